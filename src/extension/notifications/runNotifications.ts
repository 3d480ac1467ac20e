import { type Disposable, commands, l10n } from 'vscode';
import type { Result } from '../../shared/model/results';
import { verdictSentences } from '../../shared/util/verdict';
import type { CommandId } from '../identifiers';
import type { Reporter } from '../reporter';
import type { SettingsReader } from '../settingsReader';

/** Failures that come within this time of one another are told in one message. */
const gatherMs = 500;

/** What is said about runs that ended while nobody was looking, and about those that failed. */
export class RunNotifications implements Disposable {
  private readonly failures: string[] = [];
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly settings: SettingsReader,
    private readonly reporter: Reporter,
  ) {}

  /** A result is there and is not in view. */
  finished(title: string, analysis: Result['analysis']): void {
    if (!this.settings.read().notifyWhenDone) return;
    const showResults = l10n.t('Show Results');
    const stop = l10n.t("Don't Show Again");
    const message = `${title}: ${verdictSentences(analysis)[0] ?? ''}`;
    this.reporter.run(showResults, async () => {
      const choice = await this.reporter.messages.inform(message, showResults, stop);
      if (choice === showResults) await commands.executeCommand('encounterLab.showResults' satisfies CommandId);
      if (choice === stop) await this.settings.stopNotifying();
    });
  }

  failed(title: string, reason: string): void {
    this.failures.push(`${title}: ${reason}`);
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.tellFailures(), gatherMs);
  }

  /** A result could not be saved: it is shown all the same, and `retry` tries again. */
  unsaved(reason: string, retry: () => Promise<void>): void {
    const again = l10n.t('Retry');
    const message = l10n.t(
      'The result is shown but could not be saved: {0} The result kept before is untouched.',
      withFullStop(reason),
    );
    this.reporter.note(message);
    this.reporter.run(again, async () => {
      const choice = await this.reporter.messages.warn(message, again, l10n.t('Show Log'));
      if (choice === again) await retry();
      else if (choice !== undefined) this.reporter.showLog();
    });
  }

  dispose(): void {
    clearTimeout(this.timer);
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

function withFullStop(sentence: string): string {
  return /[.!?]$/.test(sentence) ? sentence : `${sentence}.`;
}
