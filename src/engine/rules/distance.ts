/**
 * R14: who reaches whom. Where no distances are kept, there are two ranks: melee attacks reach the back rank only when
 * nobody of the front rank stands.
 */
import { hasReach, rangeFeet } from '../tables/actionTable';
import { side } from '../tables/creatureTable';
import { frontStanding, status } from '../tables/fightState';
import { frontBit } from '../tables/traits';

/** @returns true when the creature, where it is, reaches the foe with the attack or power */
export function reaches(_creature: number, action: number, foe: number): boolean {
  if (hasReach[action] === 0 || rangeFeet[action]! >= 0) return true;
  return (status[foe]! & frontBit) !== 0 || frontStanding[side[foe]!] === 0;
}
