import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { analyze } from '../../src/engine/stats/analyze';
import { emptyTally, mergeTallies } from '../../src/engine/stats/tally';
import { creatureStates, outcomes, type RunColumns } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';
import type { Side } from '../../src/shared/model/vocabulary';
import type { Tally } from '../../src/shared/protocol/worker';
import { ambush, sampleRuns, sampleScenario, sampleTally } from '../unit/shared/results/sampleRuns';
import { arbitraryColumns, arbitraryFight } from './arbitraryRuns';

/** One run, looked up in the columns the slow way. */
function lookUp(scenario: Scenario, columns: RunColumns, index: number) {
  const entry = (creature: number) => creature * columns.runs + index;
  const members = (side: Side) => scenario.creatures.flatMap((creature, at) => (creature.side === side ? [at] : []));
  const of = (side: Side) => ({
    survivors: members(side).filter((at) => columns.state[entry(at)] === creatureStates.up).length,
    dead: members(side).filter((at) => columns.state[entry(at)] === creatureStates.dead).length,
    dropped: members(side).some((at) => columns.drops[entry(at)]! > 0),
    hp: members(side).reduce((sum, at) => sum + columns.hpLeft[entry(at)]!, 0),
    dealt: members(side).reduce((sum, at) => sum + columns.damageDealt[entry(at)]!, 0),
  });
  const start = columns.rounds.subarray(0, index).reduce((sum, rounds) => sum + rounds + 1, 0);
  const trace = (hp: Uint32Array) => [...hp.subarray(start, start + columns.rounds[index]! + 1)];
  return {
    run: columns.from + index,
    index,
    outcome: columns.outcome[index]!,
    rounds: columns.rounds[index]!,
    party: of('party'),
    monsters: of('monsters'),
    partyTrace: trace(columns.partyHp),
    monstersTrace: trace(columns.monstersHp),
  };
}

function allRuns(scenario: Scenario, columns: RunColumns) {
  return Array.from({ length: columns.runs }, (_, index) => lookUp(scenario, columns, index));
}

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0);
const average = (values: readonly number[]) => sum(values) / values.length;
const middle = (values: readonly number[]) => {
  const sorted = values.toSorted((a, b) => a - b);
  return (sorted[Math.ceil(sorted.length / 2) - 1]! + sorted[Math.floor(sorted.length / 2)]!) / 2;
};

describe('tallies', () => {
  it('merge to the same in any grouping and order, and to that of all runs', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 119 }), { minLength: 2, maxLength: 6 });
    fc.assert(
      fc.property(cuts, (unsorted) => {
        const edges = [0, ...unsorted.toSorted((a, b) => a - b), 120];
        const parts = edges
          .slice(1)
          .map((end, part) => sampleTally(sampleRuns(ambush, end - edges[part]!, 5, edges[part]), ambush));
        const fromLeft = parts.reduce(mergeTallies, emptyTally(ambush));
        const fromRight = parts.reduceRight<Tally>((rest, part) => mergeTallies(part, rest), emptyTally(ambush));
        const shuffled = parts.toReversed().reduce(mergeTallies);
        expect(fromLeft).toEqual(sampleTally(sampleRuns(ambush, 120, 5), ambush));
        expect(fromRight).toEqual(fromLeft);
        expect(shuffled).toEqual(fromLeft);
      }),
      { numRuns: 20 },
    );
  });

  it('of any columns merge associatively and commutatively', () => {
    const duel = sampleScenario([
      { side: 'party', maxHp: 20 },
      { side: 'monsters', maxHp: 20 },
    ]);
    const tally = arbitraryColumns(2, { maxNumber: 20 }).map((columns) => sampleTally(columns, duel));
    fc.assert(
      fc.property(tally, tally, tally, (a, b, c) => {
        expect(mergeTallies(mergeTallies(a, b), c)).toEqual(mergeTallies(a, mergeTallies(b, c)));
        expect(mergeTallies(a, b)).toEqual(mergeTallies(b, a));
        expect(mergeTallies(emptyTally(duel), a)).toEqual(a);
      }),
      { numRuns: 50 },
    );
  });

  it('of different scenarios cannot be merged', () => {
    const other = { ...ambush, creatures: ambush.creatures.slice(1) };
    expect(() => mergeTallies(emptyTally(ambush), emptyTally(other))).toThrow('different scenarios');
  });

  it('count what a look at each run counts', () => {
    fc.assert(
      fc.property(arbitraryFight(), ({ scenario, columns }) => {
        const runs = allRuns(scenario, columns);
        const tally = sampleTally(columns, scenario);
        const count = (isTrue: (run: (typeof runs)[number]) => boolean) => runs.filter(isTrue).length;
        expect(tally).toMatchObject({
          runs: runs.length,
          won: count((run) => run.outcome === outcomes.won),
          lost: count((run) => run.outcome === outcomes.lost),
          undecided: count((run) => run.outcome === outcomes.undecided),
          someoneDropped: count((run) => run.party.dropped),
          someoneDied: count((run) => run.party.dead > 0),
          roundsSum: sum(runs.map((run) => run.rounds)),
        });
        expect(tally.roundsHistogram).toEqual(
          Array.from({ length: Math.max(...columns.rounds) + 1 }, (_, round) => count((run) => run.rounds === round)),
        );
        expect(tally.roundsWon).toEqual(
          tally.roundsHistogram.map((_, round) => count((run) => run.rounds === round && run.outcome === outcomes.won)),
        );
        for (const [side, survivors] of [
          ['party', tally.partySurvivors],
          ['monsters', tally.monsterSurvivors],
        ] as const) {
          const size = scenario.creatures.filter((creature) => creature.side === side).length;
          expect(survivors).toEqual(
            Array.from({ length: size + 1 }, (_, up) => count((run) => run[side].survivors === up)),
          );
        }
      }),
    );
  });
});

describe('an analysis', () => {
  it('has the quintiles of the definition', () => {
    const badness = [0, 2, 1];
    fc.assert(
      fc.property(arbitraryFight(), ({ scenario, columns }) => {
        const ordered = allRuns(scenario, columns).sort(
          (a, b) =>
            badness[a.outcome]! - badness[b.outcome]! ||
            a.party.survivors - b.party.survivors ||
            a.party.hp - b.party.hp ||
            a.index - b.index,
        );
        const { quintiles } = analyze(scenario, columns, sampleTally(columns, scenario));
        expect(quintiles.map(({ name }) => name)).toEqual([
          'bad luck',
          'a bit unlucky',
          'typical',
          'a bit lucky',
          'good luck',
        ]);
        for (const [fifth, quintile] of quintiles.entries()) {
          const start = Math.floor((fifth * ordered.length) / 5);
          const end = Math.max(start + 1, Math.floor(((fifth + 1) * ordered.length) / 5));
          const runs = ordered.slice(start, end);
          const representative = runs[Math.ceil(runs.length / 2) - 1]!;
          expect(quintile.runs).toBe(runs.length);
          expect(quintile.representative).toEqual({
            run: representative.run,
            outcome: ['lost', 'won', 'undecided'][representative.outcome],
            rounds: representative.rounds,
            survivors: representative.party.survivors,
            hpLeft: representative.party.hp,
          });
          expect(quintile.partyWins).toBe(runs.filter((run) => run.outcome === outcomes.won).length / runs.length);
          expect(quintile.rounds.mean).toBeCloseTo(average(runs.map((run) => run.rounds)));
          expect(quintile.rounds.median).toBe(middle(runs.map((run) => run.rounds)));
          expect(quintile.hpLeft.mean).toBeCloseTo(average(runs.map((run) => run.party.hp)));
          expect(quintile.hpLeft.median).toBe(middle(runs.map((run) => run.party.hp)));
          expect(quintile.survivors.mean).toBeCloseTo(average(runs.map((run) => run.party.survivors)));
          expect(quintile.deaths).toBeCloseTo(average(runs.map((run) => run.party.dead)));
          expect(quintile.damageDealt.party).toBeCloseTo(average(runs.map((run) => run.party.dealt)));
          expect(quintile.damageDealt.monsters).toBeCloseTo(average(runs.map((run) => run.monsters.dealt)));
          for (const [hero, figures] of quintile.heroes.entries()) {
            const hp = runs.map((run) => columns.hpLeft[hero * columns.runs + run.index]!);
            const died = runs.filter(
              (run) => columns.state[hero * columns.runs + run.index] === creatureStates.dead,
            ).length;
            expect(figures.hpLeft).toBeCloseTo(average(hp));
            expect(figures.dies).toBe(died / runs.length);
          }
        }
      }),
    );
  });

  it('has the bands that sorting the runs of each round gives', () => {
    fc.assert(
      fc.property(arbitraryFight(), ({ scenario, columns }) => {
        const { hpByRound } = analyze(scenario, columns, sampleTally(columns, scenario));
        const runs = allRuns(scenario, columns);
        for (const [bands, traces] of [
          [hpByRound.party, runs.map((run) => run.partyTrace)],
          [hpByRound.monsters, runs.map((run) => run.monstersTrace)],
        ] as const) {
          const longest = Math.max(...columns.rounds);
          for (let round = 0; round <= longest; round++) {
            const sorted = traces.map((trace) => trace[round] ?? trace.at(-1)!).sort((a, b) => a - b);
            const nearestRank = (share: number) => sorted[Math.ceil(share * sorted.length) - 1];
            expect([bands.p5, bands.p25, bands.p50, bands.p75, bands.p95].map((band) => band[round])).toEqual(
              [0.05, 0.25, 0.5, 0.75, 0.95].map(nearestRank),
            );
          }
          expect(bands.p50).toHaveLength(longest + 1);
        }
      }),
    );
  });

  it('has the means and medians of each creature and side', () => {
    fc.assert(
      fc.property(arbitraryFight(), ({ scenario, columns }) => {
        const analysis = analyze(scenario, columns, sampleTally(columns, scenario));
        for (const [creature, figures] of analysis.creatures.entries()) {
          const of = (column: ArrayLike<number>) =>
            Array.from(column).slice(creature * columns.runs, (creature + 1) * columns.runs);
          expect(figures.hpLeft.mean).toBeCloseTo(average(of(columns.hpLeft)));
          expect(figures.hpLeft.median).toBe(middle(of(columns.hpLeft)));
          expect(figures.drops).toBe(of(columns.drops).filter((drops) => drops > 0).length / columns.runs);
          expect(figures.damageDealt).toBeCloseTo(average(of(columns.damageDealt)));
          expect(figures.damageTaken).toBeCloseTo(average(of(columns.damageTaken)));
          expect(figures.healing).toBeCloseTo(average(of(columns.healing)));
          expect(figures.kills).toBeCloseTo(average(of(columns.kills)));
        }
        const runs = allRuns(scenario, columns);
        for (const side of ['party', 'monsters'] as const) {
          expect(analysis.sides[side].hpLeft.median).toBe(middle(runs.map((run) => run[side].hp)));
          expect(sum(analysis.sides[side].survivors)).toBeCloseTo(1);
        }
        expect(analysis.rounds.median).toBe(middle([...columns.rounds]));
        expect(analysis.tpk.rate).toBe(runs.filter((run) => run.party.survivors === 0).length / runs.length);
      }),
    );
  });
});
