import { describe, expect, it } from 'vitest';
import { layOutHistogram } from '../../../../webview/charts/layOutHistogram';

const bins = [
  { from: 2, to: 2, won: 30, notWon: 10 },
  { from: 3, to: 3, won: 0, notWon: 60 },
];

describe('layOutHistogram', () => {
  const { bars, baseline, left, right, shareTicks } = layOutHistogram(bins, 100, { width: 300, height: 150 });

  it('stacks what was not won on what was', () => {
    const [bar] = bars;
    expect((bar?.won.y ?? 0) + (bar?.won.height ?? 0)).toBe(baseline);
    expect((bar?.notWon.y ?? 0) + (bar?.notWon.height ?? 0)).toBeCloseTo(bar?.won.y ?? 0);
  });

  it('makes areas proportional to counts', () => {
    expect((bars[1]?.notWon.height ?? 0) / (bars[0]?.won.height ?? 1)).toBeCloseTo(2);
    expect(bars[1]?.won.height).toBe(0);
  });

  it('keeps bars apart and inside', () => {
    expect(bars[0]?.x).toBeGreaterThanOrEqual(left);
    expect((bars[0]?.x ?? 0) + (bars[0]?.width ?? 0)).toBeLessThan(bars[1]?.x ?? 0);
    expect((bars[1]?.x ?? 0) + (bars[1]?.width ?? 0)).toBeLessThanOrEqual(right);
  });

  it('has shares of all fights on its axis, from 0', () => {
    expect(shareTicks[0]).toEqual({ value: 0, at: baseline });
    expect(shareTicks.at(-1)?.value).toBeGreaterThanOrEqual(0.6);
  });

  it('names a bin of several rounds by both ends', () => {
    const joined = layOutHistogram([{ from: 4, to: 6, won: 1, notWon: 0 }], 1, { width: 300, height: 150 });
    expect(joined.bars[0]?.label).toBe('4–6');
  });

  it('draws nothing of nothing', () => {
    expect(layOutHistogram([], 0, { width: 300, height: 150 }).bars).toEqual([]);
  });
});
