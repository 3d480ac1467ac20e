import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Claims } from '../../../../src/server/queue/claims';
import type { Job } from '../../../../src/server/queue/job';
import { JobQueue } from '../../../../src/server/queue/jobQueue';
import { nextWork, toPreempt } from '../../../../src/server/queue/nextWork';
import { RateLimits } from '../../../../src/server/queue/rateLimits';
import type { AcceptedRequest } from '../../../../src/server/runRequest';
import { defaultQueueSettings, type QueueSettings } from '../../../../src/shared/model/queueSettings';
import { acceptedRequest } from '../../../support/acceptedRequest';

const none: ReadonlyMap<string, number> = new Map();

function deskOf(settings: Partial<QueueSettings>, ...requests: AcceptedRequest[]) {
  const queue = new JobQueue({ ...defaultQueueSettings, ...settings });
  const [claims, limits] = [new Claims(), new RateLimits()];
  limits.configure(queue.settings.rateLimits);
  const jobs = requests.map((request) => queue.add(request).job);
  const next = (now = 0) => nextWork(queue, claims, limits, now);
  const begin = (job: Job, blocks = 1) => {
    job.startedAt = 0;
    const claim = claims.simulate(job, job.runs.take(blocks)!);
    queue.update(job);
    return claim;
  };
  return { queue, claims, jobs, next, begin };
}

describe('a free worker', () => {
  it('goes on with the best job, chunk by chunk, until it is to be analyzed', () => {
    const { next, jobs, begin } = deskOf(
      {},
      acceptedRequest({ seed: 1, priority: 'low' }),
      acceptedRequest({ seed: 2 }),
    );
    expect(next().work).toEqual({ kind: 'simulate', job: jobs[1] });
    begin(jobs[1]!, 5);
    expect(next().work).toEqual({ kind: 'simulate', job: jobs[0] });
  });

  it('has nothing to do while the queue is paused or switched off', () => {
    const { next, queue } = deskOf({}, acceptedRequest());
    queue.isPaused = true;
    expect(next().work).toBeNull();
    queue.isPaused = false;
    queue.configure({ ...queue.settings, enabled: false });
    expect(next().work).toBeNull();
  });

  it('begins no more simulations than are allowed at the same time, but goes on with those that run', () => {
    const requests = [1, 2].map((seed) => acceptedRequest({ seed }));
    const { next, jobs, begin } = deskOf({ maxConcurrentSimulations: 1 }, ...requests);
    begin(jobs[0]!);
    expect(next().work).toEqual({ kind: 'simulate', job: jobs[0] });
    begin(jobs[0]!, 4);
    expect(next().work).toBeNull();
  });

  it('passes over a group that has spent what it may, and says when it may go on', () => {
    const rateLimits = { g: { requestsPerMinute: 60, tokensPerMinute: null, burst: 1 } };
    const requests = [1, 2].map((seed) => acceptedRequest({ seed, group: 'g', priority: 'high' }));
    const { next, jobs, begin } = deskOf({ rateLimits }, ...requests, acceptedRequest({ seed: 3, priority: 'low' }));
    expect(next().work?.job).toBe(jobs[0]);
    begin(jobs[0]!, 5);
    expect(next()).toEqual({ work: { kind: 'simulate', job: jobs[2] }, limited: new Map([['g', 1000]]) });
    expect(next(1000).work?.job).toBe(jobs[1]);
  });

  it('gives a job that must run alone nobody beside it', () => {
    const { next, jobs, begin, claims } = deskOf({}, acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 2 }));
    jobs[0]!.isAlone = true;
    const claim = begin(jobs[1]!);
    expect(next().work).toBeNull();
    claims.end(claim);
    begin(jobs[0]!, 5);
    expect(next().work).toBeNull();
  });
});

describe('a more urgent job', () => {
  const low = (seed: number) => acceptedRequest({ seed, priority: 'low' });
  const urgent = acceptedRequest({ seed: 9, priority: 'critical' });

  it('takes as many workers as it has blocks for, the least urgent first', () => {
    const small = { ...urgent, key: { ...urgent.key, runs: 201 } };
    const { queue, claims, jobs, begin } = deskOf({}, low(1), acceptedRequest({ seed: 2 }), small);
    const least = begin(jobs[0]!);
    begin(jobs[1]!);
    expect(toPreempt(queue, claims, none)).toEqual([least]);
  });

  it('takes all workers of the job whose place it needs', () => {
    const small = { ...urgent, key: { ...urgent.key, runs: 201 } };
    const { queue, claims, jobs, begin } = deskOf({ maxConcurrentSimulations: 1 }, low(1), small);
    const both = [begin(jobs[0]!), begin(jobs[0]!)];
    expect(toPreempt(queue, claims, none)).toEqual(both);
  });

  it('does not wait for one that runs alone', () => {
    const { queue, claims, jobs, begin } = deskOf({}, low(1), urgent);
    jobs[0]!.isAlone = true;
    const alone = begin(jobs[0]!, 5);
    expect(toPreempt(queue, claims, none)).toEqual([alone]);
  });

  it('disturbs neither its equals, nor what age has put before it, nor an analysis', () => {
    const early = acceptedRequest({ seed: 1, priority: 'low', acceptedAt: 0 });
    const late = acceptedRequest({ seed: 2, priority: 'high', acceptedAt: 121_000 });
    const { queue, claims, jobs, begin } = deskOf({}, early, late, acceptedRequest({ ...early, seed: 3 }));
    begin(jobs[0]!);
    expect(toPreempt(queue, claims, none)).toEqual([]);
    claims.analyze(jobs[2]!);
    queue.reprioritize(late.requestId, 'critical');
    expect(toPreempt(queue, claims, none).map(({ job }) => job)).toEqual([jobs[0]]);
  });

  it('takes nobody while the queue is paused, or its group has spent what it may', () => {
    const { queue, claims, jobs, begin } = deskOf({}, low(1), { ...urgent, group: 'g' });
    begin(jobs[0]!);
    expect(toPreempt(queue, claims, new Map([['g', 5]]))).toEqual([]);
    queue.isPaused = true;
    expect(toPreempt(queue, claims, none)).toEqual([]);
  });
});

describe('ageing', () => {
  it('lets a low job be overtaken only by what is accepted within (wHigh - wLow) * T after it', () => {
    const arrival = fc.record({ priority: fc.constantFrom('high', 'normal', 'low'), afterMs: fc.nat(90_000) });
    const weights = { high: 3, normal: 2, low: 1 };
    fc.assert(
      fc.property(
        fc.array(arrival, { minLength: 2, maxLength: 30 }),
        fc.integer({ min: 1, max: 120 }),
        (all, seconds) => {
          const { queue, next } = deskOf({ promotionSeconds: seconds });
          let acceptedAt = 0;
          for (const [seed, { priority, afterMs }] of all.entries()) {
            queue.add(acceptedRequest({ seed, priority, acceptedAt: (acceptedAt += afterMs) }));
          }
          const ran: Job[] = [];
          for (let work = next().work; work; work = next().work) {
            ran.push(work.job);
            queue.remove(work.job);
          }
          expect(ran).toHaveLength(all.length);
          ran.forEach((later, place) => {
            for (const first of ran.slice(0, place)) {
              const bound = weights[priorityOf(first)] - weights[priorityOf(later)];
              const ahead = first.acceptedAt - later.acceptedAt;
              if (first.number > later.number) expect(ahead).toBeLessThanOrEqual(1000 * seconds * Math.max(0, bound));
            }
          });
        },
      ),
    );
    function priorityOf({ priority }: Job): 'high' | 'normal' | 'low' {
      return priority === 'critical' ? 'high' : priority;
    }
  });
});
