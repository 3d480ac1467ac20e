import type { creatureStates, outcomes, RunColumns } from '../../shared/model/results';
import { damageDealt, damageTaken, drops, healingDone, hp, kills, status } from '../tables/fightState';
import { downBit, stableBit, upBit } from '../tables/traits';

// The schema module behind these words would come into every worker with its values; types cost nothing.
const outcomeCodes: typeof outcomes = { lost: 0, won: 1, undecided: 2 };
const stateCodes: typeof creatureStates = { up: 0, unconscious: 1, stable: 2, dead: 3 };

/** Writes fights into columns while they are fought. One recorder takes consecutive runs. */
export class RunRecorder {
  private runs = 0;
  private outcome: Uint8Array<ArrayBuffer>;
  private rounds: Uint16Array<ArrayBuffer>;
  private hpLeft: Int32Array<ArrayBuffer>;
  private state: Uint8Array<ArrayBuffer>;
  private drops: Uint8Array<ArrayBuffer>;
  private damageDealt: Uint32Array<ArrayBuffer>;
  private damageTaken: Uint32Array<ArrayBuffer>;
  private healing: Uint32Array<ArrayBuffer>;
  private kills: Uint16Array<ArrayBuffer>;
  private traced = 0;
  private partyHp: Uint32Array<ArrayBuffer>;
  private monstersHp: Uint32Array<ArrayBuffer>;

  /**
   * @param creatures of the scenario
   * @param from number of the first run
   * @param capacity how many runs are expected; more make it grow
   */
  constructor(
    private readonly creatures: number,
    private readonly from: number,
    private capacity: number,
  ) {
    const cells = creatures * capacity;
    this.outcome = new Uint8Array(capacity);
    this.rounds = new Uint16Array(capacity);
    this.hpLeft = new Int32Array(cells);
    this.state = new Uint8Array(cells);
    this.drops = new Uint8Array(cells);
    this.damageDealt = new Uint32Array(cells);
    this.damageTaken = new Uint32Array(cells);
    this.healing = new Uint32Array(cells);
    this.kills = new Uint16Array(cells);
    this.partyHp = new Uint32Array(capacity * 6 + 16);
    this.monstersHp = new Uint32Array(capacity * 6 + 16);
  }

  beginRun(partyHp: number, monstersHp: number): void {
    if (this.runs === this.capacity) this.resize(Math.max(64, this.capacity * 2));
    this.endRound(partyHp, monstersHp);
  }

  /** Hit points of each side, at the start of the fight and at the end of a round. */
  endRound(partyHp: number, monstersHp: number): void {
    const index = this.traced;
    if (index === this.partyHp.length) {
      this.partyHp = resized(this.partyHp, Uint32Array, index * 2);
      this.monstersHp = resized(this.monstersHp, Uint32Array, index * 2);
    }
    this.partyHp[index] = partyHp;
    this.monstersHp[index] = monstersHp;
    this.traced = index + 1;
  }

  /** Takes down how every creature of the fight ended it. */
  endRun(outcome: keyof typeof outcomes, rounds: number): void {
    const run = this.runs;
    this.outcome[run] = outcomeCodes[outcome];
    this.rounds[run] = rounds;
    for (let creature = 0, cell = run; creature < this.creatures; creature++, cell += this.capacity) {
      this.hpLeft[cell] = hp[creature]!;
      this.state[cell] = stateOf(status[creature]!);
      this.drops[cell] = Math.min(drops[creature]!, 255);
      this.damageDealt[cell] = damageDealt[creature]!;
      this.damageTaken[cell] = damageTaken[creature]!;
      this.healing[cell] = healingDone[creature]!;
      this.kills[cell] = Math.min(kills[creature]!, 65_535);
    }
    this.runs = run + 1;
  }

  /** The runs recorded so far, in arrays of exactly their size. */
  finish(): RunColumns {
    if (this.runs !== this.capacity) this.resize(this.runs);
    this.partyHp = resized(this.partyHp, Uint32Array, this.traced);
    this.monstersHp = resized(this.monstersHp, Uint32Array, this.traced);
    const { from, runs, creatures, outcome, rounds, hpLeft, state, drops, damageDealt, damageTaken } = this;
    const { healing, kills, partyHp, monstersHp } = this;
    return {
      ...{ from, runs, creatures, outcome, rounds, hpLeft, state, drops, damageDealt, damageTaken },
      ...{ healing, kills, partyHp, monstersHp },
    };
  }

  private resize(capacity: number): void {
    const { capacity: old, creatures, runs } = this;
    this.outcome = resized(this.outcome, Uint8Array, capacity);
    this.rounds = resized(this.rounds, Uint16Array, capacity);
    const spread = <Column extends Uint8Array | Uint16Array | Int32Array | Uint32Array>(
      column: Column,
      kind: new (length: number) => Column,
    ): Column => {
      const result = new kind(creatures * capacity);
      for (let creature = 0; creature < creatures; creature++) {
        result.set(column.subarray(creature * old, creature * old + runs), creature * capacity);
      }
      return result;
    };
    this.hpLeft = spread(this.hpLeft, Int32Array);
    this.state = spread(this.state, Uint8Array);
    this.drops = spread(this.drops, Uint8Array);
    this.damageDealt = spread(this.damageDealt, Uint32Array);
    this.damageTaken = spread(this.damageTaken, Uint32Array);
    this.healing = spread(this.healing, Uint32Array);
    this.kills = spread(this.kills, Uint16Array);
    this.capacity = capacity;
  }
}

function stateOf(bits: number): number {
  if ((bits & upBit) !== 0) return stateCodes.up;
  if ((bits & stableBit) !== 0) return stateCodes.stable;
  return (bits & downBit) !== 0 ? stateCodes.unconscious : stateCodes.dead;
}

function resized<Column extends Uint8Array | Uint16Array | Uint32Array>(
  column: Column,
  kind: new (length: number) => Column,
  length: number,
): Column {
  const result = new kind(length);
  result.set(column.subarray(0, Math.min(length, column.length)));
  return result;
}
