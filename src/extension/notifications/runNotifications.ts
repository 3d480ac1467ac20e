import { type Disposable, Uri, commands, l10n } from 'vscode';
import type { Result } from '../../shared/model/results';
import { verdictSentences } from '../../shared/util/verdict';
import type { CommandId } from '../identifiers';
import type { Reporter } from '../reporter';
import type { SettingsReader } from '../settingsReader';

/** What comes within this time of one another is told in one message. */
const gatherMs = 500;

interface FinishedWork {
  readonly result: Result;
  /** In a slot; else it is fought again to be shown. */
  readonly isStored: boolean;
}

/** What is said about runs that ended while nobody was looking, and about those that failed. */
export class RunNotifications implements Disposable {
  private readonly failures: string[] = [];
  private readonly done: FinishedWork[] = [];
  private isDoneTold = false;
  private failureTimer: NodeJS.Timeout | undefined;
  private doneTimer: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: SettingsReader,
    private readonly reporter: Reporter,
  ) {}

  /** A result is there and is not in view. While a message about another is open there is no second one. */
  finished(result: Result, isStored: boolean): void {
    if (this.isDoneTold || !this.settings.read().notifyWhenDone) return;
    this.done.push({ result, isStored });
    clearTimeout(this.doneTimer);
    this.doneTimer = setTimeout(() => this.tellDone(), gatherMs);
  }

  failed(title: string, reason: string): void {
    this.failures.push(`${title}: ${reason}`);
    clearTimeout(this.failureTimer);
    this.failureTimer = setTimeout(() => this.tellFailures(), gatherMs);
  }

  /** A simulation was set aside, because it ended its worker again and again. */
  quarantined(title: string, reason: string, retry: () => Promise<void>): void {
    const message = l10n.t('{0} was set aside: {1}', title, withFullStop(reason));
    this.offerRetry(message, l10n.t('Retry'), retry);
  }

  /** A result could not be saved: it is shown all the same, and `retry` tries again. */
  unsaved(reason: string, retry: () => Promise<void>): void {
    const message = l10n.t(
      'The result is shown but could not be saved: {0} The result kept before is untouched.',
      withFullStop(reason),
    );
    this.offerRetry(message, l10n.t('Retry'), retry);
  }

  dispose(): void {
    clearTimeout(this.failureTimer);
    clearTimeout(this.doneTimer);
  }

  private offerRetry(message: string, again: string, retry: () => Promise<void>): void {
    this.reporter.note(message);
    this.reporter.run(again, async () => {
      const choice = await this.reporter.messages.warn(message, again, l10n.t('Show Log'));
      if (choice === again) await retry();
      else if (choice !== undefined) this.reporter.showLog();
    });
  }

  private tellDone(): void {
    const done = this.done.splice(0);
    const [first] = done;
    if (!first) return;
    const { result, isStored } = first;
    const isOne = done.length === 1;
    const message = isOne
      ? `${result.scenario.title}: ${verdictSentences(result.analysis)[0] ?? ''}`
      : l10n.t('{0} simulations in the background have finished.', done.length);
    const show = isOne ? l10n.t('Show Results') : l10n.t('Show Queue');
    const stop = l10n.t("Don't Show Again");
    this.isDoneTold = true;
    this.reporter.run(show, async () => {
      try {
        const choice = await this.reporter.messages.inform(message, show, stop);
        if (choice === stop) await this.settings.stopNotifying();
        if (choice !== show) return;
        if (!isOne) await execute('encounterLab.showQueue');
        else if (isStored) await execute('encounterLab.showResults', result.key);
        else await execute('encounterLab.simulateEncounter', Uri.parse(result.source.uri));
      } finally {
        this.isDoneTold = false;
      }
    });
  }

  private tellFailures(): void {
    const failures = this.failures.splice(0);
    this.reporter.tell(
      failures.length === 1
        ? l10n.t('The simulation failed. {0}', failures.join(''))
        : l10n.t('{0} simulations failed. {1}', failures.length, failures.join(' ')),
    );
  }
}

async function execute(command: CommandId, ...parameters: unknown[]): Promise<void> {
  await commands.executeCommand(command, ...parameters);
}

function withFullStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
