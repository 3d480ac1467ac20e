import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { retryDelayMs } from '../../../../src/server/queue/retryPolicy';

describe('delay before a retry', () => {
  it.each([
    [1, 1000],
    [2, 2000],
    [3, 4000],
    [5, 16_000],
    [6, 30_000],
    [20, 30_000],
  ])('of attempt %i is up to %i ms', (attempt, most) => {
    expect(retryDelayMs(attempt, () => 0)).toBe(0);
    expect(retryDelayMs(attempt, () => 1)).toBe(most);
  });

  it('is spread evenly over the whole of it (full jitter)', () => {
    const draws = Array.from({ length: 1000 }, (_, index) => retryDelayMs(3, () => (index + 0.5) / 1000));
    for (const quarter of [0, 1000, 2000, 3000]) {
      expect(draws.filter((delay) => delay >= quarter && delay < quarter + 1000)).toHaveLength(250);
    }
  });

  it('is never beyond 30 s, nor below 0', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 2000 }), fc.double({ min: 0, max: 1, noNaN: true }), (attempt, random) => {
        const delay = retryDelayMs(attempt, () => random);
        expect(delay).toBeGreaterThanOrEqual(0);
        expect(delay).toBeLessThanOrEqual(30_000);
      }),
    );
  });

  it('F4: three retries take seconds, not milliseconds', () => {
    const total = [1, 2, 3].reduce((sum, attempt) => sum + retryDelayMs(attempt, () => 0.5), 0);
    expect(total).toBe(3500);
  });
});
