import { creatureStates, outcomes, type RunColumns } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import type { CreatureTally, Tally } from '../../shared/protocol/worker';
import { fightsOf } from '../compile/fightsOf';

/**
 * Sums of the runs in `columns`. Every sum is an integer below 2^53 within the limits of a scenario, so merging is
 * exact in any order. "Someone" is someone of the party.
 *
 * @param hpChanges of the same runs, by creature: {@link CreatureTally.hpChanges}
 */
export function tallyColumns(
  columns: RunColumns,
  scenario: Scenario,
  hpChanges: readonly (readonly number[])[],
): Tally {
  const { runs } = columns;
  const party = new SideCounter(runs);
  const monsters = new SideCounter(runs);
  const creatures = scenario.creatures.map(({ side }, creature) => ({
    ...tallyCreature(columns, creature, side === 'party' ? party : monsters),
    hpChanges: hpChanges[creature]!,
  }));
  const byOutcome = [0, 0, 0];
  let roundsSum = 0;
  let lastRound = -1;
  for (let run = 0; run < runs; run++) {
    byOutcome[columns.outcome[run]!]!++;
    roundsSum += columns.rounds[run]!;
    lastRound = Math.max(lastRound, columns.rounds[run]!);
  }
  const roundsHistogram = zeros(lastRound + 1);
  const roundsWon = zeros(lastRound + 1);
  const fightsWon = zeros(fightsOf(scenario).length + 1);
  for (let run = 0; run < runs; run++) {
    roundsHistogram[columns.rounds[run]!]!++;
    fightsWon[columns.fightsWon[run]!]!++;
    if (columns.outcome[run] === outcomes.won) roundsWon[columns.rounds[run]!]!++;
  }
  return {
    runs,
    won: byOutcome[outcomes.won]!,
    lost: byOutcome[outcomes.lost]!,
    undecided: byOutcome[outcomes.undecided]!,
    someoneDropped: countPositive(party.hasDropped),
    someoneDied: countPositive(party.hasDied),
    roundsSum,
    roundsHistogram,
    roundsWon,
    creatures,
    partySurvivors: party.countBySurvivors(),
    monsterSurvivors: monsters.countBySurvivors(),
    fightsWon,
  };
}

/** What is counted run by run over the creatures of a side. */
class SideCounter {
  size = 0;
  readonly survivors: Uint16Array;
  readonly hasDropped: Uint8Array;
  readonly hasDied: Uint8Array;

  constructor(runs: number) {
    this.survivors = new Uint16Array(runs);
    this.hasDropped = new Uint8Array(runs);
    this.hasDied = new Uint8Array(runs);
  }

  countBySurvivors(): number[] {
    const counts = zeros(this.size + 1);
    for (let run = 0; run < this.survivors.length; run++) counts[this.survivors[run]!]!++;
    return counts;
  }
}

/** The tally of no runs: the neutral element of {@link mergeTallies}. */
export function emptyTally(scenario: Scenario): Tally {
  const party = scenario.creatures.filter(({ side }) => side === 'party').length;
  return {
    runs: 0,
    won: 0,
    lost: 0,
    undecided: 0,
    someoneDropped: 0,
    someoneDied: 0,
    roundsSum: 0,
    roundsHistogram: [],
    roundsWon: [],
    creatures: scenario.creatures.map(() => ({
      dropped: 0,
      died: 0,
      hpLeft: 0,
      damageDealt: 0,
      damageTaken: 0,
      healing: 0,
      kills: 0,
      wasted: 0,
      absorbed: 0,
      turnsLost: 0,
      resourcesLeft: 0,
      hpChanges: [],
    })),
    partySurvivors: zeros(party + 1),
    monsterSurvivors: zeros(scenario.creatures.length - party + 1),
    fightsWon: zeros(fightsOf(scenario).length + 1),
  };
}

/** The tally of the runs of both, which are of the same scenario. Associative and commutative. */
export function mergeTallies(a: Tally, b: Tally): Tally {
  if (a.creatures.length !== b.creatures.length) throw new Error('Tallies of different scenarios cannot be merged');
  return {
    runs: a.runs + b.runs,
    won: a.won + b.won,
    lost: a.lost + b.lost,
    undecided: a.undecided + b.undecided,
    someoneDropped: a.someoneDropped + b.someoneDropped,
    someoneDied: a.someoneDied + b.someoneDied,
    roundsSum: a.roundsSum + b.roundsSum,
    roundsHistogram: addCounts(a.roundsHistogram, b.roundsHistogram),
    roundsWon: addCounts(a.roundsWon, b.roundsWon),
    creatures: a.creatures.map((one, creature) => addCreatures(one, b.creatures[creature]!)),
    partySurvivors: addCounts(a.partySurvivors, b.partySurvivors),
    monsterSurvivors: addCounts(a.monsterSurvivors, b.monsterSurvivors),
    fightsWon: addCounts(a.fightsWon, b.fightsWon),
  };
}

/** One walk over all columns of a creature: this is done for every run that is fought. */
function tallyCreature(columns: RunColumns, creature: number, side: SideCounter): Omit<CreatureTally, 'hpChanges'> {
  const { runs, state, drops } = columns;
  const { survivors, hasDropped, hasDied } = side;
  let dropped = 0;
  let died = 0;
  let hpLeft = 0;
  let damageDealt = 0;
  let damageTaken = 0;
  let healing = 0;
  let kills = 0;
  let wasted = 0;
  let absorbed = 0;
  let turnsLost = 0;
  let resourcesLeft = 0;
  side.size++;
  for (let run = 0, entry = creature * runs; run < runs; run++, entry++) {
    if (state[entry] === creatureStates.up) survivors[run]!++;
    else if (state[entry] === creatureStates.dead) {
      died++;
      hasDied[run] = 1;
    }
    if (drops[entry]! > 0) {
      dropped++;
      hasDropped[run] = 1;
    }
    hpLeft += columns.hpLeft[entry]!;
    damageDealt += columns.damageDealt[entry]!;
    damageTaken += columns.damageTaken[entry]!;
    healing += columns.healing[entry]!;
    kills += columns.kills[entry]!;
    wasted += columns.wasted[entry]!;
    absorbed += columns.absorbed[entry]!;
    turnsLost += columns.turnsLost[entry]!;
    resourcesLeft += columns.resourcesLeft[entry]!;
  }
  const sums = { hpLeft, damageDealt, damageTaken, healing, kills, wasted, absorbed, turnsLost, resourcesLeft };
  return { dropped, died, ...sums };
}

function addCreatures(a: CreatureTally, b: CreatureTally): CreatureTally {
  return {
    dropped: a.dropped + b.dropped,
    died: a.died + b.died,
    hpLeft: a.hpLeft + b.hpLeft,
    damageDealt: a.damageDealt + b.damageDealt,
    damageTaken: a.damageTaken + b.damageTaken,
    healing: a.healing + b.healing,
    kills: a.kills + b.kills,
    wasted: a.wasted + b.wasted,
    absorbed: a.absorbed + b.absorbed,
    turnsLost: a.turnsLost + b.turnsLost,
    resourcesLeft: a.resourcesLeft + b.resourcesLeft,
    hpChanges: addCounts(a.hpChanges, b.hpChanges),
  };
}

function countPositive(values: Uint8Array): number {
  let count = 0;
  for (let index = 0; index < values.length; index++) if (values[index]! > 0) count++;
  return count;
}

function addCounts(a: readonly number[], b: readonly number[]): number[] {
  const [long, short] = a.length >= b.length ? [a, b] : [b, a];
  return long.map((count, index) => count + (short[index] ?? 0));
}

function zeros(length: number): number[] {
  return new Array<number>(length).fill(0);
}
