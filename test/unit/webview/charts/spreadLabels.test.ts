import { describe, expect, it } from 'vitest';
import { spreadLabels } from '../../../../webview/charts/spreadLabels';

describe('spreadLabels', () => {
  it('leaves labels where they are when they do not touch', () => {
    expect(spreadLabels([80, 10, 40], 15, 0, 100)).toEqual([80, 10, 40]);
  });

  it('moves labels apart and keeps their order', () => {
    const placed = spreadLabels([50, 50, 48], 15, 0, 100);
    expect(placed).toEqual([63, 78, 48]);
  });

  it('stays inside, pushing back what would fall off the end', () => {
    expect(spreadLabels([100, 99, 98], 10, 0, 100)).toEqual([100, 90, 80]);
    expect(spreadLabels([-20], 10, 0, 100)).toEqual([0]);
  });
});
