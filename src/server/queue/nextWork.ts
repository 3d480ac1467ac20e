import { priorities } from '../../shared/model/vocabulary';
import type { Claim, Claims, Work } from './claims';
import type { Job } from './job';
import type { JobQueue } from './jobQueue';
import type { RateLimits } from './rateLimits';
import { compareRanks } from './rank';

/** What a free worker should do, if anything; and the groups that were passed over, with the time they may go on. */
export interface Next {
  readonly work: Work | null;
  readonly limited: ReadonlyMap<string, number>;
}

/**
 * The best job that may run. A job may not while the queue is paused, disabled or stopping; when it would be one more at the
 * same time than `maxConcurrentSimulations`; when its group has spent what it may; and beside one that runs alone.
 * A job that begins is charged to its group.
 */
export function nextWork(queue: JobQueue, claims: Claims, limits: RateLimits, now: number): Next {
  const limited = new Map<string, number>();
  if (!queue.isOpen) return { work: null, limited };
  const running = claims.jobs;
  const isFull = running.size >= queue.settings.maxConcurrentSimulations;
  for (;;) {
    const best = firstOf(queue, limited);
    if (!best) return { work: null, limited };
    if (isBarred(best, running)) return { work: null, limited };
    if (isFull && !running.has(best)) return { work: bestOf(running, urgencyOf(best)), limited };
    const isBeginning = best.startedAt === null && best.group !== null;
    const taken = isBeginning ? limits.take(best.group, best.tokens, now) : { ok: true as const };
    if (taken.ok) return { work: workOf(best), limited };
    limited.set(best.group!, taken.at);
  }
}

/**
 * Simulations to be stopped at their next slice, because a job of a higher priority would run now if there were a
 * worker, or a place among those that run: the least urgent first, as many as that job can use, or all of one job where
 * it takes its place.
 */
export function toPreempt(queue: JobQueue, claims: Claims, limited: ReadonlyMap<string, number>): readonly Claim[] {
  if (!queue.isOpen) return [];
  const best = firstOf(queue, limited);
  if (!best) return [];
  const running = claims.jobs;
  const urgency = urgencyOf(best);
  const lessUrgent = claims.all
    .filter(({ kind, job }) => kind === 'simulate' && urgencyOf(job) > urgency && compareRanks(best.rank, job.rank) < 0)
    .sort((a, b) => compareRanks(b.job.rank, a.job.rank));
  if (isBarred(best, running)) return lessUrgent;
  const needsPlace = !running.has(best) && running.size >= queue.settings.maxConcurrentSimulations;
  const usable = Math.max(1, best.runs.openBlocks);
  return lessUrgent.filter(({ job }, index) => index < usable || (needsPlace && job === lessUrgent[0]!.job));
}

/** The best job of all lanes but those limited. */
function firstOf(queue: JobQueue, limited: ReadonlyMap<string, number>): Job | undefined {
  let best: Job | undefined;
  for (const [group, { first }] of queue.lanes) {
    if (!first || (group !== null && limited.has(group))) continue;
    if (!best || compareRanks(first.rank, best.rank) < 0) best = first;
  }
  return best;
}

/** The best of the jobs that run already, but for those that are to make way for something more urgent. */
function bestOf(running: ReadonlySet<Job>, urgency: number): Work | null {
  const [best] = [...running]
    .filter((job) => job.hasWork && urgencyOf(job) <= urgency)
    .sort((a, b) => compareRanks(a.rank, b.rank));
  return best ? workOf(best) : null;
}

/** True when one of the two would have to run alone. */
function isBarred(job: Job, running: ReadonlySet<Job>): boolean {
  for (const other of running) if (other !== job && (other.isAlone || job.isAlone)) return true;
  return false;
}

function workOf(job: Job): Work {
  return { kind: job.runs.hasMore ? 'simulate' : 'analyze', job };
}

/** 0 is the most urgent. */
function urgencyOf(job: Job): number {
  return priorities.indexOf(job.priority);
}
