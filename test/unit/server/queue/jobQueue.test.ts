import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobQueue } from '../../../../src/server/queue/jobQueue';
import { compareRanks } from '../../../../src/server/queue/rank';
import type { AcceptedRequest } from '../../../../src/server/runRequest';
import { defaultQueueSettings } from '../../../../src/shared/model/queueSettings';
import { priorities } from '../../../../src/shared/model/vocabulary';
import { acceptedRequest } from '../../../support/acceptedRequest';

const second = 1000;

function queueOf(...requests: AcceptedRequest[]): JobQueue {
  const queue = new JobQueue({ ...defaultQueueSettings, maxQueueSize: 3 });
  for (const request of requests) queue.add(request);
  return queue;
}

function seeds(queue: JobQueue): number[] {
  return [...queue.inOrder()].map((job) => job.key.seed);
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
    expect(queue.add(acceptedRequest()).outcome).toBe('attached');
    expect(queue.size).toBe(1);
  });

  it.each([
    { what: 'seed', key: { ...acceptedRequest().key, seed: 8 } },
    { what: 'number of runs', key: { ...acceptedRequest().key, runs: 1006 } },
    { what: 'scenario', key: { ...acceptedRequest().key, scenarioHash: 'b'.repeat(64) } },
    { what: 'engine version', key: { ...acceptedRequest().key, engineVersion: '0' } },
  ])('do not attach with another $what', ({ key }) => {
    const queue = queueOf(acceptedRequest());
    expect(queue.add(acceptedRequest({ key })).outcome).toBe('queued');
  });

  it('still find the first job when a twin that insisted on being fought has ended', () => {
    const [first, twin] = [acceptedRequest(), acceptedRequest({ allowDeduplication: false })];
    const queue = queueOf(first, twin);
    queue.withdraw(twin.requestId);
    expect(queue.add(acceptedRequest()).outcome).toBe('attached');
    expect(queue.size).toBe(1);
  });

  it('do not attach when told not to', () => {
    const queue = queueOf(acceptedRequest());
    expect(queue.add(acceptedRequest({ allowDeduplication: false })).outcome).toBe('queued');
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
    expect(queue.jobOf(first.requestId)?.priority).toBe('normal');
    expect(queue.withdraw(first.requestId)?.isLast).toBe(true);
    expect(queue.size).toBe(0);
    expect(seeds(queue)).toEqual([]);
  });

  it('knows nothing of strangers', () => {
    expect(queueOf(acceptedRequest()).withdraw('nobody')).toBeNull();
  });
});

describe('room', () => {
  const fourth = acceptedRequest({ seed: 4 });

  it('is gone when as many wait as are allowed, and nothing was dropped', () => {
    const queue = queueOf(acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 2 }));
    expect(queue.hasRoomFor(fourth, 0)).toBe(true);
    expect(queue.hasRoomFor(fourth, 1)).toBe(false);
    queue.add(acceptedRequest({ seed: 3 }));
    expect(queue.hasRoomFor(fourth, 0)).toBe(false);
    expect(seeds(queue)).toEqual([1, 2, 3]);
  });

  it('is there for a duplicate, which takes no place of its own', () => {
    const queue = queueOf(acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 2 }), acceptedRequest({ seed: 3 }));
    expect(queue.hasRoomFor(acceptedRequest({ seed: 3 }), 0)).toBe(true);
    expect(queue.hasRoomFor(acceptedRequest({ seed: 3, allowDeduplication: false }), 0)).toBe(false);
  });

  it('is not taken by jobs that run or are quarantined', () => {
    const [first, last] = [acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 3 })];
    const queue = queueOf(first, acceptedRequest({ seed: 2 }), last);
    const running = queue.jobOf(first.requestId)!;
    const range = running.runs.take(1)!;
    running.startedAt = 0;
    queue.update(running);
    expect(queue.hasRoomFor(fourth, 0)).toBe(true);
    running.runs.giveBack(range);
    queue.update(running);
    expect(queue.hasRoomFor(fourth, 0)).toBe(false);
    queue.setHold(queue.jobOf(last.requestId)!, { kind: 'quarantined', reason: 'it crashed' });
    expect(queue.hasRoomFor(fourth, 0)).toBe(true);
  });
});

describe('the last edit', () => {
  const edit = (seed: number, uri = 'file:///ford.encounter.yaml') =>
    acceptedRequest({ seed, keepLast: true, source: { uri, text: '' } });

  it('replaces those of the same document before it, and nothing else', () => {
    const [first, other, asked] = [edit(1), edit(2, 'file:///other.encounter.yaml'), acceptedRequest({ seed: 3 })];
    const queue = queueOf(first, other, asked);
    const last = edit(4);
    queue.add(last);
    expect(queue.supersededBy(last)).toEqual([first]);
    expect(queue.supersededBy(asked)).toEqual([]);
  });
});

describe('a hold', () => {
  it('keeps a job from running, and gives it its place back', () => {
    const first = acceptedRequest({ seed: 1 });
    const queue = queueOf(first, acceptedRequest({ seed: 2 }));
    const job = queue.jobOf(first.requestId)!;
    queue.setHold(job, { kind: 'retry', at: 5, reason: 'the worker died' });
    expect(seeds(queue)).toEqual([2]);
    expect([...queue.held]).toEqual([job]);
    queue.setHold(job, null);
    expect(seeds(queue)).toEqual([1, 2]);
  });

  it('keeps a quarantined job from being what a duplicate is attached to', () => {
    const first = acceptedRequest();
    const queue = queueOf(first);
    queue.setHold(queue.jobOf(first.requestId)!, { kind: 'quarantined', reason: 'it crashed' });
    expect(queue.add(acceptedRequest()).outcome).toBe('queued');
  });
});

describe('another priority', () => {
  it('moves a job that waits', () => {
    const last = acceptedRequest({ seed: 2 });
    const queue = queueOf(acceptedRequest({ seed: 1 }), last);
    expect(queue.reprioritize(last.requestId, 'high')).toMatchObject({ ok: true });
    expect(seeds(queue)).toEqual([2, 1]);
  });

  it('is for one that waits to be tried again, too', () => {
    const held = acceptedRequest({ seed: 2 });
    const queue = queueOf(acceptedRequest({ seed: 1 }), held);
    const job = queue.jobOf(held.requestId)!;
    queue.setHold(job, { kind: 'retry', at: 5, reason: 'the worker died' });
    expect(queue.reprioritize(held.requestId, 'high')).toMatchObject({ ok: true });
    expect(queue.move(held.requestId, null)).toMatchObject({ ok: false });
    queue.setHold(job, null);
    expect(seeds(queue)).toEqual([2, 1]);
  });

  it('is refused for one that runs, and for strangers', () => {
    const running = acceptedRequest();
    const queue = queueOf(running);
    queue.jobOf(running.requestId)!.runs.take(1);
    expect(queue.reprioritize(running.requestId, 'high')).toMatchObject({ error: { code: 'not-waiting' } });
    expect(queue.reprioritize('nobody', 'high')).toMatchObject({ error: { code: 'not-waiting' } });
  });
});

describe('moving', () => {
  it('puts a job right before another or behind all, and the others keep their order', () => {
    fc.assert(
      fc.property(fc.integer({ min: 2, max: 12 }), fc.nat(), fc.nat(), fc.boolean(), (size, from, to, isLast) => {
        const requests = Array.from({ length: size }, (_, seed) =>
          acceptedRequest({ seed, priority: seed % 2 === 0 ? 'normal' : 'low', acceptedAt: 1000 * (seed % 3) }),
        );
        const queue = new JobQueue(defaultQueueSettings);
        for (const request of requests) queue.add(request);
        const order = seeds(queue);
        const moved = order[from % size]!;
        const before = isLast ? null : order[to % size]!;
        queue.move(requests[moved]!.requestId, before === null ? null : requests[before]!.requestId);
        const rest = order.filter((seed) => seed !== moved);
        const place = before === null ? rest.length : before === moved ? from % size : rest.indexOf(before);
        expect(seeds(queue)).toEqual(rest.toSpliced(place, 0, moved));
      }),
    );
  });

  it('does not go into or out of the critical lane', () => {
    const [critical, normal] = [acceptedRequest({ seed: 1, priority: 'critical' }), acceptedRequest({ seed: 2 })];
    const queue = queueOf(critical, normal);
    expect(queue.move(normal.requestId, critical.requestId)).toMatchObject({ ok: false });
    expect(seeds(queue)).toEqual([1, 2]);
  });

  it('is forgotten when waiting is worth something else', () => {
    const requests = [1, 2, 3].map((seed) => acceptedRequest({ seed, acceptedAt: seed }));
    const queue = queueOf(...requests);
    queue.move(requests[2]!.requestId, requests[0]!.requestId);
    expect(seeds(queue)).toEqual([3, 1, 2]);
    queue.configure({ ...queue.settings, promotionSeconds: 1 });
    expect(seeds(queue)).toEqual([1, 2, 3]);
  });
});

describe('the order', () => {
  it('is that of the ranks after any changes, over lanes of several groups', () => {
    const change = fc.record({
      kind: fc.constantFrom('add', 'withdraw', 'hold', 'release', 'reprioritize', 'configure'),
      pick: fc.nat(),
      priority: fc.constantFrom(...priorities),
      group: fc.constantFrom(null, 'a', 'b'),
    });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 40 }), (changes) => {
        const queue = new JobQueue(defaultQueueSettings);
        const ids: string[] = [];
        for (const [seed, { kind, pick, priority, group }] of changes.entries()) {
          const requestId = ids[pick % Math.max(1, ids.length)];
          const job = requestId === undefined ? undefined : queue.jobOf(requestId);
          if (kind === 'add') {
            const request = acceptedRequest({ seed, priority, group, acceptedAt: (pick * 7919) % 100_000 });
            queue.add(request);
            ids.push(request.requestId);
          } else if (kind === 'configure') {
            queue.configure({ ...queue.settings, promotionSeconds: 1 + (pick % 100) });
          } else if (job && requestId !== undefined) {
            if (kind === 'withdraw') queue.withdraw(requestId);
            else if (kind === 'reprioritize') queue.reprioritize(requestId, priority);
            else queue.setHold(job, kind === 'hold' ? { kind: 'retry', at: 1, reason: '' } : null);
          }
          const inOrder = [...queue.inOrder()];
          expect(inOrder).toEqual(inOrder.toSorted((a, b) => compareRanks(a.rank, b.rank)));
          expect(inOrder.length + queue.held.size).toBe(queue.size);
        }
      }),
    );
  });
});
