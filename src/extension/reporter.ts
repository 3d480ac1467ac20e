import { type LogOutputChannel, l10n, window } from 'vscode';

/**
 * The one place that turns a failure into a log entry and a message. While its message is open, further failures are
 * only logged, so that a fault that repeats does not pile up messages.
 */
export class Reporter {
  private isMessageOpen = false;

  constructor(private readonly log: LogOutputChannel) {}

  /** Logs the failure of `doing` ("Simulate Encounter") with its stack, and tells the user. */
  report(doing: string, error: unknown): void {
    this.log.error(`${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    this.tell(l10n.t('{0} failed: {1}', doing, error instanceof Error ? error.message : String(error)));
  }

  /** Shows an error with Show Log, unless such a message is open. */
  tell(message: string): void {
    if (this.isMessageOpen) return;
    this.isMessageOpen = true;
    const showLog = l10n.t('Show Log');
    void window.showErrorMessage(message, showLog).then((choice) => {
      this.isMessageOpen = false;
      if (choice === showLog) this.showLog();
    });
  }

  /** Logs without telling: for what the user need not act on. */
  note(message: string): void {
    this.log.warn(message);
  }

  showLog(): void {
    this.log.show();
  }

  /** Runs something nobody waits for; its failure is reported. */
  run(doing: string, action: () => Promise<unknown> | Thenable<unknown>): void {
    void (async () => {
      try {
        await action();
      } catch (error) {
        this.report(doing, error);
      }
    })();
  }
}
