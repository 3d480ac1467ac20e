import { wilson } from '../../engine/stats/interval';
import type { Job as JobView, JobState } from '../../shared/model/queue';
import type { AcceptedRequest } from '../runRequest';
import type { FinishedRequest } from './finishedRequests';
import type { Hold, Job } from './job';
import type { JobQueue } from './jobQueue';
import type { SpeedMeter } from './speedMeter';

/** Of those that wait, so many are shown one by one. */
const maxWaitingShown = 200;

export interface ShownQueue {
  readonly queue: JobQueue;
  /** Jobs that a worker has something of. */
  readonly running: ReadonlySet<Job>;
  /** Groups that have spent what they may, with the time they may go on. */
  readonly limited: ReadonlyMap<string, number>;
  readonly speed: SpeedMeter;
  readonly workers: number;
  readonly now: number;
}

/** One entry for each request, so that two who share a job each see their own: running, waiting, then `finished`. */
export function shownJobs(shown: ShownQueue, finished: readonly FinishedRequest[]): readonly JobView[] {
  const views: JobView[] = [];
  for (const { job, state } of statesInOrder(shown)) {
    for (const request of job.requests) views.push(viewOf(request, state));
    if (views.length >= maxWaitingShown + shown.running.size) break;
  }
  for (const { request, state } of finished) views.push(viewOf(request, state));
  return views;
}

/** Where a job stands; undefined when it has ended. */
export function stateOf(shown: ShownQueue, job: Job): JobState | undefined {
  const { queue, running, now } = shown;
  if (!queue.has(job)) return undefined;
  if (running.has(job)) return runningState(job, now, remainingMs(job, shown));
  if (job.hold) return heldState(job.hold, job);
  let position = 1;
  let aheadMs: number | null = 0;
  for (const other of running) if (queue.has(other)) aheadMs = plus(aheadMs, remainingMs(other, shown));
  for (const other of queue.before(job)) {
    if (running.has(other)) continue;
    position++;
    aheadMs = plus(aheadMs, remainingMs(other, shown));
  }
  return waitingState(job, position, aheadMs, shown);
}

function* statesInOrder(shown: ShownQueue): IterableIterator<{ readonly job: Job; readonly state: JobState }> {
  const { queue, running } = shown;
  let aheadMs: number | null = 0;
  for (const job of running) {
    if (!queue.has(job)) continue;
    const etaMs = remainingMs(job, shown);
    aheadMs = plus(aheadMs, etaMs);
    yield { job, state: runningState(job, shown.now, etaMs) };
  }
  let position = 0;
  for (const job of queue.inOrder()) {
    if (running.has(job)) continue;
    yield { job, state: waitingState(job, ++position, aheadMs, shown) };
    aheadMs = plus(aheadMs, remainingMs(job, shown));
  }
  for (const job of queue.held) {
    if (job.hold && !running.has(job)) yield { job, state: heldState(job.hold, job) };
  }
}

function plus(ms: number | null, more: number | null): number | null {
  return ms === null || more === null ? null : ms + more;
}

/** Null before anything was measured. */
function remainingMs({ key, runs }: Job, { speed, workers }: ShownQueue): number | null {
  const ms = speed.estimateMs(key.scenarioHash, key.runs - runs.runsDone);
  return ms === null ? null : ms / workers;
}

function runningState(job: Job, now: number, etaMs: number | null): JobState {
  const { runsDone, tally } = job.runs;
  const elapsedMs = Math.max(now - (job.startedAt ?? now), 1);
  return {
    kind: 'running',
    fraction: runsDone / job.key.runs,
    runsDone,
    runsTotal: job.key.runs,
    runsPerSecond: (1000 * runsDone) / elapsedMs,
    etaMs,
    phase: job.phase,
    partyWins: tally.runs === 0 ? null : { ...wilson(tally.won, tally.runs), runs: tally.runs },
  };
}

function waitingState(job: Job, position: number, aheadMs: number | null, { limited }: ShownQueue): JobState {
  const { group, key, runs, startedAt } = job;
  const limitedUntil = startedAt === null && group !== null ? limited.get(group) : undefined;
  if (limitedUntil !== undefined) return { kind: 'rate-limited', at: isoTime(limitedUntil), group: group! };
  if (runs.runsDone > 0) return { kind: 'preempted', position, runsDone: runs.runsDone, runsTotal: key.runs };
  return { kind: 'queued', position, estimatedWaitMs: aheadMs };
}

function heldState(hold: Hold, { retries, crashes }: Job): JobState {
  const { reason } = hold;
  return hold.kind === 'retry'
    ? { kind: 'waiting-retry', at: isoTime(hold.at), attempt: retries + 1, reason }
    : { kind: 'quarantined', reason, crashes };
}

export function isoTime(ms: number): string {
  return new Date(ms).toISOString();
}

function viewOf(request: AcceptedRequest, state: JobState): JobView {
  const { requestId, priority, acceptedAt, key, scenario, source } = request;
  return { requestId, title: scenario.title, uri: source.uri, priority, runs: key.runs, key, acceptedAt, state };
}
