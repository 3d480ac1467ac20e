import { creatureStates, outcomes, type Quintile, type RunColumns } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import { quintileNames } from '../../shared/model/vocabulary';
import { orderRuns } from './orderRuns';
import type { SideTotals } from './sideTotals';
import { mean, sortedMedian } from './summary';

const outcomeNames = ['lost', 'won', 'undecided'] as const;

/**
 * The fifths of the runs, worst for the party first. Of N runs in order, fifth k holds the places from floor(kN/5) up
 * to but not floor((k+1)N/5), at least one: their sizes differ by one at most, and with fewer than five runs
 * neighbouring fifths share runs. The representative is the middle run, the lower of two middle ones.
 */
export function quintiles(
  scenario: Scenario,
  columns: RunColumns,
  party: SideTotals,
  monsters: SideTotals,
): Quintile[] {
  const order = orderRuns(columns, party);
  return quintileNames.map((name, fifth) => {
    const start = Math.floor((fifth * order.length) / 5);
    const end = Math.max(start + 1, Math.floor(((fifth + 1) * order.length) / 5));
    const members = order.subarray(start, end);
    const pick = (values: Values) => pickRuns(values, members);
    const middle = members[(members.length - 1) >> 1]!;
    return {
      name,
      runs: members.length,
      partyWins: countEqual(columns.outcome, outcomes.won, members, 0) / members.length,
      rounds: summarize(pick(columns.rounds)),
      survivors: { mean: mean(pick(party.survivors)) },
      hpLeft: summarize(pick(party.hpLeft)),
      deaths: mean(pick(party.deaths)),
      damageDealt: { party: mean(pick(party.damageDealt)), monsters: mean(pick(monsters.damageDealt)) },
      heroes: heroFigures(scenario, columns, members),
      representative: {
        run: columns.from + middle,
        outcome: outcomeNames[columns.outcome[middle]!]!,
        rounds: columns.rounds[middle]!,
        survivors: party.survivors[middle]!,
        hpLeft: party.hpLeft[middle]!,
      },
    };
  });
}

type Values = SideTotals['survivors' | 'hpLeft' | 'damageDealt'];

function pickRuns(values: Values, members: Uint32Array): Uint32Array {
  const picked = new Uint32Array(members.length);
  for (let index = 0; index < members.length; index++) picked[index] = values[members[index]!]!;
  return picked;
}

function heroFigures(scenario: Scenario, columns: RunColumns, members: Uint32Array): Quintile['heroes'] {
  const heroes: Quintile['heroes'][number][] = [];
  for (const [creature, { name, maxHp, side }] of scenario.creatures.entries()) {
    if (side !== 'party') continue;
    const offset = creature * columns.runs;
    let hpLeft = 0;
    for (const run of members) hpLeft += columns.hpLeft[offset + run]!;
    heroes.push({
      name,
      maxHp,
      hpLeft: hpLeft / members.length,
      dies: countEqual(columns.state, creatureStates.dead, members, offset) / members.length,
    });
  }
  return heroes;
}

function countEqual(values: Uint8Array, wanted: number, members: Uint32Array, offset: number): number {
  let count = 0;
  for (const run of members) if (values[offset + run] === wanted) count++;
  return count;
}

function summarize(values: Uint32Array): { mean: number; median: number } {
  return { mean: mean(values), median: sortedMedian(values) };
}
