import { wilson } from '../../engine/stats/interval';
import type { Job as JobView, JobState, QueueSnapshot } from '../../shared/model/queue';
import type { AcceptedRequest, FinishedRun } from '../runRequest';
import type { Job } from './job';
import type { JobQueue } from './jobQueue';
import type { SpeedMeter } from './speedMeter';

export interface SnapshotInputs {
  readonly revision: number;
  readonly queue: JobQueue;
  readonly speed: SpeedMeter;
  readonly workers: number;
  readonly now: number;
  /** Newest first. */
  readonly finished: readonly JobView[];
  readonly failed: number;
}

/** The queue as it is shown: one entry for each request, so that two who share a job each see their own. */
export function queueSnapshot(inputs: SnapshotInputs): QueueSnapshot {
  const { queue, speed, workers, now } = inputs;
  const running: JobView[] = [];
  const waiting: JobView[] = [];
  let position = 0;
  let aheadMs: number | null = 0;
  for (const job of queue.jobs) {
    const remainingMs = speed.estimateMs(job.key.scenarioHash, job.key.runs - job.runs.runsDone);
    const etaMs = remainingMs === null ? null : remainingMs / workers;
    if (job.isRunning) {
      const state = runningState(job, now, etaMs);
      for (const request of job.requests) running.push(viewOf(request, state));
    } else {
      const state: JobState = { kind: 'queued', position: ++position, estimatedWaitMs: aheadMs };
      for (const request of job.requests) waiting.push(viewOf(request, state));
    }
    aheadMs = aheadMs === null || etaMs === null ? null : aheadMs + etaMs;
  }
  return {
    revision: inputs.revision,
    jobs: [...running, ...waiting, ...inputs.finished],
    running: running.length,
    waiting: waiting.length,
    failed: inputs.failed,
    workers,
  };
}

/** How an ended request is shown. */
export function finishedView(request: AcceptedRequest, end: FinishedRun['end'], attempts: number): JobView {
  return viewOf(request, finishedState(end, attempts));
}

function finishedState(end: FinishedRun['end'], attempts: number): JobState {
  if (end.kind === 'completed') return { kind: 'completed', executionMs: end.result.elapsedMs };
  if (end.kind === 'failed') return { kind: 'failed', reason: end.reason, attempts };
  return { kind: 'cancelled' };
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

function viewOf(request: AcceptedRequest, state: JobState): JobView {
  const { requestId, priority, acceptedAt, key, scenario, source } = request;
  return { requestId, title: scenario.title, uri: source.uri, priority, runs: key.runs, key, acceptedAt, state };
}
