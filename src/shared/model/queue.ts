import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';
import { alertSchema, healthSchema } from './queueHealth';
import { resultKeySchema } from './results';
import { priorities } from './vocabulary';

const count = v.pipe(v.number(), v.minValue(0));
const isoTime = v.pipe(v.string(), v.isoTimestamp());

/** Where a job stands. */
export const jobStateSchema = v.variant('kind', [
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
  /** Made way for a better job, or was checkpointed by a pause; keeps the runs that are done and its place. */
  v.object({ kind: v.literal('preempted'), position: count, runsDone: count, runsTotal: count }),
  /** After a fault that may pass: runs again by itself. */
  v.object({ kind: v.literal('waiting-retry'), at: isoTime, attempt: count, reason: v.string() }),
  /** Its group has spent what it may: runs again by itself. */
  v.object({ kind: v.literal('rate-limited'), at: isoTime, group: v.string() }),
  v.object({
    kind: v.literal('completed'),
    executionMs: count,
    /** True once the client has the result in a slot. */
    resultsAvailable: v.boolean(),
    /** Null while it is in none. */
    slot: v.nullable(v.picklist(['A', 'B'])),
  }),
  v.object({ kind: v.literal('failed'), reason: v.string(), attempts: count }),
  /** Has ended its worker too often: runs only when asked to, and then alone. */
  v.object({ kind: v.literal('quarantined'), reason: v.string(), crashes: count }),
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

/** Background work that has ended and that nobody has looked at. */
export const unreadEntrySchema = v.object({
  requestId: v.string(),
  uri: v.string(),
  title: v.string(),
  end: v.picklist(['completed', 'failed', 'quarantined']),
  finishedAt: isoTime,
});
export type UnreadEntry = DeepReadonly<v.InferOutput<typeof unreadEntrySchema>>;

/** The whole queue, always complete: views that missed a message need only the next one. */
export const queueSnapshotSchema = v.object({
  /** Rises by one with every change. */
  revision: count,
  /** Running first, then waiting in the order they will run (the first 200), then the ended, newest first (100). */
  jobs: v.array(jobSchema),
  running: count,
  /** All that wait, for their turn, for a retry or for their group. */
  waiting: count,
  /** Failed or quarantined since the queue was last looked at or cleared; those of a file are forgotten when it completes. */
  failed: count,
  workers: count,
  isPaused: v.boolean(),
  isEnabled: v.boolean(),
  /** `owner`: saved. `follower`: another window saves its queue in the same folder. `memory`: cannot be saved. */
  journal: v.picklist(['owner', 'follower', 'memory']),
  /** Newest first, one entry for each piece of work. */
  unread: v.array(unreadEntrySchema),
  health: healthSchema,
  alerts: v.array(alertSchema),
});
export type QueueSnapshot = DeepReadonly<v.InferOutput<typeof queueSnapshotSchema>>;
