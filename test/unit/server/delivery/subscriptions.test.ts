import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Subscriptions, type Interest, type UpdateListener } from '../../../../src/server/delivery/subscriptions';
import type { JobState } from '../../../../src/shared/model/queue';
import { FakeClock } from '../../../support/fakeClock';

const interval = 500;
const cancelled: JobState = { kind: 'cancelled' };
const everything: Interest = { requestId: null, minimum: 'progress' };

function running(runsDone: number): JobState {
  const speed = { runsPerSecond: 1, etaMs: null, phase: 'simulating', partyWins: null } as const;
  return { kind: 'running', fraction: runsDone / 100, runsDone, runsTotal: 100, ...speed };
}

/** `a 5` for progress of job a, `a cancelled` for its end. */
function worded(requestId: string, state: JobState): string {
  return `${requestId} ${state.kind === 'running' ? state.runsDone : state.kind}`;
}

function open() {
  const clock = new FakeClock();
  const errors: unknown[] = [];
  const subscriptions = new Subscriptions(clock, interval, (error) => void errors.push(error));
  const add = (interest: Interest, listener: UpdateListener) => {
    const added = subscriptions.add(interest, listener);
    if (!added.ok) throw new Error(added.error);
    return added.value;
  };
  const hear = (interest: Interest) => {
    const heard: string[] = [];
    add(interest, (requestId, state) => void heard.push(worded(requestId, state)));
    return heard;
  };
  return { clock, errors, subscriptions, add, hear };
}

describe('a subscription', () => {
  it.each([
    ['progress', ['a 0', 'a 7', 'a cancelled']],
    ['started', ['a 0', 'a cancelled']],
    ['completed', ['a cancelled']],
  ] as const)('from %s on hears that and all that comes after', (minimum, expected) => {
    const { clock, subscriptions, hear } = open();
    const heard = hear({ requestId: null, minimum });
    subscriptions.publish('a', 'started', running(0));
    subscriptions.publish('a', 'progress', running(7));
    clock.advance(interval);
    subscriptions.publish('a', 'completed', cancelled);
    expect(heard).toEqual(expected);
  });

  it('to one request hears of no other, and is over with it', () => {
    const { subscriptions, hear } = open();
    const heard = hear({ requestId: 'a', minimum: 'started' });
    for (const requestId of ['b', 'a']) subscriptions.publish(requestId, 'completed', cancelled);
    subscriptions.revive('a');
    subscriptions.publish('a', 'started', running(0));
    expect(heard).toEqual(['a cancelled']);
  });

  it('with a predicate hears only what that is true of', () => {
    const { clock, subscriptions, hear } = open();
    const heard = hear({ ...everything, predicate: (_, state) => state.kind === 'running' && state.runsDone < 50 });
    for (const runs of [10, 20, 60]) subscriptions.publish('a', 'progress', running(runs));
    clock.advance(interval);
    subscriptions.publish('a', 'completed', cancelled);
    expect(heard).toEqual(['a 20']);
  });

  it('that was disposed hears nothing more, not even what was waiting', () => {
    const { clock, subscriptions, add } = open();
    const heard: string[] = [];
    const subscription = add(everything, (id, state) => void heard.push(worded(id, state)));
    subscriptions.publish('a', 'progress', running(1));
    subscription.dispose();
    clock.advance(interval);
    subscriptions.publish('a', 'completed', cancelled);
    expect(heard).toEqual([]);
  });

  it('is one of a thousand at most; one that ends makes room', () => {
    const { subscriptions, add } = open();
    const all = Array.from({ length: 1000 }, () => add(everything, () => undefined));
    const refused = subscriptions.add(everything, () => undefined);
    expect(refused.ok ? '' : refused.error).toContain('1000');
    all[0]!.dispose();
    expect(subscriptions.add(everything, () => undefined).ok).toBe(true);
  });
});

describe('progress', () => {
  it('is told once in an interval, the newest of each request', () => {
    const { clock, subscriptions, hear } = open();
    const heard = hear(everything);
    for (let runs = 1; runs <= 10; runs++) {
      for (const requestId of ['a', 'b']) subscriptions.publish(requestId, 'progress', running(runs));
      clock.advance(100);
    }
    expect(heard).toEqual(['a 5', 'b 5', 'a 10', 'b 10']);
    clock.advance(10_000);
    expect(heard).toHaveLength(4);
    expect(clock.waiting).toBe(0);
  });

  it('follows a change of the interval at once', () => {
    const { clock, subscriptions, hear } = open();
    const heard = hear(everything);
    subscriptions.publish('a', 'progress', running(1));
    subscriptions.setProgressInterval(50);
    clock.advance(50);
    expect(heard).toEqual(['a 1']);
    subscriptions.publish('a', 'progress', running(2));
    subscriptions.setProgressInterval(5000);
    clock.advance(4999);
    expect(heard).toHaveLength(1);
    clock.advance(1);
    expect(heard).toEqual(['a 1', 'a 2']);
  });

  it('that a start has overtaken is not told after it', () => {
    const { clock, subscriptions, hear } = open();
    const heard = hear(everything);
    subscriptions.publish('a', 'progress', running(5));
    subscriptions.publish('a', 'started', running(6));
    clock.advance(interval);
    expect(heard).toEqual(['a 6']);
  });
});

describe('the end', () => {
  it('is the last that is heard, until someone asks for the request once more', () => {
    const { clock, subscriptions, hear } = open();
    const heard = hear(everything);
    subscriptions.publish('a', 'progress', running(5));
    subscriptions.publish('a', 'completed', cancelled);
    subscriptions.publish('a', 'progress', running(6));
    subscriptions.publish('a', 'started', running(6));
    subscriptions.publish('a', 'completed', cancelled);
    clock.advance(interval);
    expect(heard).toEqual(['a cancelled']);
    subscriptions.revive('a');
    subscriptions.publish('a', 'completed', cancelled);
    expect(heard).toEqual(['a cancelled', 'a cancelled']);
  });

  it('is heard before nothing else by those behind a listener that ends the request itself', () => {
    const { clock, subscriptions, add, hear } = open();
    add({ requestId: null, minimum: 'started' }, (_, state) => {
      if (state.kind === 'running') subscriptions.publish('a', 'completed', cancelled);
    });
    const heard = hear(everything);
    subscriptions.publish('a', 'progress', running(1));
    subscriptions.publish('a', 'started', running(0));
    clock.advance(interval);
    expect(heard).toEqual(['a cancelled']);
  });

  it('comes to everybody, last and once, whatever is published and whoever throws', () => {
    const update = fc.record({
      job: fc.constantFrom('a', 'b', 'c'),
      type: fc.constantFrom('progress', 'progress', 'started', 'completed'),
      afterMs: fc.nat(300),
    });
    fc.assert(
      fc.property(fc.array(update, { maxLength: 60 }), (updates) => {
        const { clock, errors, subscriptions, add, hear } = open();
        add(everything, () => {
          throw new Error('broken');
        });
        const all = hear(everything);
        const ends = hear({ requestId: null, minimum: 'completed' });
        const ofA = hear({ requestId: 'a', minimum: 'progress' });
        updates.forEach(({ job, type, afterMs }, number) => {
          subscriptions.publish(job, type, type === 'completed' ? cancelled : running(number));
          clock.advance(afterMs);
        });
        clock.advance(interval);
        const ended = [...new Set<string>(updates.filter(({ type }) => type === 'completed').map(({ job }) => job))];
        expect(ends).toEqual(ended.map((job) => `${job} cancelled`));
        for (const job of ['a', 'b', 'c']) {
          const heard = all.filter((line) => line.startsWith(job));
          const numbers = heard.filter((line) => !line.endsWith('cancelled')).map((line) => Number(line.slice(2)));
          expect(numbers).toEqual(numbers.toSorted((x, y) => x - y));
          expect(heard.indexOf(`${job} cancelled`)).toBe(ended.includes(job) ? heard.length - 1 : -1);
          if (updates.some((one) => one.job === job)) expect(heard).not.toEqual([]);
        }
        expect(ofA).toEqual(all.filter((line) => line.startsWith('a')));
        expect(errors).toHaveLength(all.length);
      }),
    );
  });
});

it('a predicate that throws is reported, hears nothing, and harms nobody else', () => {
  const { subscriptions, errors, hear } = open();
  const broken = hear({
    ...everything,
    predicate: () => {
      throw new Error('broken');
    },
  });
  const heard = hear(everything);
  subscriptions.publish('a', 'completed', cancelled);
  expect([broken, heard, errors.length]).toEqual([[], ['a cancelled'], 1]);
});

it('disposing leaves no timer', () => {
  const { clock, subscriptions, hear } = open();
  const heard = hear(everything);
  subscriptions.publish('a', 'progress', running(1));
  subscriptions.dispose();
  clock.advance(interval);
  expect([heard, clock.waiting]).toEqual([[], 0]);
});
