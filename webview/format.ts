import { formatAlways, formatNever, formatPercent } from '../src/shared/util/format';

/** From this many runs on, something never seen is rarer than 1 in 100 (the 95 % upper bound is 3 in n). */
const runsForOnePercent = 300;

/** A share in a table's cell: `77 %`, `< 1 %`. Neither `0 %` nor `100 %` is ever written of a sample. */
export function formatShare(share: number, runs: number): string {
  if (share === 0 && runs < runsForOnePercent) return formatNever(runs);
  if (share === 1 && runs < runsForOnePercent) return formatAlways(runs);
  if (share < 0.005) return '< 1 %';
  if (share >= 0.995) return '> 99 %';
  return formatPercent(share);
}

/** How many of a fifth were won. A fifth is cut by its outcome, so that all or none of it is a fact, not an estimate. */
export function formatWon(share: number): string {
  if (share === 0) return 'none';
  if (share === 1) return 'all';
  return formatPercent(share);
}

const countFormat = new Intl.NumberFormat(undefined, { maximumFractionDigits: 0 });

/** A whole number with its thousands set apart, in the language of the editor: `1,005`. */
export function formatCount(value: number): string {
  return countFormat.format(value);
}

const dateAndTime = new Intl.DateTimeFormat(undefined, { dateStyle: 'medium', timeStyle: 'short' });

/** @param iso a time in ISO 8601; shown as it is when it is not one */
export function formatTime(iso: string): string {
  const time = new Date(iso);
  return Number.isNaN(time.getTime()) ? iso : dateAndTime.format(time);
}
