import type { LogOutputChannel } from 'vscode';
import { messageOf } from '../shared/util/messageOf';
import type { Messages } from './notifications/messages';
import type { Localize } from './status/queueSummary';

/**
 * The one place that turns a failure into a log entry and a message. A message that is open is not shown once more,
 * so that a fault that repeats does not pile up messages; the log has every one.
 */
export class Reporter {
  private readonly open = new Set<string>();

  constructor(
    private readonly log: Pick<LogOutputChannel, 'error' | 'warn' | 'show'>,
    readonly messages: Messages,
    private readonly t: Localize,
  ) {}

  /** Logs the failure of `doing` ("Simulate Encounter") with its stack, and tells the user. */
  report(doing: string, error: unknown): void {
    this.log.error(`${doing}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
    this.show(this.t('{0} failed: {1}', doing, messageOf(error)));
  }

  /** Logs an error and shows it with Show Log. */
  tell(message: string): void {
    this.log.error(message);
    this.show(message);
  }

  /** Logs without telling: for what the user need not act on. */
  note(message: string): void {
    this.log.warn(message);
  }

  showLog(): void {
    this.log.show();
  }

  /** Runs something nobody waits for; its failure is reported. */
  run(doing: string, action: () => PromiseLike<unknown>): void {
    void (async () => {
      try {
        await action();
      } catch (error) {
        this.report(doing, error);
      }
    })();
  }

  private show(message: string): void {
    if (this.open.has(message)) return;
    this.open.add(message);
    void this.ask(message);
  }

  private async ask(message: string): Promise<void> {
    const showLog = this.t('Show Log');
    try {
      if ((await this.messages.error(message, showLog)) === showLog) this.showLog();
    } catch (error) {
      this.log.error(messageOf(error));
    } finally {
      this.open.delete(message);
    }
  }
}
