import { commands, l10n } from 'vscode';
import type { Alert } from '../../shared/model/queueHealth';
import { acknowledgeAlert } from '../../shared/protocol/lspQueue';
import type { Disposable } from '../../shared/util/disposable';
import type { ServerConnection } from '../client/serverConnection';
import type { CommandId } from '../identifiers';
import type { Reporter } from '../reporter';

/** Tells each alert of the queue once, with what can be done about it; closing the message acknowledges it. */
export class AlertNotifications implements Disposable {
  private readonly subscription: Disposable;
  /** Ids of the alerts there are now that were told. */
  private told: ReadonlySet<string> = new Set();

  constructor(
    private readonly connection: Pick<ServerConnection, 'onDidChangeQueue' | 'notify'>,
    private readonly reporter: Reporter,
  ) {
    this.subscription = connection.onDidChangeQueue((queue) => this.accept(queue?.alerts ?? []));
  }

  dispose(): void {
    this.subscription.dispose();
  }

  private accept(alerts: readonly Alert[]): void {
    const fresh = alerts.filter(({ id, isAcknowledged }) => !isAcknowledged && !this.told.has(id));
    this.told = new Set(alerts.map(({ id }) => id));
    for (const alert of fresh) this.tell(alert);
  }

  private tell({ id, message, action }: Alert): void {
    const [title, command] = remedies[action]();
    this.reporter.run(title, async () => {
      const choice = await this.reporter.messages.warn(message, title);
      await this.connection.notify(acknowledgeAlert, { id });
      if (choice === title) await commands.executeCommand(command);
    });
  }
}

const remedies: Readonly<Record<Alert['action'], () => readonly [title: string, command: CommandId]>> = {
  showQueue: () => [l10n.t('Show Queue'), 'encounterLab.showQueue'],
  resume: () => [l10n.t('Resume Queue'), 'encounterLab.resumeQueue'],
  restartServer: () => [l10n.t('Restart Background Process'), 'encounterLab.restartServer'],
  clearQueue: () => [l10n.t('Clear Queue'), 'encounterLab.clearQueue'],
};
