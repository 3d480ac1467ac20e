import type { Job, JobState, QueueSnapshot } from '../../shared/model/queue';
import { assertNever } from '../../shared/util/assertNever';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';
import { formatDuration } from '../../shared/util/format';

/** `vscode.l10n.t`, handed in so that the words can be tested without an editor. */
export type Localize = (message: string, ...values: (string | number)[]) => string;

export interface QueueSummary {
  readonly kind: 'idle' | 'busy' | 'failed';
  /** For the status bar, with one icon. */
  readonly text: string;
  /** The same for a screen reader. */
  readonly label: string;
}

/** The queue in a few characters: `$(loading~spin) 42 % (+2)`. @param isServerLost nothing runs until a restart. */
export function summarizeQueue(queue: QueueSnapshot | null, isServerLost: boolean, t: Localize): QueueSummary {
  if (isServerLost) {
    return {
      kind: 'failed',
      text: '$(error) Encounter Lab',
      label: t('Encounter Lab: the background process has stopped'),
    };
  }
  if (queue && queue.running + queue.waiting > 0) {
    const percent = percentOf(queue.jobs);
    const more = Math.max(0, queue.running - 1) + queue.waiting;
    return {
      kind: 'busy',
      text: `$(loading~spin) ${percent} %${more > 0 ? ` (+${more})` : ''}`,
      label:
        more > 0
          ? t('Encounter Lab: simulating, {0} percent, {1} more', percent, more)
          : t('Encounter Lab: simulating, {0} percent', percent),
    };
  }
  if (queue && queue.failed > 0) {
    return {
      kind: 'failed',
      text: `$(error) ${t('{0} failed', queue.failed)}`,
      label: t('Encounter Lab: failed simulations: {0}', queue.failed),
    };
  }
  return { kind: 'idle', text: '$(beaker) Encounter Lab', label: t('Encounter Lab: nothing to simulate') };
}

/** The queue as a Markdown table, each job that can be cancelled with a link to do so; a sentence when it is empty. */
export function queueTable(queue: QueueSnapshot | null, t: Localize): string {
  if (!queue || queue.jobs.length === 0) return t('No simulations yet.');
  const rows = queue.jobs.map((job) => {
    const cancel = isActive(job.state) ? `[${t('Cancel')}](${commandLink('cancelSimulation', job.requestId)})` : '';
    return `| ${escapeMarkdown(job.title)} | ${escapeMarkdown(describeJob(job, t))} | ${cancel} |`;
  });
  return [`| ${t('Encounter')} | ${t('State')} | |`, '| :-- | :-- | :-- |', ...rows].join('\n');
}

/** Where a job stands, in a few words. */
export function describeJob({ state, priority }: Job, t: Localize): string {
  switch (state.kind) {
    case 'queued': {
      const wait = state.estimatedWaitMs === null ? '' : `, ${t('about {0}', formatDuration(state.estimatedWaitMs))}`;
      return `${t('waiting, position {0}', state.position)}${wait}${priority === 'low' ? `, ${t('background')}` : ''}`;
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

/** True while there is something to cancel. */
export function isActive({ kind }: JobState): boolean {
  return kind !== 'completed' && kind !== 'failed' && kind !== 'cancelled';
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
