/** Reads a text piece by piece, with positions. Patterns are sticky (flag `y`). */
export class Scanner {
  position = 0;

  constructor(readonly text: string) {}

  /** What stands next, when it is this; the position moves past it. */
  take(pattern: RegExp): RegExpExecArray | null {
    pattern.lastIndex = this.position;
    const match = pattern.exec(this.text);
    if (match) this.position = pattern.lastIndex;
    return match;
  }

  get isAtEnd(): boolean {
    return this.position >= this.text.length;
  }

  /** What is left, without the spaces at its end. */
  get rest(): string {
    return this.text.slice(this.position).trimEnd();
  }
}
