import { describe, expect, it } from 'vitest';
import { challengeRatings } from '../../../../src/engine/difficulty/challengeRows';
import { averageMonster, simulateRating } from '../../../../src/engine/difficulty/simulateRating';

const stepOf = (rating: number): number => challengeRatings.indexOf(rating);

describe('R22: the rating that fights show', () => {
  it.each([0.25, 1, 3, 5, 8, 13, 20])('is %f for the average monster of that rating', (rating) => {
    expect(simulateRating(averageMonster(stepOf(rating)), '2024')).toEqual({ rating, low: rating, high: rating });
  });

  it('is higher for twice the hit points, lower for half the damage', () => {
    const average = averageMonster(stepOf(5));
    const sturdy = simulateRating({ ...average, maxHp: average.maxHp * 2, hp: average.hp * 2 }, '2024');
    expect(sturdy?.rating).toBeGreaterThan(5);
    const weak = simulateRating({ ...average, attackRolls: 'disadvantage' }, '2024');
    expect(weak?.rating).toBeLessThan(5);
  });

  it('is not known for what harms nobody', () => {
    expect(simulateRating({ ...averageMonster(0), actions: [] }, '2024')).toBeNull();
  });
});
