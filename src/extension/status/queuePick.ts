import {
  type QuickInputButton,
  type QuickPick,
  type QuickPickItem,
  QuickPickItemKind,
  ThemeIcon,
  Uri,
  commands,
  l10n,
  window,
} from 'vscode';
import type { Job, QueueSnapshot, UnreadEntry } from '../../shared/model/queue';
import type { ServerConnection } from '../client/serverConnection';
import type { CommandId } from '../identifiers';
import { type JobAct, actsOf, raised } from './jobActs';
import { describeJob, describeUnread } from './queueSummary';

interface QueueButton extends QuickInputButton {
  readonly press: (job: Job | undefined) => void;
}

interface QueueItem extends QuickPickItem {
  readonly job?: Job | undefined;
  readonly unread?: UnreadEntry;
}

/** Shows what came of work that has ended unseen. */
interface UnreadOpener {
  open(entry: UnreadEntry): void;
}

/**
 * The queue as a pick that follows what happens: unread, running, waiting, failed, ended; each job with a button for
 * what can be done with it. Choosing what has ended shows its result; anything else, the panel with what is under way.
 */
export function showQueuePick(
  connection: Pick<ServerConnection, 'queue' | 'onDidChangeQueue'>,
  unread: UnreadOpener,
): void {
  const pick: QuickPick<QueueItem> = window.createQuickPick<QueueItem>();
  pick.matchOnDescription = true;
  const draw = (queue: QueueSnapshot | null) => {
    const chosen = pick.activeItems[0]?.job?.requestId;
    pick.title = titleOf(queue);
    pick.buttons = [queue?.isPaused ? buttons.resume : buttons.pause, buttons.clear];
    pick.items = itemsOf(queue);
    pick.placeholder =
      pick.items.length > 0 ? l10n.t('Select a simulation to show the results') : l10n.t('No simulations yet');
    pick.activeItems = pick.items.filter((item) => chosen !== undefined && item.job?.requestId === chosen);
  };
  const subscription = connection.onDidChangeQueue(draw);
  pick.onDidTriggerItemButton(({ item, button }) => press(button, item.job));
  pick.onDidTriggerButton((button) => press(button, undefined));
  pick.onDidAccept(() => {
    const [item] = pick.selectedItems;
    pick.hide();
    if (item?.unread) unread.open(item.unread);
    else show(item?.job);
  });
  pick.onDidHide(() => {
    subscription.dispose();
    pick.dispose();
  });
  draw(connection.queue);
  pick.show();
}

const onJob = (command: CommandId) => (job: Job | undefined) => execute(command, job?.requestId);

/** At most six icons: one of pause and resume is there at a time. */
const buttons = {
  pause: button('debug-pause', l10n.t('Pause Queue'), () => execute('encounterLab.pauseQueue')),
  resume: button('play', l10n.t('Resume Queue'), () => execute('encounterLab.resumeQueue')),
  clear: button('clear-all', l10n.t('Clear Queue'), () => execute('encounterLab.clearQueue')),
} as const;

const actButtons: Readonly<Record<JobAct, QueueButton>> = {
  raise: button('arrow-up', l10n.t('Raise Priority'), (job) => {
    if (job) execute('encounterLab.changePriority', job.requestId, raised(job.priority));
  }),
  retry: button('refresh', l10n.t('Retry Simulation'), onJob('encounterLab.retrySimulation')),
  cancel: button('close', l10n.t('Cancel Simulation'), onJob('encounterLab.cancelSimulation')),
  remove: button('trash', l10n.t('Remove from Queue'), onJob('encounterLab.removeFromQueue')),
};

function button(icon: string, tooltip: string, onPress: QueueButton['press']): QueueButton {
  return { iconPath: new ThemeIcon(icon), tooltip, press: onPress };
}

function press(pressed: QuickInputButton, job: Job | undefined): void {
  if ('press' in pressed) (pressed as QueueButton).press(job);
}

function show(job: Job | undefined): void {
  if (job?.state.kind !== 'completed') execute('encounterLab.showResults');
  else if (job.state.resultsAvailable) execute('encounterLab.showResults', job.key);
  // Kept in no slot, so it is fought again.
  else execute('encounterLab.simulateEncounter', Uri.parse(job.uri));
}

function titleOf(queue: QueueSnapshot | null): string {
  if (queue && !queue.isEnabled) return l10n.t('Encounter Simulations (switched off)');
  return queue?.isPaused ? l10n.t('Encounter Simulations (paused)') : l10n.t('Encounter Simulations');
}

function itemsOf(queue: QueueSnapshot | null): readonly QueueItem[] {
  if (!queue) return [];
  const unread = new Set(queue.unread.map(({ requestId }) => requestId));
  const jobs = new Map(queue.jobs.map((job) => [job.requestId, job]));
  const others = queue.jobs.filter(({ requestId }) => !unread.has(requestId));
  const of = (...kinds: Job['state']['kind'][]) => others.filter(({ state }) => kinds.includes(state.kind)).map(itemOf);
  return [
    ...group(
      l10n.t('Unread'),
      queue.unread.map((entry) => unreadItemOf(entry, jobs.get(entry.requestId))),
    ),
    ...group(l10n.t('Running'), of('running')),
    ...group(l10n.t('Waiting'), of('queued', 'preempted', 'rate-limited', 'waiting-retry')),
    ...group(l10n.t('Failed'), of('failed', 'quarantined')),
    ...group(l10n.t('Ended'), of('completed', 'cancelled')),
  ];
}

function group(label: string, items: readonly QueueItem[]): readonly QueueItem[] {
  return items.length > 0 ? [{ label, kind: QuickPickItemKind.Separator }, ...items] : [];
}

function itemOf(job: Job): QueueItem {
  return { label: job.title, description: describeJob(job, l10n.t), buttons: buttonsOf(job), alwaysShow: true, job };
}

function unreadItemOf(unread: UnreadEntry, job: Job | undefined): QueueItem {
  return {
    label: unread.title,
    description: describeUnread(unread, l10n.t),
    buttons: job ? buttonsOf(job) : [],
    alwaysShow: true,
    ...{ job, unread },
  };
}

/** To remove what can be cancelled is the same. */
function buttonsOf(job: Job): readonly QueueButton[] {
  const acts = actsOf(job);
  return acts.filter((act) => act !== 'remove' || !acts.includes('cancel')).map((act) => actButtons[act]);
}

function execute(command: CommandId, ...parameters: readonly unknown[]): void {
  void commands.executeCommand(command, ...parameters);
}
