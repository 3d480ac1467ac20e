import { describe, expect, it } from 'vitest';
import { wilson } from '../../../../src/engine/stats/interval';
import { sampleDice } from '../../shared/results/sampleRuns';

describe('the Wilson interval', () => {
  it.each([
    // Newcombe, "Two-sided confidence intervals for the single proportion", Statistics in Medicine 17 (1998), table I.
    [81, 263, 0.2553, 0.3662],
    [15, 148, 0.0624, 0.1605],
    [0, 20, 0, 0.1611],
    [1, 29, 0.0061, 0.1718],
  ])('of %i in %i is %f to %f', (successes, runs, low, high) => {
    const rate = wilson(successes, runs);
    expect(rate.rate).toBe(successes / runs);
    expect(rate.low).toBeCloseTo(low, 4);
    expect(rate.high).toBeCloseTo(high, 4);
  });

  it('reaches the ends exactly when nothing or everything succeeded', () => {
    expect(wilson(0, 1005)).toMatchObject({ rate: 0, low: 0 });
    expect(wilson(1005, 1005)).toMatchObject({ rate: 1, high: 1 });
  });

  it('is everything when nothing is known', () => {
    expect(wilson(0, 0)).toEqual({ rate: 0, low: 0, high: 1 });
  });

  it('holds its rate', () => {
    for (let runs = 1; runs < 60; runs++) {
      for (let successes = 0; successes <= runs; successes++) {
        const { rate, low, high } = wilson(successes, runs);
        expect(low).toBeLessThanOrEqual(rate);
        expect(high).toBeGreaterThanOrEqual(rate);
      }
    }
  });

  it.each([0.02, 0.1, 0.5, 0.77, 0.95])('covers a true chance of %f in about 95 % of samples', (chance) => {
    const random = sampleDice(17);
    const samples = 4000;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      let successes = 0;
      for (let run = 0; run < 201; run++) if (random() < chance) successes++;
      const { low, high } = wilson(successes, 201);
      if (low <= chance && chance <= high) covered++;
    }
    // The interval's own coverage swings between about 93 % and 98 % with the chance.
    expect(covered / samples).toBeGreaterThan(0.925);
    expect(covered / samples).toBeLessThan(0.985);
  });
});
