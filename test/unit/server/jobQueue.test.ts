import { describe, expect, it } from 'vitest';
import { JobQueue } from '../../../src/server/queue/jobQueue';
import type { AcceptedRequest } from '../../../src/server/runRequest';
import { acceptedRequest } from '../../support/acceptedRequest';

const second = 1000;

function queueOf(...requests: AcceptedRequest[]): JobQueue {
  const queue = new JobQueue({ maxQueueSize: 3, promotionMs: 60 * second });
  for (const request of requests) queue.add(request);
  return queue;
}

function seeds(queue: JobQueue): number[] {
  return queue.jobs.map((job) => job.key.seed);
}

describe('order', () => {
  it('runs critical before high before normal before low, whatever came first', () => {
    const queue = queueOf(
      acceptedRequest({ seed: 4, priority: 'low' }),
      acceptedRequest({ seed: 3, priority: 'normal' }),
      acceptedRequest({ seed: 2, priority: 'high' }),
      acceptedRequest({ seed: 1, priority: 'critical' }),
    );
    expect(seeds(queue)).toEqual([1, 2, 3, 4]);
  });

  it('runs equal priorities in the order they came', () => {
    const queue = queueOf(
      acceptedRequest({ seed: 1, acceptedAt: 5 }),
      acceptedRequest({ seed: 2, acceptedAt: 5 }),
      acceptedRequest({ seed: 3, acceptedAt: 6 }),
    );
    expect(seeds(queue)).toEqual([1, 2, 3]);
  });

  it('lets a step of priority be made up for by a minute of waiting', () => {
    const early = acceptedRequest({ seed: 1, priority: 'low', acceptedAt: 0 });
    const soon = acceptedRequest({ seed: 2, priority: 'normal', acceptedAt: 59 * second });
    const late = acceptedRequest({ seed: 3, priority: 'normal', acceptedAt: 61 * second });
    expect(seeds(queueOf(early, soon, late))).toEqual([2, 1, 3]);
  });

  it('never lets age put anything before a critical job', () => {
    const queue = queueOf(
      acceptedRequest({ seed: 1, priority: 'high', acceptedAt: 0 }),
      acceptedRequest({ seed: 2, priority: 'critical', acceptedAt: 3600 * second }),
    );
    expect(seeds(queue)).toEqual([2, 1]);
  });
});

describe('duplicates', () => {
  it('attach to the job that does the same', () => {
    const queue = queueOf(acceptedRequest());
    expect(queue.add(acceptedRequest())).toBe('attached');
    expect(queue.jobs).toHaveLength(1);
  });

  it.each([
    { what: 'seed', key: { ...acceptedRequest().key, seed: 8 } },
    { what: 'number of runs', key: { ...acceptedRequest().key, runs: 1006 } },
    { what: 'scenario', key: { ...acceptedRequest().key, scenarioHash: 'b'.repeat(64) } },
    { what: 'engine version', key: { ...acceptedRequest().key, engineVersion: '0' } },
  ])('do not attach with another $what', ({ key }) => {
    const queue = queueOf(acceptedRequest());
    expect(queue.add(acceptedRequest({ key }))).toBe('queued');
  });

  it('do not attach when told not to', () => {
    const queue = queueOf(acceptedRequest());
    expect(queue.add(acceptedRequest({ allowDeduplication: false }))).toBe('queued');
  });

  it('raise the job to the higher priority, and never lower it', () => {
    const queue = queueOf(acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 2, priority: 'low' }));
    queue.add(acceptedRequest({ seed: 2, priority: 'critical' }));
    expect(seeds(queue)).toEqual([2, 1]);
    queue.add(acceptedRequest({ seed: 2, priority: 'low' }));
    expect(seeds(queue)).toEqual([2, 1]);
  });
});

describe('withdrawing', () => {
  it('takes the job out with its last request', () => {
    const first = acceptedRequest();
    const other = acceptedRequest({ priority: 'high' });
    const queue = queueOf(first, other);
    expect(queue.withdraw(other.requestId)?.isLast).toBe(false);
    expect(queue.jobs[0]?.priority).toBe('normal');
    expect(queue.withdraw(first.requestId)?.isLast).toBe(true);
    expect(queue.jobs).toHaveLength(0);
  });

  it('knows nothing of strangers', () => {
    expect(queueOf(acceptedRequest()).withdraw('nobody')).toBeNull();
  });
});

describe('room', () => {
  const fourth = acceptedRequest({ seed: 4 });

  it('is gone when as many wait as are allowed, and nothing was dropped', () => {
    const queue = queueOf(acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 2 }));
    expect(queue.hasRoomFor(fourth.key, true, 0)).toBe(true);
    expect(queue.hasRoomFor(fourth.key, true, 1)).toBe(false);
    queue.add(acceptedRequest({ seed: 3 }));
    expect(queue.hasRoomFor(fourth.key, true, 0)).toBe(false);
    expect(seeds(queue)).toEqual([1, 2, 3]);
  });

  it('is there for a duplicate, which takes no place of its own', () => {
    const queue = queueOf(acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 2 }), acceptedRequest({ seed: 3 }));
    expect(queue.hasRoomFor(acceptedRequest({ seed: 3 }).key, true, 0)).toBe(true);
    expect(queue.hasRoomFor(acceptedRequest({ seed: 3 }).key, false, 0)).toBe(false);
  });

  it('is not taken by jobs that run', () => {
    const queue = queueOf(acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 2 }), acceptedRequest({ seed: 3 }));
    queue.jobs[0]!.runs.take(1);
    expect(queue.hasRoomFor(fourth.key, true, 0)).toBe(true);
  });
});

describe('what is next', () => {
  it('is a chunk of the first job that has one left, so that a better job takes the next free worker', () => {
    const queue = queueOf(acceptedRequest({ seed: 1 }));
    const [running] = queue.jobs;
    running!.runs.take(1);
    expect(queue.next()).toMatchObject({ kind: 'simulate', job: running });
    queue.add(acceptedRequest({ seed: 2, priority: 'critical' }));
    expect(queue.next()?.job.key.seed).toBe(2);
  });

  it('is nothing while all there is is with workers', () => {
    const queue = queueOf(acceptedRequest());
    queue.jobs[0]!.runs.take(5);
    expect(queue.next()).toBeNull();
  });
});
