import type { Rate } from '../../shared/model/results';

/** Two-sided 95 % quantile of the standard normal distribution. */
export const z95 = 1.959963984540054;

/**
 * The share `successes / runs` with its 95 % score interval (E. B. Wilson, "Probable inference, the law of
 * succession, and statistical inference", JASA 22, 1927), which also holds near 0 and 1.
 *
 * @param successes 0 to `runs`
 * @param runs with 0 nothing is known: the interval is all of [0, 1]
 */
export function wilson(successes: number, runs: number): Rate {
  if (runs === 0) return { rate: 0, low: 0, high: 1 };
  const rate = successes / runs;
  const z2 = z95 * z95;
  const center = (successes + z2 / 2) / (runs + z2);
  const half = (z95 / (runs + z2)) * Math.sqrt((successes * (runs - successes)) / runs + z2 / 4);
  // At the ends the bound is exact; rounding must not leave the rate outside its own interval.
  return {
    rate,
    low: successes === 0 ? 0 : Math.max(0, center - half),
    high: successes === runs ? 1 : Math.min(1, center + half),
  };
}
