import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MinuteTallies } from '../../src/server/monitoring/minuteTallies';
import { RecentSamples } from '../../src/server/monitoring/recentSamples';

const start = 1_763_826_736_123;
const steps = fc.array(fc.record({ afterMs: fc.oneof(fc.nat(100_000), fc.nat(4_000_000)), amount: fc.nat(100) }), {
  maxLength: 80,
});

describe('a sliding window', () => {
  it('holds exactly what happened in the time that it says it is of, which is the one asked for but for a minute', () => {
    fc.assert(
      fc.property(steps, fc.integer({ min: 1, max: 3_600_000 }), (events, windowMs) => {
        const tallies = new MinuteTallies(start);
        let now = start;
        const all = events.map(({ afterMs, amount }) => {
          now += afterMs;
          tallies.add('runs', amount, now);
          return { at: now, amount };
        });
        const { tally, elapsedMs } = tallies.over(windowMs, now);
        expect(elapsedMs).toBeLessThan(windowMs + 60_000);
        expect(elapsedMs).toBeGreaterThanOrEqual(Math.min(windowMs - 60_000, now - start));
        const expected = all.filter(({ at }) => at >= now - elapsedMs).reduce((sum, { amount }) => sum + amount, 0);
        expect(tally.runs).toBe(expected);
      }),
    );
  });

  it('is filled by what goes on steadily, whatever the pieces it is told in', () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500_000 }), { minLength: 1, maxLength: 50 }), (pieces) => {
        const tallies = new MinuteTallies(start + 0.25);
        let now = start + 0.25;
        for (const piece of pieces) {
          tallies.spread('busyMs', 3, now, now + piece);
          now += piece;
        }
        const { tally, elapsedMs } = tallies.over(3_600_000, now);
        expect(Math.abs(tally.busyMs - 3 * elapsedMs)).toBeLessThan(1);
      }),
    );
  });
});

describe('quantiles', () => {
  it('are measurements that at least so many are not above, of the newest in the window', () => {
    fc.assert(
      fc.property(fc.array(fc.nat(1000), { maxLength: 60 }), fc.nat(60), (values, from) => {
        const samples = new RecentSamples(40);
        values.forEach((value, at) => samples.add(value, at));
        const kept = values.filter((_, at) => at >= from && at >= values.length - 40);
        const quantiles = samples.quantiles(from);
        expect(quantiles === null).toBe(kept.length === 0);
        for (const [share, value] of quantiles
          ? ([
              [0.5, quantiles.p50],
              [0.95, quantiles.p95],
            ] as const)
          : []) {
          expect(kept).toContain(value);
          expect(kept.filter((other) => other <= value).length).toBeGreaterThanOrEqual(share * kept.length - 1e-9);
          expect(kept.filter((other) => other < value).length).toBeLessThan(share * kept.length);
        }
      }),
    );
  });
});
