import type { Analysis, CreatureFigures, RunColumns } from '../../shared/model/results';
import type { Creature, Scenario } from '../../shared/model/scenario';
import type { Side } from '../../shared/model/vocabulary';
import type { Tally } from '../../shared/protocol/worker';
import { fightsOf } from '../compile/fightsOf';
import { encounterMaths } from '../difficulty/encounterMaths';
import { hpBands } from './hpBands';
import { wilson } from './interval';
import { quintiles } from './quintiles';
import { type SideTotals, sideTotals } from './sideTotals';
import { startResources } from './startResources';
import { medianOfCounts, sortedMedian } from './summary';

/**
 * Everything shown of a result. Rates and means are exact over all runs (from `tally`); medians, bands and quintiles
 * are over the runs stored in `columns`.
 *
 * @param columns at least one run
 * @param tally of at least the runs in `columns`
 */
export function analyze(scenario: Scenario, columns: RunColumns, tally: Tally): Analysis {
  const { runs } = tally;
  const party = sideTotals(scenario, columns, 'party');
  const monsters = sideTotals(scenario, columns, 'monsters');
  return {
    runs,
    partyWins: wilson(tally.won, runs),
    tpk: wilson(tally.partySurvivors[0]!, runs),
    undecided: wilson(tally.undecided, runs),
    someoneDrops: wilson(tally.someoneDropped, runs),
    someoneDies: wilson(tally.someoneDied, runs),
    rounds: {
      mean: tally.roundsSum / runs,
      median: medianOfCounts(tally.roundsHistogram, runs),
      histogram: tally.roundsHistogram,
      won: tally.roundsWon,
    },
    creatures: scenario.creatures.map((_, creature) => creatureFigures(scenario, columns, tally, creature)),
    sides: {
      party: sideFigures(scenario, 'party', party, tally.partySurvivors, tally),
      monsters: sideFigures(scenario, 'monsters', monsters, tally.monsterSurvivors, tally),
    },
    hpByRound: {
      party: hpBands(columns.partyHp, columns.rounds, fullHp(scenario, 'party')),
      monsters: hpBands(columns.monstersHp, columns.rounds, fullHp(scenario, 'monsters')),
    },
    storedRuns: columns.runs,
    quintiles: quintiles(scenario, columns, party, monsters),
    onPaper: encounterMaths(scenario),
    day: scenario.day && { fightsWon: tally.fightsWon.map((count) => count / runs) },
  };
}

function creatureFigures(scenario: Scenario, columns: RunColumns, tally: Tally, creature: number): CreatureFigures {
  const { name, side, maxHp } = scenario.creatures[creature]!;
  const sums = tally.creatures[creature]!;
  const { runs } = tally;
  const hpLeft = columns.hpLeft.slice(creature * columns.runs, (creature + 1) * columns.runs);
  return {
    name,
    side,
    maxHp,
    drops: sums.dropped / runs,
    dies: sums.died / runs,
    hpLeft: { mean: sums.hpLeft / runs, median: sortedMedian(hpLeft) },
    damageDealt: sums.damageDealt / runs,
    damageTaken: sums.damageTaken / runs,
    healing: sums.healing / runs,
    kills: sums.kills / runs,
    wasted: sums.wasted / runs,
    turnsLost: sums.turnsLost / runs,
    resources: { left: sums.resourcesLeft / runs, start: startResources(scenario.creatures[creature]!) },
    hpByRound: meansByRound(sums.hpChanges, runs),
  };
}

/** To a hundredth: finer than anything that can be drawn, and a fifth of the letters in a file. */
function meansByRound(changes: readonly number[], runs: number): number[] {
  let sum = 0;
  return changes.map((change) => {
    sum += change;
    return Math.round((sum / runs) * 100) / 100;
  });
}

function sideFigures(
  scenario: Scenario,
  side: Side,
  stored: SideTotals,
  survivors: readonly number[],
  { runs, creatures }: Tally,
): Analysis['sides'][keyof Analysis['sides']] {
  const hpLeft = creatures.reduce(
    (sum, creature, index) => sum + (scenario.creatures[index]!.side === side ? creature.hpLeft : 0),
    0,
  );
  return {
    survivors: survivors.map((count) => count / runs),
    hpLeft: { mean: hpLeft / runs, median: sortedMedian(stored.hpLeft.slice()) },
  };
}

/** Of the side together at full strength; of a day's monsters, in the fight where they have the most. */
function fullHp(scenario: Scenario, side: Side): number {
  const sumOf = (creatures: readonly Creature[]) => creatures.reduce((sum, { maxHp }) => sum + maxHp, 0);
  const { creatures } = scenario;
  if (side === 'party') return sumOf(creatures.filter((creature) => creature.side === 'party'));
  return Math.max(...fightsOf(scenario).map(({ from, to }) => sumOf(creatures.slice(from, to))));
}
