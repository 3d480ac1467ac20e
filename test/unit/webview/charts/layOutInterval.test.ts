import { describe, expect, it } from 'vitest';
import { layOutInterval } from '../../../../webview/charts/layOutInterval';

describe('layOutInterval', () => {
  it('places rate and interval in percent', () => {
    expect(layOutInterval({ rate: 0.75, low: 0.5, high: 0.875 })).toEqual({ left: 50, width: 37.5, mark: 75 });
  });

  it('keeps a very narrow interval visible, inside the bar', () => {
    const { left, width } = layOutInterval({ rate: 1, low: 0.9999, high: 1 });
    expect(width).toBeGreaterThan(0.5);
    expect(left + width).toBeLessThanOrEqual(100);
  });

  it('cuts off what lies outside of 0 to 1', () => {
    expect(layOutInterval({ rate: 0.01, low: -0.2, high: 0.25 })).toEqual({ left: 0, width: 25, mark: 1 });
  });
});
