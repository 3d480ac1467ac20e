import { describe, expect, it } from 'vitest';
import { RateLimits } from '../../../../src/server/queue/rateLimits';
import type { RateLimit } from '../../../../src/shared/model/queueSettings';

const plain: RateLimit = { requestsPerMinute: 60, tokensPerMinute: null, burst: 3 };
const counted: RateLimit = { requestsPerMinute: 6000, tokensPerMinute: 1000, burst: 100 };
const passes = { ok: true };

function limitsOf(limits: Record<string, RateLimit>): RateLimits {
  const rates = new RateLimits();
  rates.configure(limits);
  return rates;
}

/** How many requests pass one after the other. */
function burstOf(rates: RateLimits, group: string, now: number): number {
  let passed = 0;
  while (passed < 1000 && rates.take(group, 0, now).ok) passed++;
  return passed;
}

describe('a group with a limit', () => {
  it('may spend its burst at once, then one request for each that comes in', () => {
    const rates = limitsOf({ a: plain });
    expect(burstOf(rates, 'a', 0)).toBe(3);
    expect(rates.take('a', 0, 0)).toEqual({ ok: false, at: 1000 });
    expect(rates.take('a', 0, 999)).toEqual({ ok: false, at: 1000 });
    expect(rates.take('a', 0, 1000)).toEqual(passes);
    expect(rates.take('a', 0, 1000)).toEqual({ ok: false, at: 2000 });
  });

  it('F5: comes back by itself, at the very time it was promised, with a clock that counts fractions', () => {
    const rates = limitsOf({ a: { ...plain, requestsPerMinute: 7 } });
    let now = 1_893_456_000_000.37;
    burstOf(rates, 'a', now);
    for (let request = 0; request < 100; request++) {
      const answer = rates.take('a', 0, now);
      if (answer.ok) throw new Error('It should have to wait');
      expect(answer.at - now).toBeLessThanOrEqual(60_000 / 7 + 1);
      now = answer.at;
      expect(rates.take('a', 0, now)).toEqual(passes);
    }
  });

  it('gets what it may to the millisecond: the seventh of seven in a minute comes when that is over', () => {
    const rates = limitsOf({ a: { ...plain, requestsPerMinute: 7, burst: 2 } });
    burstOf(rates, 'a', 0);
    const times = [0];
    for (let request = 0; request < 7; request++) {
      const answer = rates.take('a', 0, times.at(-1)!);
      if (answer.ok) throw new Error('It should have to wait');
      rates.take('a', 0, answer.at);
      times.push(answer.at);
    }
    // Each comes in 8571.43 ms.
    expect(times).toEqual([0, 8572, 17_143, 25_715, 34_286, 42_858, 51_429, 60_000]);
  });

  it('counts tokens beside requests: both must fit, and a refusal costs neither', () => {
    const rates = limitsOf({ a: { ...counted, burst: 2 } });
    expect(rates.take('a', 900, 0)).toEqual(passes);
    expect(rates.take('a', 200, 0)).toEqual({ ok: false, at: 6000 });
    expect(rates.take('a', 100, 0)).toEqual(passes);
    expect(rates.take('a', 0, 0)).toEqual({ ok: false, at: 10 });
  });

  it('lets a request larger than the bucket through when that is full, and then all is spent', () => {
    const rates = limitsOf({ a: counted });
    expect(rates.take('a', 5000, 0)).toEqual(passes);
    expect(rates.take('a', 1, 0)).toEqual({ ok: false, at: 60 });
    expect(rates.take('a', 5000, 60_000 - 1)).toEqual({ ok: false, at: 60_000 });
    expect(rates.take('a', 5000, 60_000)).toEqual(passes);
  });

  it('leaves others alone, and those without a group', () => {
    const rates = limitsOf({ a: plain, b: plain });
    burstOf(rates, 'a', 0);
    expect(rates.take('b', 0, 0)).toEqual(passes);
    expect(rates.take('unknown', 1e9, 0)).toEqual(passes);
    expect(rates.take('toString', 0, 0)).toEqual(passes);
    expect(rates.take(null, 1e9, 0)).toEqual(passes);
    expect([...rates.limited(0)]).toEqual([['a', 1000]]);
  });
});

describe('configuring', () => {
  it('keeps what was spent when a limit changes', () => {
    const rates = limitsOf({ a: plain });
    burstOf(rates, 'a', 0);
    rates.configure({ a: { ...plain, burst: 5 } });
    expect(burstOf(rates, 'a', 0)).toBe(2);
    rates.configure({ a: { ...plain, burst: 1 } });
    expect(rates.take('a', 0, 0)).toEqual({ ok: false, at: 1000 });
  });

  it('frees a group whose limit is gone, but not of what a provider has asked', () => {
    const rates = limitsOf({ a: plain, b: plain });
    burstOf(rates, 'a', 0);
    rates.hold('b', 5000);
    rates.configure({});
    expect(rates.take('a', 0, 0)).toEqual(passes);
    expect(rates.take('b', 0, 0)).toEqual({ ok: false, at: 5000 });
  });
});

describe('what a provider asks for (retry-after)', () => {
  it.each(['a', 'without limit'])('is honoured for a group (%s), and is over by itself', (group) => {
    const rates = limitsOf({ a: plain });
    rates.hold(group, 5000);
    expect(rates.take(group, 0, 4999)).toEqual({ ok: false, at: 5000 });
    expect(rates.take(group, 0, 5000)).toEqual(passes);
    expect(rates.limited(5000).size).toBe(0);
  });

  it('is not shortened by a later, shorter one', () => {
    const rates = limitsOf({});
    rates.hold('a', 5000);
    rates.hold('a', 1000);
    expect(rates.take('a', 0, 2000)).toEqual({ ok: false, at: 5000 });
  });

  it('is kept for a thousand groups at most', () => {
    const rates = limitsOf({});
    rates.take(null, 0, 0);
    for (let group = 0; group < 3000; group++) rates.hold(`group ${group}`, 1000 + group);
    expect(rates.limited(0).size).toBe(1000);
    expect(rates.take('group 2999', 0, 0)).toEqual({ ok: false, at: 3999 });
  });
});

describe('resetting', () => {
  it('fills all, ends what was held, and counts the groups that were touched', () => {
    const rates = limitsOf({ a: plain, b: plain, c: counted });
    burstOf(rates, 'a', 0);
    rates.take('c', 1, 0);
    rates.hold('d', 5000);
    expect(rates.reset()).toBe(3);
    expect(burstOf(rates, 'a', 0)).toBe(3);
    expect(rates.take('d', 0, 0)).toEqual(passes);
    rates.reset();
    expect(rates.reset()).toBe(0);
  });
});

describe('a clock that jumps', () => {
  it('an hour forward fills the bucket and no more', () => {
    const rates = limitsOf({ a: plain });
    burstOf(rates, 'a', 0);
    expect(burstOf(rates, 'a', 3_600_000)).toBe(3);
  });

  it('an hour back neither gives anything nor keeps the group waiting for an hour', () => {
    const rates = limitsOf({ a: plain });
    burstOf(rates, 'a', 3_600_000);
    expect(rates.take('a', 0, 0)).toEqual({ ok: false, at: 1000 });
    expect(rates.take('a', 0, 1000)).toEqual(passes);
  });

  it('an hour back does not hold a group for an hour more', () => {
    const rates = limitsOf({});
    rates.take(null, 0, 3_600_000);
    rates.hold('a', 3_605_000);
    expect(rates.take('a', 0, 0)).toEqual({ ok: false, at: 5000 });
  });
});
