import { describe, expect, it } from 'vitest';
import type { HpBands } from '../../../../src/shared/model/results';
import { lastRoundOf, layOutBands } from '../../../../webview/charts/layOutBands';

const flat = (p50: number[], max = 100): HpBands => ({ max, p5: p50, p25: p50, p50, p75: p50, p95: p50 });
const size = { width: 400, height: 200 };

describe('layOutBands', () => {
  it('puts the start at the left, the last round at the right and more hit points higher', () => {
    const { plot, x, y, lastRound } = layOutBands([{ id: 'party', label: 'Party', bands: flat([100, 50, 0]) }], size);
    expect(lastRound).toBe(2);
    expect([x(0), x(2)]).toEqual([plot.left, plot.right]);
    expect([y(0), y(100)]).toEqual([plot.bottom, plot.top]);
  });

  it('draws the median through its values', () => {
    const { plot, series } = layOutBands([{ id: 'party', label: 'Party', bands: flat([100, 0]) }], size);
    expect(series[0]?.median).toBe(`M${plot.left},${plot.top}L${plot.right},${plot.bottom}`);
    expect(series[0]?.endY).toBe(plot.bottom);
  });

  it('draws a band from its low values to its high ones', () => {
    const bands: HpBands = { ...flat([50, 50, 40]), p5: [0, 50, 0], p95: [100, 100, 50] };
    const { plot, series, y, x } = layOutBands([{ id: 'party', label: 'Party', bands }], size);
    const { left, right, top, bottom } = plot;
    expect(series[0]?.wide).toBe(
      `M${left},${top}L${x(1)},${top}L${right},${y(50)}L${right},${bottom}L${x(1)},${y(50)}L${left},${bottom}Z`,
    );
  });

  it('keeps the last value of a series that is shorter than the others', () => {
    const { series, plot, y } = layOutBands(
      [
        { id: 'party', label: 'Party', bands: flat([100, 40]) },
        { id: 'monsters', label: 'Monsters', bands: flat([100, 80, 60, 30]) },
      ],
      size,
    );
    expect(series[0]?.median.endsWith(`L${plot.right},${y(40)}`)).toBe(true);
  });

  it('keeps the labels of lines that end together apart', () => {
    const { series } = layOutBands(
      [
        { id: 'party', label: 'Party', bands: flat([100, 1]) },
        { id: 'monsters', label: 'Monsters', bands: flat([100, 0]) },
      ],
      size,
    );
    expect(Math.abs((series[0]?.labelY ?? 0) - (series[1]?.labelY ?? 0))).toBeGreaterThanOrEqual(15);
  });

  it('has whole rounds only as ticks, fewer in less room', () => {
    const long = [{ id: 'party', label: 'Party', bands: flat(Array.from({ length: 31 }, (_, round) => 100 - round)) }];
    const wide = layOutBands(long, { width: 1000, height: 200 }).roundTicks;
    const narrow = layOutBands(long, { width: 240, height: 200 }).roundTicks;
    expect(wide.every(({ value }) => Number.isInteger(value))).toBe(true);
    expect(narrow.length).toBeLessThan(wide.length);
  });
});

describe('lastRoundOf', () => {
  it('is the round of the last change of any line', () => {
    expect(lastRoundOf([{ bands: flat([9, 5, 3, 3, 3]) }])).toBe(2);
    expect(lastRoundOf([{ bands: { ...flat([9, 5, 3, 3, 3]), p95: [9, 9, 9, 9, 8] } }])).toBe(4);
  });

  it('is 1 when nothing ever changes', () => {
    expect(lastRoundOf([{ bands: flat([9, 9, 9]) }])).toBe(1);
  });
});
