import type { Difference } from '../../shared/model/results';
import { wilson, z95 } from './interval';

/**
 * Share B minus share A of two independent samples, with the hybrid score interval (R. G. Newcombe, "Interval
 * estimation for the difference between independent proportions", Statistics in Medicine 17, 1998, method 10).
 *
 * @param a one value per run, 0 or 1
 */
export function unpairedShares(a: Uint8Array, b: Uint8Array): Difference {
  return hybridScore(countOnes(a), a.length, countOnes(b), b.length, 0);
}

/**
 * The same where run i of both was fought with the same dice (R. G. Newcombe, "Improved confidence intervals for the
 * difference between binomial proportions based on paired data", Statistics in Medicine 17, 1998, method 10).
 */
export function pairedShares(a: Uint8Array, b: Uint8Array): Difference {
  const runs = a.length;
  const onesA = countOnes(a);
  const onesB = countOnes(b);
  let both = 0;
  for (let run = 0; run < runs; run++) both += a[run]! & b[run]!;
  // The fourfold table's correlation; where it is positive, Newcombe takes half a run per pair off.
  const excess = both * (runs - onesA - onesB + both) - (onesA - both) * (onesB - both);
  const corrected = excess > 0 ? Math.max(0, excess - runs / 2) : excess;
  const scale = Math.sqrt(onesA * (runs - onesA) * onesB * (runs - onesB));
  return hybridScore(onesA, runs, onesB, runs, scale === 0 ? 0 : corrected / scale);
}

/** Mean B minus mean A of two independent samples, with B. L. Welch's standard error (Biometrika 34, 1947). */
export function unpairedMeans(a: ArrayLike<number>, b: ArrayLike<number>): Difference {
  const first = moments(a);
  const second = moments(b);
  return around(second.mean - first.mean, first.variance / a.length + second.variance / b.length);
}

/** The mean of B - A, run by run, with the interval of the paired differences by the central limit theorem. */
export function pairedMeans(a: ArrayLike<number>, b: ArrayLike<number>): Difference {
  const differences = Float64Array.from({ length: a.length }, (_, run) => b[run]! - a[run]!);
  const { mean, variance } = moments(differences);
  return around(mean, variance / differences.length);
}

function hybridScore(onesA: number, runsA: number, onesB: number, runsB: number, correlation: number): Difference {
  const a = wilson(onesA, runsA);
  const b = wilson(onesB, runsB);
  const difference = b.rate - a.rate;
  const reach = (fromB: number, fromA: number) =>
    Math.sqrt(Math.max(0, fromB * fromB - 2 * correlation * fromB * fromA + fromA * fromA));
  return {
    difference,
    low: Math.max(-1, difference - reach(b.rate - b.low, a.high - a.rate)),
    high: Math.min(1, difference + reach(b.high - b.rate, a.rate - a.low)),
  };
}

function around(difference: number, squaredError: number): Difference {
  const half = z95 * Math.sqrt(squaredError);
  return { difference, low: difference - half, high: difference + half };
}

/** Mean and unbiased variance. One value alone says nothing of its spread: its variance is taken as its square. */
function moments(values: ArrayLike<number>): { mean: number; variance: number } {
  const { length } = values;
  let sum = 0;
  for (let index = 0; index < length; index++) sum += values[index]!;
  const mean = sum / length;
  if (length < 2) return { mean, variance: mean * mean };
  let squares = 0;
  for (let index = 0; index < length; index++) squares += (values[index]! - mean) ** 2;
  return { mean, variance: squares / (length - 1) };
}

function countOnes(values: Uint8Array): number {
  let ones = 0;
  for (const value of values) ones += value;
  return ones;
}
