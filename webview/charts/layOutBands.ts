import { max } from 'd3-array';
import { scaleLinear } from 'd3-scale';
import { area, line } from 'd3-shape';
import type { HpBands } from '../../src/shared/model/results';
import { spreadLabels } from './spreadLabels';

export interface Size {
  /** In CSS pixels. */
  readonly width: number;
  readonly height: number;
}

export interface BandSeries {
  readonly id: string;
  /** Written beside the end of the line. */
  readonly label: string;
  readonly bands: HpBands;
}

export interface Tick {
  readonly value: number;
  /** In pixels along its axis. */
  readonly at: number;
}

export interface BandsLayout {
  readonly plot: { readonly left: number; readonly top: number; readonly right: number; readonly bottom: number };
  readonly lastRound: number;
  readonly x: (round: number) => number;
  readonly y: (hp: number) => number;
  readonly roundTicks: readonly Tick[];
  readonly hpTicks: readonly Tick[];
  /** SVG paths, and where the label of the line stands. */
  readonly series: readonly {
    readonly id: string;
    readonly label: string;
    readonly wide: string;
    readonly narrow: string;
    readonly median: string;
    readonly labelY: number;
    readonly endY: number;
  }[];
}

/** The round after which no line moves any more, 1 or more: what follows is not worth drawing. */
export function lastRoundOf(series: readonly Pick<BandSeries, 'bands'>[]): number {
  const lines = series.flatMap(({ bands: { p5, p25, p50, p75, p95 } }) => [p5, p25, p50, p75, p95]);
  return Math.max(1, max(lines, (values) => values.findLastIndex((value) => value !== values.at(-1)) + 1) ?? 1);
}

const labelHeight = 15;
const pixelsPerLabelLetter = 7;

/**
 * Places hit points by round in a picture of the given size: the range that holds 90 % of the fights (`wide`), the one
 * that holds half of them (`narrow`) and the median. Series may differ in length; a shorter one keeps its last value,
 * as a fight that is over keeps its hit points.
 */
export function layOutBands(series: readonly BandSeries[], size: Size): BandsLayout {
  const lastRound = lastRoundOf(series);
  const highest = max(series, ({ bands }) => Math.max(bands.max, ...bands.p95)) ?? 0;
  const widestLabel = max(series, ({ label }) => label.length) ?? 0;
  const plot = {
    left: 34,
    top: 10,
    right: Math.max(60, size.width - 10 - widestLabel * pixelsPerLabelLetter),
    bottom: size.height - 22,
  };
  const x = scaleLinear([0, lastRound], [plot.left, plot.right]);
  const y = scaleLinear([0, Math.max(1, highest)], [plot.bottom, plot.top]);

  const extended = (values: readonly number[]) =>
    Array.from({ length: lastRound + 1 }, (_, round) => values[round] ?? values.at(-1) ?? 0);
  const between = (low: readonly number[], high: readonly number[]) => {
    const lows = extended(low);
    const draw = area<number>()
      .x((_, round) => x(round))
      .y0((_, round) => y(lows[round] ?? 0))
      .y1((value) => y(value));
    return draw(extended(high)) ?? '';
  };
  const drawLine = line<number>()
    .x((_, round) => x(round))
    .y((value) => y(value));

  const ends = series.map(({ bands }) => y(bands.p50.at(-1) ?? 0));
  const labels = spreadLabels(ends, labelHeight, plot.top + 4, plot.bottom);
  const roundTicks = x.ticks(Math.min(lastRound, Math.max(2, Math.floor((plot.right - plot.left) / 40))));
  return {
    plot,
    lastRound,
    x,
    y,
    roundTicks: roundTicks.filter(Number.isInteger).map((value) => ({ value, at: x(value) })),
    hpTicks: y.ticks(4).map((value) => ({ value, at: y(value) })),
    series: series.map(({ id, label, bands }, index) => ({
      id,
      label,
      wide: between(bands.p5, bands.p95),
      narrow: between(bands.p25, bands.p75),
      median: drawLine(extended(bands.p50)) ?? '',
      labelY: labels[index] ?? 0,
      endY: ends[index] ?? 0,
    })),
  };
}
