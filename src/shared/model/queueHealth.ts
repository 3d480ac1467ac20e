import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';

const count = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const isoTime = v.pipe(v.string(), v.isoTimestamp());
const quantiles = v.nullable(v.object({ p50: count, p95: count }));

/** 100 less what is wrong: `healthy` from 80, `warning` from 60. */
export const healthSchema = v.object({
  score: v.pipe(v.number(), v.minValue(0), v.maxValue(100)),
  level: v.picklist(['healthy', 'warning', 'critical']),
  deductions: v.array(
    v.object({
      /** What is wrong, with the figure measured. */
      cause: v.string(),
      points: count,
      /** What to do. */
      remedy: v.string(),
    }),
  ),
});
export type Health = DeepReadonly<v.InferOutput<typeof healthSchema>>;

const alertMetrics = [
  'healthScore',
  'waiting',
  'oldestWaitingSeconds',
  'successRate',
  'failed',
  'quarantined',
  'crashes',
  'memoryMegabytes',
] as const;

/** When to speak up: a metric beyond its threshold, `breaches` times in a row (it is looked at once every 15 s). */
export const alertRuleSchema = v.object({
  id: v.string(),
  metric: v.picklist(alertMetrics),
  operator: v.picklist(['<', '>']),
  threshold: v.number(),
  /** What the metric is taken over, where it is of a window. */
  windowSeconds: count,
  breaches: v.pipe(v.number(), v.integer(), v.minValue(1)),
});
export type AlertRule = DeepReadonly<v.InferOutput<typeof alertRuleSchema>>;

/** Raised once; at most one for each rule in 15 minutes, and ten in an hour. */
export const alertSchema = v.object({
  /** UUID. */
  id: v.string(),
  ruleId: v.string(),
  message: v.string(),
  /** What the user can do about it. */
  action: v.picklist(['showQueue', 'resume', 'restartServer', 'clearQueue']),
  raisedAt: isoTime,
  isAcknowledged: v.boolean(),
});
export type Alert = DeepReadonly<v.InferOutput<typeof alertSchema>>;

export const queueStatisticsSchema = v.object({
  counts: v.object({
    ...{ running: count, waiting: count, preempted: count, waitingRetry: count, rateLimited: count },
    /** Since the start of the process. */
    ...{ completed: count, failed: count, quarantined: count, cancelled: count },
  }),
  oldestWaitingMs: v.nullable(count),
  /** From acceptance to the first chunk, and from there to the end; over the window. Null when there were none. */
  waitMs: quantiles,
  runMs: quantiles,
  /** Over the window. */
  runsPerSecond: count,
  jobsPerMinute: count,
  /** Completed of those that completed, failed or were quarantined in the window; null when there were none. */
  successRate: v.nullable(share),
  windowMs: count,
  /** Since the start of the process. */
  deduplicated: count,
  cacheHits: count,
  retries: count,
  crashes: count,
  /** Reports of workers that had been replaced, or of work that had been taken away. */
  rejectedReports: count,
  workers: v.object({
    total: count,
    busy: count,
    /** Share of the window in which they were busy. */
    utilisation: share,
  }),
  /** Bytes, measured. */
  memory: v.object({
    /** Of results and checkpoints that the queue holds. */
    queue: count,
    /** Heaps of the workers, as they last reported. */
    workers: count,
    /** Resident size of the background process, with its workers. */
    total: count,
    peak: count,
  }),
});
export type QueueStatistics = DeepReadonly<v.InferOutput<typeof queueStatisticsSchema>>;

/** One minute of the queue. A minute in which the process did not run has no record. */
export const historyRecordSchema = v.object({
  at: isoTime,
  ...{ running: count, waiting: count, completed: count, failed: count, runs: count },
  /** Mean over the jobs that started in this minute; null when none did. */
  waitMs: v.nullable(count),
  utilisation: share,
  memory: count,
  healthScore: count,
});
export type HistoryRecord = DeepReadonly<v.InferOutput<typeof historyRecordSchema>>;
