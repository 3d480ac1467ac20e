import * as v from 'valibot';
import { jobStateSchema, queueSnapshotSchema } from '../model/queue';
import { historyRecordSchema, queueStatisticsSchema } from '../model/queueHealth';
import { queueSettingsSchema } from '../model/queueSettings';
import { priorities } from '../model/vocabulary';
import { count, notification, outcomeOf, request, requestId, uri } from './lspMessage';

// The messages about the queue as a whole and about what waits in it.

/** At most once in `progressUpdateIntervalMs` while jobs only progress, else at most ten times a second. */
export const queueDidChange = notification('encounterLab/queue/didChange', queueSnapshotSchema);

export const queueStatus = request('encounterLab/queue/status', v.object({}), queueSnapshotSchema);

/** The user has looked at the queue: failures so far are not counted any more. */
export const queueDidShow = notification('encounterLab/queue/didShow', v.object({}));

const nothing = v.object({});
const touched = v.object({ touched: count });
const changed = outcomeOf(nothing);

/** Running work finishes its slice and is checkpointed; nothing runs until `resumeQueue`, also after a restart. */
export const pauseQueue = request('encounterLab/queue/pause', nothing, nothing);
export const resumeQueue = request('encounterLab/queue/resume', nothing, nothing);

/** A request that waits gets another priority. */
export const reprioritizeRun = request(
  'encounterLab/run/reprioritize',
  v.object({ requestId, priority: v.picklist(priorities) }),
  changed,
);

/** A job that waits goes right before another that waits, or (null) behind all; not into or out of the critical lane. */
export const moveRun = request(
  'encounterLab/run/move',
  v.object({ requestId, before: v.nullable(requestId) }),
  changed,
);

/** A failed or quarantined request runs once more; a quarantined one alone. */
export const retryRun = request('encounterLab/run/retry', v.object({ requestId }), changed);

/** Forgets a finished request, or cancels one that waits. */
export const removeRun = request('encounterLab/run/remove', v.object({ requestId }), changed);

/** Cancels what waits and forgets what failed; running jobs go on. */
export const clearQueue = request('encounterLab/queue/clear', nothing, touched);

// Maintenance: each says how many jobs, groups or workers it touched.
/** All that failed runs once more; what is quarantined does not. */
export const requeueFailed = request('encounterLab/queue/requeueFailed', nothing, touched);
/** Forgets all finished requests, whatever their age. */
export const cleanUpQueue = request('encounterLab/queue/cleanUp', nothing, touched);
/** Every group may spend its burst at once. */
export const resetRateLimits = request('encounterLab/queue/resetRateLimits', nothing, touched);
/** Replaces the workers that are silent for too long, without waiting for the next look. */
export const releaseStale = request('encounterLab/queue/releaseStale', nothing, touched);

/** A provider has said when it will take requests of the group again. */
export const holdGroup = request(
  'encounterLab/queue/holdGroup',
  v.object({ group: v.string(), retryAfterMs: v.pipe(v.number(), v.minValue(0), v.maxValue(86_400_000)) }),
  touched,
);

/** Applied at once. An invalid value is refused with its name, value and range, and nothing changes. */
export const configureQueue = request('encounterLab/queue/configure', v.record(v.string(), v.unknown()), changed);
export const queueConfiguration = request('encounterLab/queue/configuration', nothing, queueSettingsSchema);

export const queueStatistics = request('encounterLab/queue/statistics', nothing, queueStatisticsSchema);

/** Oldest first, one record a minute, of the last seven days at most. */
export const queueHistory = request(
  'encounterLab/queue/history',
  nothing,
  v.object({ records: v.array(historyRecordSchema) }),
);

export const acknowledgeAlert = notification('encounterLab/queue/acknowledgeAlert', v.object({ id: v.string() }));

/** The user has seen what came of this file. */
export const markRead = notification('encounterLab/queue/markRead', v.object({ uri }));

/** What a subscription hears of, each with all that come after it: `completed` stands for every end. */
export const updateTypes = ['progress', 'started', 'completed'] as const;

/** Updates of one request, or (null) of all. A slow client misses progress, never an end. */
export const subscribe = request(
  'encounterLab/queue/subscribe',
  v.object({ subscriptionId: requestId, requestId: v.nullable(requestId), minimum: v.picklist(updateTypes) }),
  changed,
);
export const unsubscribe = notification('encounterLab/queue/unsubscribe', v.object({ subscriptionId: requestId }));
export const didUpdate = notification(
  'encounterLab/queue/didUpdate',
  v.object({ subscriptionId: requestId, requestId, state: jobStateSchema }),
);
