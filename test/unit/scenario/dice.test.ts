import { describe, expect, test } from 'vitest';
import { averageOfDice, parseDice } from '../../../src/scenario/dice';
import { parseDamage } from '../../../src/scenario/damage';
import { nearest } from '../../../src/scenario/nearest';

describe('Dice', () => {
  test.each([
    ['1d8+3', [{ count: 1, sides: 8 }], 3],
    [
      '2d6 + 1d4 - 2',
      [
        { count: 2, sides: 6 },
        { count: 1, sides: 4 },
      ],
      -2,
    ],
    ['d20', [{ count: 1, sides: 20 }], 0],
    ['d%', [{ count: 1, sides: 100 }], 0],
    [' 7 ', [], 7],
    ['100d1000', [{ count: 100, sides: 1000 }], 0],
    ['2D6 − 1', [{ count: 2, sides: 6 }], -1],
  ])('%s', (text, terms, bonus) => {
    expect(parseDice(text)).toEqual({ ok: true, value: { terms, bonus } });
  });

  test.each([
    ['999999d9999', 0, 11],
    ['101d6', 0, 5],
    ['1d1001', 0, 6],
    ['0d6', 0, 3],
    ['1d6 + 5d', 7, 8],
    ['1d6 2d6', 4, 7],
    ['2d6 - 1d4', 4, 9],
    ['', 0, 0],
    ['1d6+99999', 3, 9],
  ])('%j is refused from %d to %d', (text, start, end) => {
    expect(parseDice(text)).toMatchObject({ ok: false, error: { start, end } });
  });

  test('at most ten terms', () => {
    expect(parseDice(Array.from({ length: 10 }, () => '1d6').join('+')).ok).toBe(true);
    expect(parseDice(Array.from({ length: 11 }, () => '1d6').join('+')).ok).toBe(false);
  });

  test('the average is not rounded', () => {
    expect(averageOfDice({ terms: [{ count: 3, sides: 6 }], bonus: -1 })).toBe(9.5);
  });
});

describe('Damage', () => {
  test('several parts', () => {
    expect(parseDamage('1d8+3 piercing + 1d6 fire')).toEqual({
      ok: true,
      value: [
        { dice: { terms: [{ count: 1, sides: 8 }], bonus: 3 }, type: 'piercing' },
        { dice: { terms: [{ count: 1, sides: 6 }], bonus: 0 }, type: 'fire' },
      ],
    });
  });

  test.each(['5 fire', '1d6 Fire damage plus 2 cold', '1d6+1d4+2 acid and 1 force'])('%s', (text) => {
    expect(parseDamage(text).ok).toBe(true);
  });

  test.each([
    ['1d8+3', 0, 5],
    ['1d8 pain', 4, 8],
    ['1d8 fire + 200d6 cold', 11, 16],
    ['1d8 fire,', 9, 9],
    ['fire', 0, 1],
  ])('%j is refused from %d to %d', (text, start, end) => {
    expect(parseDamage(text)).toMatchObject({ ok: false, error: { start, end } });
  });
});

describe('The nearest word', () => {
  test.each([
    ['ogrre', 'ogre'],
    ['gobiln', 'goblin'],
    ['gob', 'goblin'],
    ['OGRE', 'ogre'],
  ])('%s: %s', (word, expected) => {
    expect(nearest(word, ['troll', 'goblin', 'ogre'], 1)).toEqual([expected]);
  });

  test('nothing is offered for what is like nothing', () => {
    expect(nearest('xyzzy', ['troll', 'goblin', 'ogre'], 3)).toEqual([]);
  });
});
