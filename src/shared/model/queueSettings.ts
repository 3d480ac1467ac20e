import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';

const between = (min: number, max: number) =>
  v.pipe(
    v.number('Must be a number'),
    v.integer('Must be a whole number'),
    v.minValue(min, `Must be from ${min} to ${max}`),
    v.maxValue(max, `Must be from ${min} to ${max}`),
  );

/** What a group of requests may spend: a bucket that fills up over time and is drawn from when a job starts. */
export const rateLimitSchema = v.object({
  requestsPerMinute: between(1, 100_000),
  /** Of whatever the caller counts in `tokens`; null for no limit. */
  tokensPerMinute: v.nullable(between(1, 1_000_000_000)),
  /** Requests that may start at once after a rest. */
  burst: between(1, 10_000),
});
export type RateLimit = v.InferOutput<typeof rateLimitSchema>;

/** What can be changed while the queue runs. Each has a default, a range and a setting of the same name. */
export const queueSettingsSchema = v.object({
  /** False: nothing is accepted and nothing runs. */
  enabled: v.boolean('Must be true or false'),
  /** Jobs that may have chunks with workers at the same time. */
  maxConcurrentSimulations: between(1, 64),
  /** Threads. 0: one less than the machine has, at least one. */
  workers: between(0, 64),
  /** Jobs that may wait, and requests that may hang on one job. */
  maxQueueSize: between(1, 100_000),
  progressUpdateIntervalMs: between(50, 5000),
  /** Results of background work go to a slot by themselves. */
  autoStoreCompleted: v.boolean('Must be true or false'),
  /** Finished records leave by themselves. */
  autoCleanup: v.boolean('Must be true or false'),
  maxCompletedAgeSeconds: between(1, 604_800),
  /** Of transient faults, for each job. */
  maxRetries: between(0, 20),
  /** Waiting time that is worth one step of priority. */
  promotionSeconds: between(1, 86_400),
  /** A busy worker that is silent for so long is replaced. */
  staleWorkerSeconds: between(1, 600),
  /** By group. */
  rateLimits: v.record(v.pipe(v.string(), v.minLength(1), v.maxLength(100)), rateLimitSchema),
});
export type QueueSettings = DeepReadonly<v.InferOutput<typeof queueSettingsSchema>>;

export const defaultQueueSettings: QueueSettings = {
  enabled: true,
  maxConcurrentSimulations: 3,
  workers: 0,
  maxQueueSize: 100,
  progressUpdateIntervalMs: 500,
  autoStoreCompleted: true,
  autoCleanup: true,
  maxCompletedAgeSeconds: 3600,
  maxRetries: 3,
  promotionSeconds: 60,
  staleWorkerSeconds: 10,
  rateLimits: {},
};
