import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { RateLimits } from '../../src/server/queue/rateLimits';

const limit = fc.record({
  requestsPerMinute: fc.integer({ min: 1, max: 6000 }),
  tokensPerMinute: fc.option(fc.integer({ min: 1, max: 100_000 })),
  burst: fc.integer({ min: 1, max: 50 }),
});
const request = fc.record({
  afterMs: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 5000, noNaN: true }), fc.integer({ max: 0, min: -5000 })),
  tokens: fc.oneof(fc.constant(0), fc.double({ min: 0, max: 1000, noNaN: true })),
});

describe('any requests of a group, at any times', () => {
  it('are let through at no more than the rate and the burst, in requests and in tokens, over any stretch', () => {
    fc.assert(
      fc.property(limit, fc.array(request, { maxLength: 100 }), (limits, requests) => {
        const rates = new RateLimits();
        rates.configure({ a: limits });
        let now = 1000;
        const passed: { at: number; tokens: number }[] = [];
        for (const { afterMs, tokens } of requests) {
          now += Math.abs(afterMs);
          if (rates.take('a', tokens, now).ok) passed.push({ at: Math.floor(now), tokens: Math.ceil(tokens) });
        }
        const tokensPerMinute = limits.tokensPerMinute ?? Infinity;
        passed.forEach((first, from) => {
          let tokens = 0;
          passed.slice(from).forEach(({ at, tokens: more }, count) => {
            const minutes = (at - first.at) / 60_000;
            expect(count + 1).toBeLessThanOrEqual(limits.burst + minutes * limits.requestsPerMinute + 1e-6);
            tokens += Math.min(more, tokensPerMinute);
            expect(tokens).toBeLessThanOrEqual(tokensPerMinute * (1 + minutes) + 1e-6);
          });
        });
      }),
    );
  });

  it('pass at the time they were promised and not a millisecond earlier, however the clock jumps', () => {
    fc.assert(
      fc.property(limit, fc.array(request, { maxLength: 60 }), (limits, requests) => {
        const rates = new RateLimits();
        rates.configure({ a: limits });
        let now = 100_000;
        for (const { afterMs, tokens } of requests) {
          now += afterMs;
          const answer = rates.take('a', tokens, now);
          if (answer.ok) continue;
          expect(answer.at).toBeGreaterThan(now);
          expect(answer.at - now).toBeLessThanOrEqual(60_000);
          if (answer.at - 1 > now) expect(rates.take('a', tokens, answer.at - 1).ok).toBe(false);
          expect(rates.take('a', tokens, answer.at).ok).toBe(true);
          now = answer.at;
        }
      }),
    );
  });

  it('find the burst, never more, after any jumps of the clock', () => {
    fc.assert(
      fc.property(limit, fc.array(fc.integer({ min: -4_000_000, max: 4_000_000 })), (limits, jumps) => {
        const rates = new RateLimits();
        rates.configure({ a: { ...limits, tokensPerMinute: null } });
        let now = 10_000_000;
        while (rates.take('a', 0, now).ok);
        for (const jump of jumps) {
          now += jump;
          let passed = 0;
          while (rates.take('a', 0, now).ok) passed++;
          expect(passed).toBeLessThanOrEqual(limits.burst);
          if (jump < 0) expect(passed).toBe(0);
          // The next round begins empty.
          expect(rates.limited(now).get('a')! - now).toBeLessThanOrEqual(60_000);
        }
      }),
    );
  });
});
