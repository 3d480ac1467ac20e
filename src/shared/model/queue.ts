import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';
import { resultKeySchema } from './results';
import { priorities } from './vocabulary';

const count = v.pipe(v.number(), v.minValue(0));

/** Where a job stands. */
const jobStateSchema = v.variant('kind', [
  v.object({
    kind: v.literal('queued'),
    /** 1 is next. */
    position: count,
    /** Null until there is a measured speed to estimate from. */
    estimatedWaitMs: v.nullable(count),
  }),
  v.object({
    kind: v.literal('running'),
    fraction: count,
    runsDone: count,
    runsTotal: count,
    runsPerSecond: count,
    etaMs: v.nullable(count),
    phase: v.picklist(['simulating', 'analyzing']),
    /** The chance to win as far as it is known: narrows while the job runs. Null before the first chunk is back. */
    partyWins: v.nullable(
      v.object({
        ...{ rate: count, low: count, high: count },
        /** What it is of: fewer than `runsDone`, which counts chunks that are still with a worker. */
        runs: count,
      }),
    ),
  }),
  v.object({ kind: v.literal('completed'), executionMs: count }),
  v.object({ kind: v.literal('failed'), reason: v.string(), attempts: count }),
  v.object({ kind: v.literal('cancelled') }),
]);
export type JobState = DeepReadonly<v.InferOutput<typeof jobStateSchema>>;

const jobSchema = v.object({
  /** UUID. */
  requestId: v.string(),
  title: v.string(),
  uri: v.string(),
  priority: v.picklist(priorities),
  runs: count,
  /** Of the result it will have, or has. */
  key: resultKeySchema,
  /** Milliseconds since 1970. */
  acceptedAt: count,
  state: jobStateSchema,
});
export type Job = DeepReadonly<v.InferOutput<typeof jobSchema>>;

/** The whole queue, always complete: views that missed a message need only the next one. */
export const queueSnapshotSchema = v.object({
  /** Rises by one with every change. */
  revision: count,
  /** Running first, then waiting in the order they will run, then the last finished (newest first, at most 20). */
  jobs: v.array(jobSchema),
  running: count,
  waiting: count,
  /** Failed since the queue was last looked at or cleared; those of a file are forgotten when it completes. */
  failed: count,
  workers: count,
});
export type QueueSnapshot = DeepReadonly<v.InferOutput<typeof queueSnapshotSchema>>;
