import { describe, expect, it } from 'vitest';
import { averageMonster } from '../../../../src/engine/difficulty/simulateRating';
import { challengeRatings } from '../../../../src/engine/difficulty/challengeRows';
import { estimateRating } from '../../../../src/engine/difficulty/estimateRating';
import { threeRoundDamage } from '../../../../src/engine/difficulty/threeRoundDamage';
import { attack, monster, multiattack, power } from '../../../fixtures/scenarioBuilder';

describe('R22: the rating that statistics suggest', () => {
  it('is its own for the average monster of every rating', () => {
    challengeRatings.forEach((rating, step) => {
      expect(estimateRating(averageMonster(step)).overall, `CR ${rating}`).toBe(rating);
    });
  });

  it.each([
    // Hit points in the bands of the guide, armor class 13 and no attack.
    [6, 0],
    [7, 0.125],
    [36, 0.25],
    [50, 0.5],
    [71, 1],
    [86, 2],
  ])('%i hit points: defense %f', (maxHp, defensive) => {
    expect(estimateRating(monster('target', { maxHp, ac: 13 })).defensive).toBe(defensive);
  });

  it('moves a step for every two points of armor class and attack bonus off the row', () => {
    const plain = monster('brute', { maxHp: 80, ac: 13, actions: [attack('Club', 3, '3d6+2 bludgeoning')] });
    expect(estimateRating(plain)).toEqual({ defensive: 1, offensive: 1, overall: 1 });
    expect(estimateRating({ ...plain, ac: 15 }).defensive).toBe(2);
    expect(estimateRating({ ...plain, ac: 14 }).defensive).toBe(1);
    expect(estimateRating({ ...plain, ac: 9 }).defensive).toBe(0.25);
    const accurate = [attack('Club', 5, '3d6+2 bludgeoning')];
    expect(estimateRating({ ...plain, actions: accurate }).offensive).toBe(2);
  });

  it('counts regeneration, legendary resistance and many resistances as hit points', () => {
    const plain = monster('target', { maxHp: 80, ac: 13 });
    expect(estimateRating({ ...plain, regeneration: { amount: 10, stoppedBy: [] } }).defensive).toBe(3);
    expect(estimateRating({ ...plain, legendaryResistance: 1 }).defensive).toBe(2);
    expect(estimateRating({ ...plain, resist: ['cold', 'fire', 'acid'] }).defensive).toBe(5);
  });
});

describe('R22: damage of three rounds', () => {
  it('uses limited powers first, areas on two targets, once where they recharge', () => {
    const dragon = monster('dragon', {
      actions: [
        attack('Claw', 7, '2d6+4 slashing'),
        multiattack([[2, 0]]),
        power(
          'Breath',
          15,
          '10d6 fire',
          { targets: null, area: { shape: 'cone', size: 30 } },
          {
            limit: { kind: 'recharge', lowest: 5 },
          },
        ),
        attack('Tail', 7, '1d8+4 bludgeoning', {}, { slot: 'legendary' }),
      ],
      legendaryActions: 3,
    });
    // 2 x 35 once, 2 x 11 twice, three tails of 8 in each round.
    expect(threeRoundDamage(dragon)).toEqual({ damage: (70 + 44 + 72) / 3, attackBonus: null, saveDc: 15 });
  });
});
