import { describe, expect, it } from 'vitest';
import { difficulty } from '../../../../src/engine/difficulty/difficulty';
import type { Creature } from '../../../../src/shared/model/scenario';
import { sampleScenario } from '../../shared/results/sampleRuns';

function encounter(levels: readonly number[], ratings: readonly number[]): readonly Creature[] {
  return sampleScenario([
    ...levels.map((level) => ({ side: 'party', maxHp: 10, level }) as const),
    ...ratings.map((cr) => ({ side: 'monsters', maxHp: 10, cr }) as const),
  ]).creatures;
}

function monsters(count: number, cr: number): number[] {
  return new Array<number>(count).fill(cr);
}

describe('the official difficulty of 2024', () => {
  it.each([
    // SRD 5.2: 200 XP are the Low budget of four characters of level 1, 300 the Moderate, 400 the High one.
    [[1, 1, 1, 1], monsters(3, 0.25), 150, 'below Low'],
    [[1, 1, 1, 1], monsters(4, 0.25), 200, 'Low'],
    [[1, 1, 1, 1], monsters(5, 0.25), 250, 'between Low and Moderate'],
    [[1, 1, 1, 1], monsters(3, 0.5), 300, 'Moderate'],
    [[1, 1, 1, 1], [1, 0.5, 0.25], 350, 'between Moderate and High'],
    [[1, 1, 1, 1], [1, 1], 400, 'High'],
    [[1, 1, 1, 1], [1, 1, 0], 410, 'above High'],
  ])('levels %j against ratings %j: %i XP, %s', (levels, ratings, xp, label) => {
    expect(difficulty(encounter(levels, ratings), '2024')).toMatchObject({ ruleset: '2024', xp, label });
  });

  it('adds up the budgets of mixed levels', () => {
    expect(difficulty(encounter([3, 20], [30]), '2024')?.thresholds).toEqual([
      { name: 'Low', xp: 150 + 6400 },
      { name: 'Moderate', xp: 225 + 13_200 },
      { name: 'High', xp: 400 + 22_000 },
    ]);
  });
});

describe('the official difficulty of 2014', () => {
  it.each([
    // The example of the Basic Rules: three of level 3 and one of level 2, a bugbear and three hobgoblins.
    [[3, 3, 3, 2], [1, 0.5, 0.5, 0.5], 1000, 'Hard'],
    [[1, 1, 1, 1], [0.125], 25, 'below Easy'],
    [[1, 1, 1, 1], [0.25, 0.25], 150, 'Easy'],
    [[1, 1, 1, 1], monsters(3, 0.25), 300, 'Hard'],
    [[5, 5, 5, 5], [5], 1800, 'Easy'],
  ])('levels %j against ratings %j: %i XP, %s', (levels, ratings, xp, label) => {
    expect(difficulty(encounter(levels, ratings), '2014')).toMatchObject({ ruleset: '2014', xp, label });
  });

  it.each([
    [1, 4, 1],
    [2, 4, 1.5],
    [3, 4, 2],
    [6, 4, 2],
    [7, 4, 2.5],
    [11, 4, 3],
    [15, 4, 4],
    [1, 2, 1.5],
    [15, 2, 5],
    [1, 6, 0.5],
    [3, 6, 1.5],
    [15, 5, 4],
  ])('%i monsters against %i characters count %f times', (count, characters, multiplier) => {
    const creatures = encounter(monsters(characters, 1), monsters(count, 1));
    expect(difficulty(creatures, '2014')?.xp).toBe(count * 200 * multiplier);
  });
});

describe('the official difficulty is unknown', () => {
  it('without a level or a challenge rating', () => {
    const [hero, monster] = encounter([1], [1]);
    expect(difficulty([{ ...hero!, level: null }, monster!], '2024')).toBeNull();
    expect(difficulty([hero!, { ...monster!, cr: null }], '2024')).toBeNull();
    expect(difficulty([hero!, { ...monster!, cr: 0.3 }], '2024')).toBeNull();
  });
});
