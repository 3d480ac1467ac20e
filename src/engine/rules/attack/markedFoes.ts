/** R14: the foes within so many feet, marked with `reachedBit` for whatever is being aimed at them. */
import { areaDraws } from '../../random/dice';
import { sparesCharmer } from '../../tables/affectedBits';
import { side, sideFrom, sideTo } from '../../tables/creatureTable';
import { status } from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { freeBit, reachedBit, upBit } from '../../tables/traits';
import { spareCharmers } from '../lasting/charm';
import { isBarredFrom } from '../lasting/fear';
import { feetBetween, isShielded } from '../movement/distance';
import { chosenTargets, pick } from '../targeting/targeting';

/**
 * Marks the foes within reach after so many steps: for melee none behind a front rank, after steps nobody the attacker
 * is too frightened to go up to, and never who charmed it.
 * @param reach feet
 * @param steps feet it can go
 * @returns how many they are
 */
export function markWithin(attacker: number, reach: number, steps: number, isMelee: boolean): number {
  const foes = 1 - side[attacker]!;
  let count = 0;
  for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) {
    const isReached =
      (status[foe]! & upBit) !== 0 && isWithin(attacker, foe, reach, steps) && !(isMelee && isShielded(attacker, foe));
    status[foe] = isReached ? status[foe]! | reachedBit : status[foe]! & ~reachedBit;
    if (isReached) count++;
  }
  return (affected[attacker]! & sparesCharmer) === 0 ? count : count - spareCharmers(attacker);
}

function isWithin(attacker: number, foe: number, reach: number, steps: number): boolean {
  const feet = feetBetween(attacker, foe);
  return feet <= reach || (feet <= reach + steps && !isBarredFrom(attacker, foe));
}

/**
 * Leaves so many of the marked foes in `chosenTargets`.
 * @param block where the dice of an area begin
 */
export function chooseMarked(creature: number, count: number, block: number): number {
  const foes = 1 - side[creature]!;
  const need = upBit | freeBit | reachedBit;
  let left = 0;
  for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) if ((status[foe]! & need) === need) left++;
  for (let index = 0; index < count; index++) {
    const target = pick(creature, foes, need, left - index, block + areaDraws + index);
    chosenTargets[index] = target;
    status[target]! &= ~freeBit;
  }
  for (let index = 0; index < count; index++) status[chosenTargets[index]!]! |= freeBit;
  return count;
}
