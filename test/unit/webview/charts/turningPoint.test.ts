import { describe, expect, it } from 'vitest';
import { turningPoint } from '../../../../webview/charts/turningPoint';

describe('turningPoint', () => {
  it('finds where the lines cross, between two rounds', () => {
    expect(turningPoint([40, 30, 25], [60, 35, 15])).toEqual({
      at: 1 + 1 / 3,
      hp: 30 - 5 / 3,
      round: 2,
      ahead: 'party',
    });
  });

  it('says that the monsters are ahead when the party falls below them', () => {
    expect(turningPoint([60, 20], [40, 30])).toMatchObject({ round: 1, ahead: 'monsters' });
  });

  it('takes the last of several crossings', () => {
    expect(turningPoint([10, 30, 10, 30], [20, 20, 20, 20])).toMatchObject({ at: 2.5, round: 3, ahead: 'party' });
  });

  it('does not take touching for crossing', () => {
    expect(turningPoint([30, 20, 20, 25], [20, 20, 10, 0])).toBeNull();
  });

  it('crosses where the lines are equal for a while and then part the other way', () => {
    expect(turningPoint([10, 20, 30], [30, 20, 10])).toMatchObject({ at: 1, hp: 20, round: 1 });
  });

  it('is null when one side is ahead all along, or there is nothing', () => {
    expect(turningPoint([50, 40, 30], [30, 10, 0])).toBeNull();
    expect(turningPoint([], [])).toBeNull();
  });
});
