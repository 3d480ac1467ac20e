import { max } from 'd3-array';
import { scaleBand, scaleLinear } from 'd3-scale';
import type { Size, Tick } from './layOutBands';
import type { RoundBin } from './roundBins';

export interface Bar {
  readonly bin: RoundBin;
  readonly label: string;
  readonly x: number;
  readonly width: number;
  /** Wins stand on the axis, the others on top of them. */
  readonly won: { readonly y: number; readonly height: number };
  readonly notWon: { readonly y: number; readonly height: number };
}

export interface HistogramLayout {
  readonly bars: readonly Bar[];
  readonly shareTicks: readonly Tick[];
  readonly baseline: number;
  readonly left: number;
  readonly right: number;
}

/** The widest a bar is drawn, in pixels: a single bar as wide as the picture says nothing. */
const widestBar = 48;

/** Stacked bars, one for each bin; the vertical axis is the share of `runs`. */
export function layOutHistogram(bins: readonly RoundBin[], runs: number, size: Size): HistogramLayout {
  const left = 40;
  const right = size.width - 4;
  const baseline = size.height - 22;
  const share = (count: number) => (runs > 0 ? count / runs : 0);
  const highest = max(bins, (bin) => share(bin.won + bin.notWon)) ?? 0;
  const y = scaleLinear([0, highest || 1], [baseline, 10]).nice(4);
  const labels = bins.map(({ from, to }) => (from === to ? `${from}` : `${from}–${to}`));
  const x = scaleBand(labels, [left, right]).paddingInner(0.25).paddingOuter(0.15);
  const width = Math.min(widestBar, x.bandwidth());
  return {
    left,
    right,
    baseline,
    shareTicks: y.ticks(3).map((value) => ({ value, at: y(value) })),
    bars: bins.map((bin, index) => {
      const label = labels[index] ?? '';
      const topOfWins = y(share(bin.won));
      const top = y(share(bin.won + bin.notWon));
      return {
        bin,
        label,
        x: (x(label) ?? left) + (x.bandwidth() - width) / 2,
        width,
        won: { y: topOfWins, height: baseline - topOfWins },
        notWon: { y: top, height: topOfWins - top },
      };
    }),
  };
}
