import type { Job, JobState } from '../../shared/model/queue';
import { type Priority, priorities } from '../../shared/model/vocabulary';

/** `raise`: to the next higher priority. `remove`: forgets what has ended, and cancels what waits. */
export type JobAct = 'raise' | 'retry' | 'cancel' | 'remove';

const acts: Readonly<Record<JobState['kind'], readonly JobAct[]>> = {
  running: ['cancel'],
  queued: ['raise', 'cancel', 'remove'],
  preempted: ['raise', 'cancel', 'remove'],
  'rate-limited': ['raise', 'cancel', 'remove'],
  // What waits to be stored has been fought, and can no longer be cancelled.
  'waiting-retry': ['remove'],
  failed: ['retry', 'remove'],
  quarantined: ['retry', 'remove'],
  completed: ['remove'],
  cancelled: ['remove'],
};

/** What a user can do with a job where it stands. */
export function actsOf({ state, priority }: Pick<Job, 'state' | 'priority'>): readonly JobAct[] {
  return acts[state.kind].filter((act) => act !== 'raise' || raised(priority) !== null);
}

/** True for one that waits for its turn, so that its priority and its place can be changed. */
export function isWaiting({ kind }: JobState): boolean {
  return acts[kind].includes('raise');
}

export function hasEnded({ kind }: JobState): boolean {
  return kind === 'completed' || kind === 'failed' || kind === 'cancelled';
}

/** The next higher priority; null for the highest. */
export function raised(priority: Priority): Priority | null {
  return priorities[priorities.indexOf(priority) - 1] ?? null;
}
