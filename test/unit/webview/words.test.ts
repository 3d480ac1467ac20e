import { describe, expect, it } from 'vitest';
import type { Comparison, HpBands } from '../../../src/shared/model/results';
import { effectSentence, fightStory, plural, turningSentence } from '../../../webview/words';

const line = (p50: number[]): HpBands => ({ max: 50, p5: p50, p25: p50, p50, p75: p50, p95: p50 });
const none = { difference: 0, low: 0, high: 0 };
const comparison = (partyWins: Comparison['partyWins'], isPaired = true): Comparison => ({
  isPaired,
  partyWins,
  tpk: none,
  someoneDrops: none,
  someoneDies: none,
  rounds: none,
  partyHpLeft: none,
});

describe('fightStory', () => {
  it.each([
    [{ outcome: 'lost', rounds: 6, survivors: 0, hpLeft: 0 }, 'Lost in round 6: everyone down.'],
    [{ outcome: 'won', rounds: 4, survivors: 2, hpLeft: 16 }, 'Won in round 4: 2 of 4 up, 16 hit points left.'],
    [{ outcome: 'won', rounds: 3, survivors: 4, hpLeft: 1 }, 'Won in round 3: everyone up, 1 hit point left.'],
    [
      { outcome: 'undecided', rounds: 50, survivors: 1, hpLeft: 2 },
      'Undecided in round 50: 1 of 4 up, 2 hit points left.',
    ],
  ] as const)('%j', (representative, story) => {
    expect(fightStory({ run: 0, ...representative }, 4)).toBe(story);
  });
});

describe('turningSentence', () => {
  it('names the round that decides and who is ahead afterwards', () => {
    expect(turningSentence(line([40, 30, 25]), line([60, 35, 15]))).toBe(
      'Round 2 decides: from there the party is ahead.',
    );
    expect(turningSentence(line([40, 10]), line([30, 25]))).toBe('Round 1 decides: from there the monsters are ahead.');
  });

  it('says who is ahead from the start', () => {
    expect(turningSentence(line([40, 30]), line([20, 0]))).toBe('The party is ahead from the start.');
    expect(turningSentence(line([20, 0]), line([40, 30]))).toBe('The monsters are ahead from the start.');
  });
});

describe('effectSentence', () => {
  it('says which way and how far, with the interval', () => {
    expect(effectSentence(comparison({ difference: 0.06, low: 0.04, high: 0.08 }))).toBe(
      'In slot B the party wins more often: +6 points, between +4 and +8.',
    );
    expect(effectSentence(comparison({ difference: -0.06, low: -0.08, high: -0.04 }))).toContain('less often');
  });

  it('claims nothing when the interval holds zero', () => {
    expect(effectSentence(comparison({ difference: 0.01, low: -0.02, high: 0.04 }))).toBe(
      'No clear difference in how often the party wins.',
    );
  });

  it('says when the dice were not the same', () => {
    expect(effectSentence(comparison({ difference: 0.01, low: -0.02, high: 0.04 }, false))).toContain('different dice');
  });
});

describe('plural', () => {
  it('counts', () => {
    expect([plural(1, 'round'), plural(0, 'round'), plural(2.5, 'round')]).toEqual([
      '1 round',
      '0 rounds',
      '2.5 rounds',
    ]);
  });
});
