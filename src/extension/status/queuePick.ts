import { QuickPickItemKind, type QuickPick, type QuickPickItem, ThemeIcon, commands, l10n, window } from 'vscode';
import type { Job, QueueSnapshot } from '../../shared/model/queue';
import type { ResultKey } from '../../shared/model/results';
import type { ServerConnection } from '../client/serverConnection';
import type { CommandId } from '../identifiers';
import { describeJob, isActive } from './queueSummary';

interface JobItem extends QuickPickItem {
  readonly job?: Job;
}

const cancelButton = { iconPath: new ThemeIcon('close'), tooltip: l10n.t('Cancel Simulation') };

const clearButton = { iconPath: new ThemeIcon('clear-all'), tooltip: l10n.t('Clear Queue') };

/**
 * The queue as a pick that follows what happens: running, waiting, ended; each active job with a button to cancel.
 * Choosing one that has completed shows its result; any other, the panel with what is under way.
 */
export function showQueuePick(connection: Pick<ServerConnection, 'queue' | 'onDidChangeQueue'>): void {
  const pick: QuickPick<JobItem> = window.createQuickPick<JobItem>();
  pick.title = l10n.t('Encounter Simulations');
  pick.matchOnDescription = true;
  pick.buttons = [clearButton];
  const draw = (queue: QueueSnapshot | null) => {
    const chosen = pick.activeItems[0]?.job?.requestId;
    pick.items = itemsOf(queue);
    pick.placeholder =
      pick.items.length > 0 ? l10n.t('Select a simulation to show the results') : l10n.t('No simulations yet');
    pick.activeItems = pick.items.filter((item) => chosen !== undefined && item.job?.requestId === chosen);
  };
  const subscription = connection.onDidChangeQueue(draw);
  pick.onDidTriggerItemButton(({ item }) => execute('encounterLab.cancelSimulation', item.job?.requestId));
  pick.onDidTriggerButton(() => execute('encounterLab.clearQueue'));
  pick.onDidAccept(() => {
    const job = pick.selectedItems[0]?.job;
    pick.hide();
    execute('encounterLab.showResults', job?.state.kind === 'completed' ? job.key : undefined);
  });
  pick.onDidHide(() => {
    subscription.dispose();
    pick.dispose();
  });
  draw(connection.queue);
  pick.show();
}

/** The jobs of which one can be cancelled, or undefined when nothing was chosen. */
export async function pickJob(jobs: readonly Job[]): Promise<Job | undefined> {
  const chosen = await window.showQuickPick(
    jobs.map((job) => itemOf(job)),
    { title: l10n.t('Cancel Simulation'), placeHolder: l10n.t('Select a simulation to cancel') },
  );
  return chosen?.job;
}

function itemsOf(queue: QueueSnapshot | null): JobItem[] {
  const jobs = queue?.jobs ?? [];
  const group = (label: string, kinds: readonly Job['state']['kind'][]): JobItem[] => {
    const items = jobs.filter((job) => kinds.includes(job.state.kind)).map((job) => itemOf(job, [cancelButton]));
    return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
  };
  return [
    ...group(l10n.t('Running'), ['running']),
    ...group(l10n.t('Waiting'), ['queued']),
    ...group(l10n.t('Ended'), ['completed', 'failed', 'cancelled']),
  ];
}

function itemOf(job: Job, buttons: readonly (typeof cancelButton)[] = []): JobItem {
  return {
    label: job.title,
    description: describeJob(job, l10n.t),
    buttons: isActive(job.state) ? buttons : [],
    alwaysShow: true,
    job,
  };
}

function execute(command: CommandId, argument?: string | ResultKey): void {
  void commands.executeCommand(command, ...(argument === undefined ? [] : [argument]));
}
