import { describe, expect, it } from 'vitest';
import { compare } from '../../../../src/engine/stats/compare';
import { pairedMeans, pairedShares, unpairedMeans, unpairedShares } from '../../../../src/engine/stats/difference';
import { ambush, sampleDice, sampleRuns, sampleScenario } from '../../shared/results/sampleRuns';

const stronger = sampleScenario(
  ambush.creatures.map(({ side, maxHp }) => ({ side, maxHp: side === 'monsters' ? maxHp + 3 : maxHp })),
);
const a = { scenario: ambush, columns: sampleRuns(ambush, 1005, 7) };
const b = { scenario: stronger, columns: sampleRuns(stronger, 1005, 7) };

describe('comparing two results', () => {
  it('finds no difference between a result and itself', () => {
    const comparison = compare(a, a, true);
    for (const difference of [comparison.partyWins, comparison.rounds, comparison.partyHpLeft, comparison.tpk]) {
      expect(difference.difference).toBe(0);
      expect(difference.low).toBeLessThanOrEqual(0);
      expect(difference.high).toBeGreaterThanOrEqual(0);
    }
    expect(comparison.partyHpLeft).toEqual({ difference: 0, low: 0, high: 0 });
  });

  it('says what stronger monsters change: B minus A', () => {
    const comparison = compare(a, b, true);
    expect(comparison.partyWins.high).toBeLessThan(0);
    expect(comparison.partyHpLeft.high).toBeLessThan(0);
    expect(comparison.someoneDrops.low).toBeGreaterThan(0);
  });

  it('is the other way round from the other side', () => {
    const there = compare(a, b, true);
    const back = compare(b, a, true);
    expect(back.partyWins.difference).toBeCloseTo(-there.partyWins.difference);
    expect(back.partyWins.low).toBeCloseTo(-there.partyWins.high);
    expect(back.rounds.high).toBeCloseTo(-there.rounds.low);
  });

  it('pairs runs only with the same dice and the same runs', () => {
    const fewer = { scenario: ambush, columns: sampleRuns(ambush, 804, 7) };
    const later = { scenario: ambush, columns: sampleRuns(ambush, 1005, 7, 201) };
    expect(compare(a, b, true).isPaired).toBe(true);
    expect(compare(a, b, false).isPaired).toBe(false);
    expect(compare(a, fewer, true).isPaired).toBe(false);
    expect(compare(a, later, true).isPaired).toBe(false);
  });

  it('says little of single runs', () => {
    const one = (seed: number) => ({ scenario: ambush, columns: sampleRuns(ambush, 1, seed) });
    const { rounds } = compare(one(1), one(2), true);
    expect(rounds.low).toBeLessThanOrEqual(0);
    expect(rounds.high).toBeGreaterThanOrEqual(0);
  });
});

describe('intervals of differences', () => {
  /** Pairs of fights of which the first share of luck is common to both. */
  function samplePairs(random: () => number, runs: number, common: number) {
    const values = {
      a: new Uint8Array(runs),
      b: new Uint8Array(runs),
      x: new Float64Array(runs),
      y: new Float64Array(runs),
    };
    for (let run = 0; run < runs; run++) {
      const luck = random();
      const luckA = random() < common ? luck : random();
      const luckB = random() < common ? luck : random();
      values.a[run] = Number(luckA < 0.6);
      values.b[run] = Number(luckB < 0.7);
      values.x[run] = luckA * 10;
      values.y[run] = luckB * 10 + 1;
    }
    return values;
  }

  it.each([
    ['paired shares', 0.9, 0.1, pairedShares, 'shares'],
    ['unpaired shares', 0, 0.1, unpairedShares, 'shares'],
    ['paired means', 0.9, 1, pairedMeans, 'means'],
    ['unpaired means', 0, 1, unpairedMeans, 'means'],
  ] as const)('of %s cover the truth in about 95 % of samples', (_, common, truth, method, kind) => {
    const random = sampleDice(5);
    const samples = 1500;
    let covered = 0;
    for (let sample = 0; sample < samples; sample++) {
      const { a, b, x, y } = samplePairs(random, 150, common);
      const { low, high } = kind === 'shares' ? method(a, b) : method(x, y);
      if (low <= truth && truth <= high) covered++;
    }
    expect(covered / samples).toBeGreaterThan(0.93);
    expect(covered / samples).toBeLessThan(0.975);
  });

  it('are narrower where luck is shared', () => {
    const { a, b, x, y } = samplePairs(sampleDice(3), 1005, 0.9);
    const width = ({ low, high }: { low: number; high: number }) => high - low;
    expect(width(pairedShares(a, b))).toBeLessThan(0.8 * width(unpairedShares(a, b)));
    expect(width(pairedMeans(x, y))).toBeLessThan(0.8 * width(unpairedMeans(x, y)));
  });

  it('of unpaired shares agree with published figures', () => {
    // Newcombe 1998, table II, method 10: 56/70 against 48/80 is 0.0524 to 0.3339.
    const ones = (count: number, runs: number) => Uint8Array.from({ length: runs }, (_, run) => Number(run < count));
    const { difference, low, high } = unpairedShares(ones(48, 80), ones(56, 70));
    expect(difference).toBeCloseTo(0.2, 10);
    expect(low).toBeCloseTo(0.0524, 4);
    expect(high).toBeCloseTo(0.3339, 4);
  });
});
