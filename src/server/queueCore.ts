import type { Clock } from './clock';
import type { Subscriptions, UpdateType } from './delivery/subscriptions';
import type { Journal } from './journal/journal';
import type { Statistics } from './monitoring/statistics';
import type { Claims } from './queue/claims';
import type { DurableState, QueueEntry } from './queue/durableState';
import type { FinishedRequests } from './queue/finishedRequests';
import type { JobQueue } from './queue/jobQueue';
import type { RateLimits } from './queue/rateLimits';
import type { SpeedMeter } from './queue/speedMeter';

/** What the parts of the service work on together. */
export interface QueueCore {
  readonly queue: JobQueue;
  readonly claims: Claims;
  readonly limits: RateLimits;
  readonly speed: SpeedMeter;
  readonly finished: FinishedRequests;
  /** Files whose last simulation failed or was quarantined, and that nobody has looked at since. */
  readonly failures: Set<string>;
  readonly journal: Journal<QueueEntry, DurableState>;
  readonly statistics: Statistics;
  readonly subscriptions: Subscriptions;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Something is to be seen: of the order, or only of the progress of jobs. */
  changed(what?: 'progress'): void;
  /** Tells subscribers where a request stands now. */
  publish(requestId: string, type: UpdateType): void;
}
