import { describe, expect, it } from 'vitest';
import { roundBins } from '../../../../webview/charts/roundBins';

describe('roundBins', () => {
  it('has one bin for each round from the first to the last in which a fight ended', () => {
    expect(roundBins([0, 0, 4, 0, 6, 0], [0, 0, 1, 0, 6, 0], 20)).toEqual([
      { from: 2, to: 2, won: 1, notWon: 3 },
      { from: 3, to: 3, won: 0, notWon: 0 },
      { from: 4, to: 4, won: 6, notWon: 0 },
    ]);
  });

  it('joins rounds when there are more than fit, losing no fight', () => {
    const histogram = Array.from({ length: 51 }, (_, round) => round);
    const bins = roundBins(histogram, histogram, 20);
    expect(bins.length).toBeLessThanOrEqual(20);
    expect(bins[0]).toMatchObject({ from: 1, to: 3 });
    expect(bins.at(-1)?.to).toBe(50);
    expect(bins.reduce((sum, { won }) => sum + won, 0)).toBe((50 * 51) / 2);
  });

  it('is empty without fights', () => {
    expect(roundBins([0, 0], [0, 0], 20)).toEqual([]);
  });
});
