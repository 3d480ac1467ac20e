import { describe, expect, it } from 'vitest';
import { wilson } from '../../../../src/engine/stats/interval';
import { formatFights, verdictSentences } from '../../../../src/shared/util/verdict';

function verdict(runs: number, won: number, dropped: number, died: number, undecided = 0): string {
  return verdictSentences({
    runs,
    partyWins: wilson(won, runs),
    someoneDrops: wilson(dropped, runs),
    someoneDies: wilson(died, runs),
    undecided: wilson(undecided, runs),
  }).join(' ');
}

describe('the verdict', () => {
  it.each([
    [
      [1005, 769, 402, 251],
      'The party wins 77 % of the time (74-79 %). Someone drops in 4 fights of 10, someone dies in 1 of 4.',
    ],
    [
      [1005, 1005, 0, 0],
      'The party wins more than 334 in 335 fights. Someone drops in fewer than 1 in 335 fights, someone dies in fewer than 1 in 335.',
    ],
    [
      [1005, 0, 1005, 1000],
      'The party wins fewer than 1 in 335 fights. Someone drops in more than 334 in 335 fights, someone dies in 199 of 200.',
    ],
    [
      [1000, 500, 100, 20, 500],
      'The party wins 50 % of the time (47-53 %). Someone drops in 1 fight of 10, someone dies in 1 of 50. No side has won when the rounds run out in 5 fights of 10.',
    ],
    [[1, 1, 0, 0], 'The party wins all of 1 fights. Someone drops in none of 1 fights, someone dies in none of 1.'],
  ] as const)('of %j reads %s', ([runs, won, dropped, died, undecided], text) => {
    expect(verdict(runs, won, dropped, died, undecided)).toBe(text);
  });
});

describe('a rate as people count', () => {
  it.each([
    [0.5, '5 of 10'],
    [0.26, '1 of 4'],
    [0.34, '1 of 3'],
    [0.66, '2 of 3'],
    [0.75, '3 of 4'],
    [0.93, '13 of 14'],
    [0.058, '1 of 17'],
    [0.14, '1 of 7'],
    [0.16, '2 of 10'],
    [0.0123, '1 of 81'],
    [0.9876, '80 of 81'],
    [0.001, '1 of 1000'],
  ])('%f reads %s', (rate, text) => {
    expect(formatFights({ rate, low: 0, high: 1 }, 1005)).toBe(text);
  });

  it('is never further from the truth than rounding to tenths', () => {
    for (let rate = 0.001; rate < 1; rate += 0.001) {
      const [part, whole] = formatFights({ rate, low: 0, high: 1 }, 1005).split(' of ').map(Number);
      expect(Math.abs(part! / whole! - rate)).toBeLessThanOrEqual(0.05 + 1e-9);
    }
  });
});
