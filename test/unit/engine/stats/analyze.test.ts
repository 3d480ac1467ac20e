import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../../../src/engine/stats/analyze';
import { hpBands } from '../../../../src/engine/stats/hpBands';
import { mergeTallies } from '../../../../src/engine/stats/tally';
import { analysisSchema } from '../../../../src/shared/model/results';
import { ambush, sampleRuns, sampleTally } from '../../shared/results/sampleRuns';

const columns = sampleRuns(ambush, 1005);

describe('the analysis of a result', () => {
  const analysis = analyze(ambush, columns, sampleTally(columns, ambush));

  it('is what the views accept', () => {
    expect(v.parse(analysisSchema, JSON.parse(JSON.stringify(analysis)))).toEqual(analysis);
  });

  it('of 1005 runs has five fifths of 201', () => {
    expect(analysis.quintiles.map(({ runs }) => runs)).toEqual([201, 201, 201, 201, 201]);
  });

  it('has fifths that get better from first to last', () => {
    for (const [fifth, quintile] of analysis.quintiles.entries()) {
      if (fifth === 0) continue;
      const worse = analysis.quintiles[fifth - 1]!;
      expect(quintile.partyWins).toBeGreaterThanOrEqual(worse.partyWins);
      if (quintile.partyWins === worse.partyWins) {
        expect(quintile.survivors.mean).toBeGreaterThanOrEqual(worse.survivors.mean);
      }
    }
  });

  it('says the official difficulty', () => {
    const [fight] = analysis.onPaper.fights;
    expect(fight?.official.map(({ ruleset, label }) => `${ruleset} ${label}`)).toContain('2024 below Low');
  });

  it('takes rates from all runs and medians from those stored', () => {
    const more = sampleTally(sampleRuns(ambush, 500, 1, 1005), ambush);
    const larger = analyze(ambush, columns, mergeTallies(sampleTally(columns, ambush), more));
    expect([larger.runs, larger.storedRuns]).toEqual([1505, 1005]);
    expect(larger.partyWins.rate).not.toBe(analysis.partyWins.rate);
    expect(larger.quintiles).toEqual(analysis.quintiles);
    const party = larger.creatures.filter(({ side }) => side === 'party');
    const together = party.reduce((sum, { hpLeft }) => sum + hpLeft.mean, 0);
    expect(larger.sides.party.hpLeft.mean).toBeCloseTo(together);
    expect(larger.sides.party.hpLeft.mean).not.toBeCloseTo(analysis.sides.party.hpLeft.mean, 6);
    expect(larger.sides.party.hpLeft.median).toBe(analysis.sides.party.hpLeft.median);
  });

  it.each([1, 2, 3, 4, 5, 6, 7, 11])('of %i runs shows a run for each fifth', (runs) => {
    const few = sampleRuns(ambush, runs);
    const { quintiles } = analyze(ambush, few, sampleTally(few, ambush));
    expect(quintiles).toHaveLength(5);
    for (const quintile of quintiles) {
      expect(quintile.runs).toBeGreaterThanOrEqual(1);
      expect(quintile.representative.run).toBeLessThan(runs);
    }
    if (runs >= 5) expect(quintiles.reduce((sum, quintile) => sum + quintile.runs, 0)).toBe(runs);
  });
});

describe('bands of hit points', () => {
  it('keep the last value of a fight that is over', () => {
    const bands = hpBands(Uint32Array.of(10, 4, 10, 8, 6, 2), Uint16Array.of(1, 3), 10);
    expect(bands.p5).toEqual([10, 4, 4, 2]);
    expect(bands.p95).toEqual([10, 8, 6, 4]);
  });

  it('reach up to the hit points at full strength, or to more where they were rolled', () => {
    expect(hpBands(Uint32Array.of(10, 4), Uint16Array.of(1), 12).max).toBe(12);
    expect(hpBands(Uint32Array.of(15, 4), Uint16Array.of(1), 12).max).toBe(15);
  });

  it('count ten million hit points in steps no one can see', () => {
    const hp = Uint32Array.of(10_000_000, 7_654_321);
    const { p50 } = hpBands(hp, Uint16Array.of(1), 10_000_000);
    expect(Math.abs(p50[1]! - 7_654_321)).toBeLessThan(10_000_000 / 60_000);
  });
});
