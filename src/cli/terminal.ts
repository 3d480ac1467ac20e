/** Where a command prints: results to standard output; everything else to standard error. */
export class Terminal {
  private hasProgress = false;

  constructor(
    private readonly output: NodeJS.WriteStream,
    private readonly errors: NodeJS.WriteStream,
  ) {
    // A reader such as `head` that has seen enough closes the pipe; that is no fault.
    output.on('error', (error: NodeJS.ErrnoException) => {
      if (error.code !== 'EPIPE') throw error;
    });
  }

  print(text: string): void {
    this.clearProgress();
    this.output.write(`${text}\n`);
  }

  tell(text: string): void {
    this.clearProgress();
    this.errors.write(`${text}\n`);
  }

  /** One line that the next one replaces; only where someone can be looking. */
  showProgress(text: string): void {
    if (!this.errors.isTTY) return;
    this.clearProgress();
    // A terminal that does not tell its width is taken to be an ordinary one.
    this.errors.write(text.slice(0, (this.errors.columns || 80) - 1));
    this.hasProgress = true;
  }

  clearProgress(): void {
    if (this.hasProgress) this.errors.write('\r\x1b[K');
    this.hasProgress = false;
  }
}
