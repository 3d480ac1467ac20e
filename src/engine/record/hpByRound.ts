import { limits } from '../../shared/model/limits';
import { hp } from '../tables/fightState';

/**
 * Hit points of every creature by round, summed over runs while they are fought. A run that has ended keeps its last
 * value: that is added to the rounds after it all at once, when they are read. Rounds beyond the schema's limit for one
 * fight (long days have them) are left out.
 */
export class HpByRound {
  private rows = 0;
  /** A row per round, an entry per creature: over the runs that reached the round, and over those that ended before. */
  private reached = new Float64Array(0);
  private ended = new Float64Array(0);

  constructor(private readonly creatures: number) {}

  /** Forgets all runs. */
  clear(): void {
    this.reached.fill(0);
    this.ended.fill(0);
  }

  /** Everybody's hit points at the end of this round (0: at the start). */
  addRound(round: number): void {
    if (round > limits.rounds) return;
    if (round >= this.rows) this.grow();
    addHp(this.reached, round * this.creatures, this.creatures);
  }

  /** The round added last was the run's last. */
  endRun(round: number): void {
    if (round >= limits.rounds) return;
    if (round + 1 >= this.rows) this.grow();
    addHp(this.ended, (round + 1) * this.creatures, this.creatures);
  }

  /** By creature: the sum of hit points at the start, then how it changes from round to round. */
  changes(rounds: number): number[][] {
    const { creatures, reached, ended } = this;
    return Array.from({ length: creatures }, (_, creature) => {
      const changes: number[] = [];
      let sum = 0;
      let kept = 0;
      for (let round = 0, cell = creature; round <= Math.min(rounds, limits.rounds); round++, cell += creatures) {
        kept += ended[cell]!;
        const next = reached[cell]! + kept;
        changes.push(next - sum);
        sum = next;
      }
      return changes;
    });
  }

  private grow(): void {
    this.rows = Math.max(16, this.rows * 2);
    this.reached = enlarged(this.reached, this.rows * this.creatures);
    this.ended = enlarged(this.ended, this.rows * this.creatures);
  }
}

function addHp(sums: Float64Array, from: number, creatures: number): void {
  for (let creature = 0; creature < creatures; creature++) sums[from + creature]! += hp[creature]!;
}

function enlarged(values: Float64Array, length: number): Float64Array<ArrayBuffer> {
  const result = new Float64Array(length);
  result.set(values);
  return result;
}
