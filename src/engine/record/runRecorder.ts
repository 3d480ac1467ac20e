import type { creatureStates, outcomes, RunColumns } from '../../shared/model/results';
import { emptyColumns, resizeColumns } from '../../shared/results/columns';
import {
  absorbed,
  damageDealt,
  damageTaken,
  drops,
  healingDone,
  hp,
  kills,
  resourcesLeft,
  status,
  turnsLost,
  wasted,
} from '../tables/fightState';
import { downBit, fledBit, stableBit, upBit } from '../tables/traits';
import { HpByRound } from './hpByRound';

// The schema module behind these words would come into every worker with its values; types cost nothing.
const outcomeCodes: typeof outcomes = { lost: 0, won: 1, undecided: 2 };
const stateCodes: typeof creatureStates = { up: 0, unconscious: 1, stable: 2, dead: 3, fled: 4 };

/** Entries of the trace there is room for at first, per run; longer fights make it grow. */
const expectedTrace = 6;

/** Writes fights into columns while they are fought. One recorder takes consecutive runs. */
export class RunRecorder {
  private runs = 0;
  private traced = 0;
  /** Of the run that is being fought, and the most of any run. */
  private round = 0;
  private rounds = 0;
  /** With room for `columns.runs` runs. */
  private columns: RunColumns;
  private readonly hpByRound: HpByRound;

  /**
   * @param creatures of the scenario
   * @param from number of the first run
   * @param capacity how many runs are expected; more make it grow
   */
  constructor(creatures: number, from: number, capacity: number) {
    this.columns = emptyColumns({ from, runs: capacity, creatures }, capacity * expectedTrace + 16);
    this.hpByRound = new HpByRound(creatures);
  }

  /** Rounds of the run that is being fought, so far. */
  get roundsOfRun(): number {
    return this.round;
  }

  beginRun(partyHp: number, monstersHp: number): void {
    const { columns } = this;
    if (this.runs === columns.runs) this.resize(Math.max(64, columns.runs * 2), columns.partyHp.length);
    this.round = -1;
    this.endRound(partyHp, monstersHp);
  }

  /** Hit points of each side, at the start of the fight and at the end of a round. */
  endRound(partyHp: number, monstersHp: number): void {
    const index = this.traced;
    if (index === this.columns.partyHp.length) this.resize(this.columns.runs, index * 2 + 16);
    this.columns.partyHp[index] = partyHp;
    this.columns.monstersHp[index] = monstersHp;
    this.traced = index + 1;
    this.round += 1;
    this.hpByRound.addRound(this.round);
  }

  /** Takes down how every creature of the fight, or of the day's fights, ended it. */
  endRun(outcome: keyof typeof outcomes, fightsWon: number): void {
    const { columns, runs: run } = this;
    columns.outcome[run] = outcomeCodes[outcome];
    columns.rounds[run] = this.round;
    columns.fightsWon[run] = fightsWon;
    for (let creature = 0, cell = run; creature < columns.creatures; creature++, cell += columns.runs) {
      columns.hpLeft[cell] = hp[creature]!;
      columns.state[cell] = stateOf(status[creature]!, hp[creature]!);
      columns.drops[cell] = Math.min(drops[creature]!, 255);
      columns.damageDealt[cell] = damageDealt[creature]!;
      columns.damageTaken[cell] = damageTaken[creature]!;
      // The columns are full of zeros: what mostly is one need not be written.
      if (healingDone[creature] !== 0) columns.healing[cell] = healingDone[creature]!;
      if (kills[creature] !== 0) columns.kills[cell] = Math.min(kills[creature]!, 65_535);
      if (wasted[creature] !== 0) columns.wasted[cell] = wasted[creature]!;
      if (absorbed[creature] !== 0) columns.absorbed[cell] = absorbed[creature]!;
      if (turnsLost[creature] !== 0) columns.turnsLost[cell] = Math.min(turnsLost[creature]!, 65_535);
      if (resourcesLeft[creature] !== 0) columns.resourcesLeft[cell] = Math.min(resourcesLeft[creature]!, 65_535);
    }
    this.hpByRound.endRun(this.round);
    this.rounds = Math.max(this.rounds, this.round);
    this.runs = run + 1;
  }

  /** The runs recorded so far, in arrays of exactly their size. */
  finish(): RunColumns {
    const { traced } = this;
    if (this.runs !== this.columns.runs) this.resize(this.runs, traced);
    const { columns } = this;
    const [partyHp, monstersHp] = [columns.partyHp.slice(0, traced), columns.monstersHp.slice(0, traced)];
    return { ...columns, partyHp, monstersHp };
  }

  /**
   * Begins again, with room for as many runs as there was. What {@link finish} gave is written over.
   * @param from number of the first run
   */
  restart(from: number): void {
    const { columns } = this;
    this.columns = { ...columns, from };
    const { healing, kills, wasted, absorbed, turnsLost, resourcesLeft } = columns;
    for (const column of [healing, kills, wasted, absorbed, turnsLost, resourcesLeft]) column.fill(0);
    this.runs = 0;
    this.traced = 0;
    this.rounds = 0;
    this.hpByRound.clear();
  }

  /** Of the same runs, by creature and round: what a tally keeps of them. */
  hpChanges(): number[][] {
    return this.hpByRound.changes(this.rounds);
  }

  private resize(runs: number, traceLength: number): void {
    this.columns = resizeColumns(this.columns, runs, traceLength);
  }
}

/** Monsters whose fight of the day was not reached are where they were, and unhurt. */
function stateOf(bits: number, hpLeft: number): number {
  if ((bits & upBit) !== 0) return stateCodes.up;
  if ((bits & stableBit) !== 0) return stateCodes.stable;
  if ((bits & downBit) !== 0) return stateCodes.unconscious;
  if ((bits & fledBit) !== 0) return stateCodes.fled;
  return hpLeft > 0 ? stateCodes.up : stateCodes.dead;
}
