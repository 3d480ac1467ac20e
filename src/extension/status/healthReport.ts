import type { QueueSnapshot } from '../../shared/model/queue';
import type { Alert, Health, HistoryRecord, QueueStatistics } from '../../shared/model/queueHealth';
import { escapeMarkdown } from '../../shared/util/escapeMarkdown';
import { formatDuration, formatPercent } from '../../shared/util/format';
import { historyByHour } from './historyByHour';
import type { Localize } from './queueSummary';

export interface QueueFigures {
  readonly queue: Pick<QueueSnapshot, 'health' | 'alerts' | 'isPaused' | 'isEnabled' | 'journal'>;
  readonly statistics: QueueStatistics;
  /** Oldest first. */
  readonly records: readonly HistoryRecord[];
  readonly at: Date;
}

/** How the queue is doing, as Markdown: the score with its reasons and remedies, alerts, figures, the last hours. */
export function healthReport({ queue, statistics, records, at }: QueueFigures, t: Localize): string {
  return [
    `# ${t('Queue Health')}: ${queue.health.score} ${t('of 100')}, ${levelOf(queue.health, t)}`,
    t('As of {0}. Choose Show Queue Health again to bring it up to date.', at.toLocaleTimeString()),
    ...statesOf(queue, t),
    ...deductionsOf(queue.health, t),
    `## ${t('Alerts')}`,
    alertsOf(queue.alerts, t),
    `## ${t('Figures')}`,
    table([t('Figure'), t('Value')], figuresOf(statistics, t)),
    `## ${t('The last hours')}`,
    historyOf(records, t),
    '',
  ].join('\n\n');
}

function levelOf({ level }: Health, t: Localize): string {
  const levels: Readonly<Record<Health['level'], string>> = {
    healthy: t('healthy'),
    warning: t('warning'),
    critical: t('critical'),
  };
  return levels[level];
}

function statesOf({ isPaused, isEnabled, journal }: QueueFigures['queue'], t: Localize): readonly string[] {
  const states: string[] = [];
  if (!isEnabled) states.push(t('Simulations are switched off by the setting "encounterLab.enabled".'));
  if (isPaused) states.push(t('The queue is paused: Resume Queue lets it go on.'));
  if (journal === 'follower') states.push(t('Another window saves its queue in this folder; this one is not saved.'));
  if (journal === 'memory') states.push(t('The queue is not saved: it is in memory only.'));
  return states;
}

function deductionsOf({ deductions }: Health, t: Localize): readonly string[] {
  if (deductions.length === 0) return [t('Nothing is taken off the score.')];
  const rows = deductions.map(({ cause, points, remedy }) => [
    `-${points}`,
    escapeMarkdown(cause),
    escapeMarkdown(remedy),
  ]);
  return [table([t('Points'), t('Cause'), t('What to do')], rows)];
}

function alertsOf(alerts: readonly Alert[], t: Localize): string {
  if (alerts.length === 0) return t('None.');
  return alerts
    .map(({ message, raisedAt, isAcknowledged }) => {
      const since = t('since {0}', new Date(raisedAt).toLocaleTimeString());
      return `- ${escapeMarkdown(message)} (${since}${isAcknowledged ? `, ${t('acknowledged')}` : ''})`;
    })
    .join('\n');
}

function figuresOf(statistics: QueueStatistics, t: Localize): readonly (readonly string[])[] {
  const { counts, waitMs, runMs, successRate, workers, memory, oldestWaitingMs, windowMs } = statistics;
  const none = t('none yet');
  const quantiles = (value: typeof waitMs) =>
    value === null ? none : t('{0} (half), {1} (95 %)', formatDuration(value.p50), formatDuration(value.p95));
  const over = t('last {0}', formatDuration(windowMs));
  return [
    [t('Running'), `${counts.running}`],
    [t('Waiting for their turn'), `${counts.waiting}`],
    [t('Made way'), `${counts.preempted}`],
    [t('Waiting to be tried again'), `${counts.waitingRetry}`],
    [t('Held back by rate limits'), `${counts.rateLimited}`],
    [t('Oldest that waits'), oldestWaitingMs === null ? t('none') : formatDuration(oldestWaitingMs)],
    [`${t('Wait')}, ${over}`, quantiles(waitMs)],
    [`${t('Execution')}, ${over}`, quantiles(runMs)],
    [`${t('Succeeded')}, ${over}`, successRate === null ? none : formatPercent(successRate)],
    [`${t('Runs a second')}, ${over}`, `${Math.round(statistics.runsPerSecond)}`],
    [`${t('Simulations a minute')}, ${over}`, statistics.jobsPerMinute.toFixed(1)],
    [t('Completed since the start'), `${counts.completed}`],
    [t('Failed, quarantined, cancelled'), `${counts.failed}, ${counts.quarantined}, ${counts.cancelled}`],
    [t('Shared with one under way, known already'), `${statistics.deduplicated}, ${statistics.cacheHits}`],
    [t('Tried again'), `${statistics.retries}`],
    [t('Workers that died'), `${statistics.crashes}`],
    [t('Late reports refused'), `${statistics.rejectedReports}`],
    [
      t('Workers'),
      t('{0}, {1} busy, {2} of the time', workers.total, workers.busy, formatPercent(workers.utilisation)),
    ],
    [t('Memory of the process, and at most'), `${megabytes(memory.total)}, ${megabytes(memory.peak)}`],
    [t('Memory of the queue, and of the workers'), `${megabytes(memory.queue)}, ${megabytes(memory.workers)}`],
  ];
}

function historyOf(records: readonly HistoryRecord[], t: Localize): string {
  const hours = historyByHour(records);
  if (hours.length === 0) return t('Nothing yet: a record is kept for each minute that the process runs.');
  const rows = hours.map((hour) => [
    hour.from.toLocaleString(undefined, { weekday: 'short', hour: '2-digit', minute: '2-digit' }),
    ...[hour.minutes, hour.completed, hour.failed, hour.runs, hour.mostWaiting].map(String),
    ...[formatPercent(hour.utilisation), megabytes(hour.mostMemory), String(hour.lowestScore)],
  ]);
  return table(
    [
      ...[t('From'), t('Minutes'), t('Completed'), t('Failed'), t('Runs'), t('Most waiting')],
      ...[t('Busy'), t('Most memory'), t('Lowest score')],
    ],
    rows,
  );
}

function table(heads: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(heads), line(heads.map(() => ':--')), ...rows.map(line)].join('\n');
}

function megabytes(bytes: number): string {
  return `${(bytes / 1e6).toFixed(1)} MB`;
}
