import type { Difference, Rate } from '../model/results';

/** Below this many runs "fewer than 1 in n/3" says less than the plain count. */
const fewRuns = 10;

/** A share as a percentage without decimals, never "0 %" or "100 %" where it is not exactly that. */
export function formatPercent(share: number): string {
  if (share > 0 && share < 0.005) return 'less than 1 %';
  if (share < 1 && share >= 0.995) return 'more than 99 %';
  return `${Math.round(share * 100)} %`;
}

/**
 * The chance of something that happened in none of `runs`, in words: "fewer than 1 in 335". The 95 % upper bound is
 * about 3 in `runs` (the rule of three: Hanley and Lippman-Hand 1983).
 */
export function formatNever(runs: number): string {
  return runs < fewRuns ? `none of ${runs}` : `fewer than 1 in ${Math.round(runs / 3)}`;
}

/** The opposite of {@link formatNever}: "more than 334 in 335". */
export function formatAlways(runs: number): string {
  const one = Math.round(runs / 3);
  return runs < fewRuns ? `all of ${runs}` : `more than ${one - 1} in ${one}`;
}

/** A rate with its interval: "77 % (74-79 %)", or "fewer than 1 in 335" when it was never seen. */
export function formatRate(rate: Rate, runs: number): string {
  if (rate.rate === 0) return formatNever(runs);
  if (rate.rate === 1) return formatAlways(runs);
  return `${formatPercent(rate.rate)} (${formatInterval(rate)})`;
}

function formatInterval({ low, high }: Rate): string {
  const from = Math.round(low * 100);
  const to = Math.round(high * 100);
  if (from === 0) return `up to ${Math.max(1, to)} %`;
  if (to === 100) return `at least ${Math.min(99, from)} %`;
  if (from === to) return `about ${from} %`;
  return `${from}-${to} %`;
}

/** A count with at most one decimal, the decimal only where it says something: "4.1", "27". */
export function formatNumber(value: number): string {
  return Math.abs(value) >= 100 ? String(Math.round(value)) : String(Math.round(value * 10) / 10);
}

/** A difference of shares in points: "+6 points, between +4 and +8", or "no clear difference" when it straddles zero. */
export function formatPoints(difference: Difference): string {
  const points = (share: number) => withSign(Math.round(share * 100));
  if (isUnclear(difference)) return 'no clear difference';
  return `${points(difference.difference)} points, between ${points(difference.low)} and ${points(difference.high)}`;
}

/** A difference of means: "-0.4, between -0.6 and -0.2", or "no clear difference" when it straddles zero. */
export function formatDifference(difference: Difference): string {
  const number = (value: number) => withSign(Math.round(value * 10) / 10);
  if (isUnclear(difference)) return 'no clear difference';
  return `${number(difference.difference)}, between ${number(difference.low)} and ${number(difference.high)}`;
}

/** True when the interval holds zero, so that not even the direction is known. */
export function isUnclear(difference: Difference): boolean {
  return difference.low <= 0 && difference.high >= 0;
}

function withSign(value: number): string {
  return value > 0 ? `+${value}` : String(value === 0 ? 0 : value);
}

/** Which fights medians and quintiles are of: "All fights", or "The first 20,100 fights" where not all are kept. */
export function formatStored({ runs, storedRuns }: { readonly runs: number; readonly storedRuns: number }): string {
  return storedRuns < runs ? `The first ${storedRuns.toLocaleString('en')} fights` : 'All fights';
}

/** A time in milliseconds as people say it: `31 ms`, `1.2 s`, `4 min`. */
export function formatDuration(milliseconds: number): string {
  if (milliseconds < 1000) return `${Math.round(milliseconds)} ms`;
  if (milliseconds < 10_000) return `${(milliseconds / 1000).toFixed(1)} s`;
  if (milliseconds < 120_000) return `${Math.round(milliseconds / 1000)} s`;
  return `${Math.round(milliseconds / 60_000)} min`;
}
