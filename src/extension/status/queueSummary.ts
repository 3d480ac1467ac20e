import type { Job, QueueSnapshot, UnreadEntry } from '../../shared/model/queue';
import type { Priority } from '../../shared/model/vocabulary';
import { assertNever } from '../../shared/util/assertNever';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';
import { formatDuration } from '../../shared/util/format';
import { actsOf } from './jobActs';

/** `vscode.l10n.t`, handed in so that the words can be tested without an editor. */
export type Localize = (message: string, ...values: (string | number)[]) => string;

export interface QueueSummary {
  readonly kind: 'idle' | 'busy' | 'stopped' | 'failed';
  /** For the status bar, with one icon. */
  readonly text: string;
  /** The same for a screen reader. */
  readonly label: string;
}

/**
 * The queue in a few characters, with what has ended unseen: `$(loading~spin) 42 % (+2), 1 unread`.
 *
 * @param isServerLost nothing runs until a restart.
 */
export function summarizeQueue(queue: QueueSnapshot | null, isServerLost: boolean, t: Localize): QueueSummary {
  if (isServerLost) {
    return {
      kind: 'failed',
      text: '$(error) Encounter Lab',
      label: t('Encounter Lab: the background process has stopped'),
    };
  }
  const summary = summarizeWork(queue, t);
  const unread = queue?.unread.length ?? 0;
  if (unread === 0) return summary;
  const words = t('{0} unread', unread);
  return { ...summary, text: `${summary.text}, ${words}`, label: `${summary.label}, ${words}` };
}

function summarizeWork(queue: QueueSnapshot | null, t: Localize): QueueSummary {
  if (queue && !queue.isEnabled) {
    return { kind: 'stopped', text: `$(circle-slash) ${t('Off')}`, label: t('Encounter Lab: switched off') };
  }
  if (queue?.isPaused) {
    const more = queue.waiting > 0 ? ` (${queue.waiting})` : '';
    return {
      kind: 'stopped',
      text: `$(debug-pause) ${t('Paused')}${more}`,
      label: t('Encounter Lab: the queue is paused, {0} waiting', queue.waiting),
    };
  }
  if (queue && queue.running + queue.waiting > 0) return summarizeBusy(queue, t);
  if (queue && queue.failed > 0) {
    return {
      kind: 'failed',
      text: `$(error) ${t('{0} failed', queue.failed)}`,
      label: t('Encounter Lab: failed simulations: {0}', queue.failed),
    };
  }
  return { kind: 'idle', text: '$(beaker) Encounter Lab', label: t('Encounter Lab: nothing to simulate') };
}

function summarizeBusy({ jobs, running, waiting }: QueueSnapshot, t: Localize): QueueSummary {
  const percent = percentOf(jobs);
  const more = Math.max(0, running - 1) + waiting;
  return {
    kind: 'busy',
    text: `$(loading~spin) ${percent} %${more > 0 ? ` (+${more})` : ''}`,
    label:
      more > 0
        ? t('Encounter Lab: simulating, {0} percent, {1} more', percent, more)
        : t('Encounter Lab: simulating, {0} percent', percent),
  };
}

/** The queue as a Markdown table, each job that can be cancelled with a link to do so; a sentence when it is empty. */
export function queueTable(queue: QueueSnapshot | null, t: Localize): string {
  if (!queue || queue.jobs.length === 0) return t('No simulations yet.');
  const rows = queue.jobs.map((job) => {
    const cancel = actsOf(job).includes('cancel')
      ? `[${t('Cancel')}](${commandLink('cancelSimulation', job.requestId)})`
      : '';
    return `| ${escapeMarkdown(job.title)} | ${escapeMarkdown(describeJob(job, t))} | ${cancel} |`;
  });
  return [`| ${t('Encounter')} | ${t('State')} | |`, '| :-- | :-- | :-- |', ...rows].join('\n');
}

/** What has ended unseen, as a Markdown list; empty when there is nothing. */
export function unreadList(unread: readonly UnreadEntry[], t: Localize): string {
  return unread.map((entry) => `- **${escapeMarkdown(entry.title)}**: ${describeUnread(entry, t)}`).join('\n');
}

/** Where a job stands, in a few words. */
export function describeJob({ state, priority }: Job, t: Localize): string {
  switch (state.kind) {
    case 'queued': {
      const wait = state.estimatedWaitMs === null ? '' : `, ${t('about {0}', formatDuration(state.estimatedWaitMs))}`;
      return `${t('waiting, position {0}', state.position)}${wait}${priorityWords(priority, t)}`;
    }
    case 'running': {
      const left = state.etaMs === null ? '' : `, ${t('{0} left', formatDuration(state.etaMs))}`;
      return `${t('running, {0} %', Math.floor(state.fraction * 100))}${left}`;
    }
    case 'preempted':
      return t('made way at {0} of {1} runs, position {2}', state.runsDone, state.runsTotal, state.position);
    case 'waiting-retry':
      return t('attempt {0} at {1}: {2}', state.attempt, timeOf(state.at), state.reason);
    case 'rate-limited':
      return t('held back until {0} by the rate limit of "{1}"', timeOf(state.at), state.group);
    case 'quarantined':
      return t('quarantined: {0}', state.reason);
    case 'completed':
      return t('finished in {0}', formatDuration(state.executionMs));
    case 'failed':
      return t('failed: {0}', state.reason);
    case 'cancelled':
      return t('cancelled');
    default:
      return assertNever(state);
  }
}

function priorityWords(priority: Priority, t: Localize): string {
  const words: Readonly<Record<Priority, string>> = {
    critical: `, ${t('critical')}`,
    high: `, ${t('high priority')}`,
    normal: '',
    low: `, ${t('background')}`,
  };
  return words[priority];
}

/** What has ended unseen, in a few words. */
export function describeUnread({ end, finishedAt }: UnreadEntry, t: Localize): string {
  const ends: Readonly<Record<UnreadEntry['end'], string>> = {
    completed: t('finished'),
    failed: t('failed'),
    quarantined: t('quarantined'),
  };
  return t('{0} at {1}, not looked at yet', ends[end], timeOf(finishedAt));
}

/** Of the day, as people here write it. */
function timeOf(isoTime: string): string {
  return new Date(isoTime).toLocaleTimeString();
}

/** Of the job that runs first; 0 while all wait. */
function percentOf(jobs: readonly Job[]): number {
  for (const { state } of jobs) if (state.kind === 'running') return Math.floor(state.fraction * 100);
  return 0;
}

function commandLink(command: string, argument: string): string {
  return `command:encounterLab.${command}?${encodeURIComponent(JSON.stringify([argument]))}`;
}
