import type { Rate } from '../../src/shared/model/results';

export interface IntervalLayout {
  /** Percent of the bar's length. */
  readonly left: number;
  readonly width: number;
  readonly mark: number;
}

/** The least width of an interval, in percent: a narrower one could not be seen. */
const leastWidth = 0.6;

/** Places a rate and its interval on a bar from 0 to 100 %. */
export function layOutInterval({ rate, low, high }: Rate): IntervalLayout {
  const percent = (share: number) => Math.min(100, Math.max(0, share * 100));
  const width = Math.max(leastWidth, percent(high) - percent(low));
  return { left: Math.min(percent(low), 100 - width), width, mark: percent(rate) };
}
