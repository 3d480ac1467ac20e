import { sum } from 'd3-array';

/** Fights that ended in the rounds `from` to `to`. */
export interface RoundBin {
  readonly from: number;
  readonly to: number;
  readonly won: number;
  /** Lost, or undecided when the round limit came first. */
  readonly notWon: number;
}

/**
 * Counts fights by length in at most `maxBins` bins of equal width, from the first round in which any ended to the
 * last; empty bins between are kept, so that gaps show.
 *
 * @param histogram `histogram[k]` fights ended in round k
 * @param won those of them that the party won
 */
export function roundBins(histogram: readonly number[], won: readonly number[], maxBins: number): RoundBin[] {
  const first = histogram.findIndex((count) => count > 0);
  if (first < 0) return [];
  const last = histogram.findLastIndex((count) => count > 0);
  const width = Math.ceil((last - first + 1) / maxBins);
  const bins: RoundBin[] = [];
  for (let from = first; from <= last; from += width) {
    const to = Math.min(last, from + width - 1);
    const wins = sum(won.slice(from, to + 1));
    bins.push({ from, to, won: wins, notWon: sum(histogram.slice(from, to + 1)) - wins });
  }
  return bins;
}
