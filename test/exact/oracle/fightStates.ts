import type { Scenario } from '../../../src/shared/model/scenario';
import { add, type Distribution } from './distribution';

/** What changes in a fight, per creature: three numbers each, packed into one. */
export interface FightStates {
  readonly start: number;
  hp(state: number, creature: number): number;
  tempHp(state: number, creature: number): number;
  uses(state: number, creature: number): number;
  /** Adds to `result` the states in which the creature takes each damage. Temporary hit points go first. */
  hurt(result: Map<number, number>, state: number, chance: number, creature: number, damages: Distribution): void;
  changeUses(state: number, creature: number, change: number): number;
}

/** @param uses of each creature's limited power at the start, which it never has more of */
export function fightStates({ creatures }: Scenario, uses: readonly number[]): FightStates {
  const sizes = creatures.flatMap(({ hp, tempHp }, index) => [hp + 1, tempHp + 1, uses[index]! + 1]);
  const places: number[] = [];
  let place = 1;
  for (const size of sizes) {
    places.push(place);
    place *= size;
  }
  if (place > Number.MAX_SAFE_INTEGER) throw new RangeError('Too many states for one number');
  const field = (state: number, index: number): number => Math.floor(state / places[index]!) % sizes[index]!;
  const hp = (state: number, creature: number): number => field(state, creature * 3);
  const tempHp = (state: number, creature: number): number => field(state, creature * 3 + 1);
  return {
    start: sizes.reduce((sum, size, index) => sum + (size - 1) * places[index]!, 0),
    hp,
    tempHp,
    uses: (state, creature) => field(state, creature * 3 + 2),
    hurt: (result, state, chance, creature, damages) => {
      const hpNow = hp(state, creature);
      const tempNow = tempHp(state, creature);
      for (const [damage, share] of damages) {
        const absorbed = Math.min(damage, tempNow);
        const lost = Math.min(damage - absorbed, hpNow);
        add(result, state - lost * places[creature * 3]! - absorbed * places[creature * 3 + 1]!, chance * share);
      }
    },
    changeUses: (state, creature, change) => state + change * places[creature * 3 + 2]!,
  };
}
