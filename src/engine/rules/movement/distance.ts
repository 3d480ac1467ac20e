/**
 * R14: who is where, and who reaches whom. SRD 5.1 "Movement and Position", "Ranged Attacks"; SRD 5.2 "Playing on a Grid",
 * "Ranged Attacks". Assumption: creatures stand on a line; the front ranks begin as far apart as the scenario says, each
 * back rank 20 feet behind its front. At distance 0 no feet are kept: there are two ranks, and melee attacks reach the
 * back one only when nobody of the front one stands, or from the air.
 */
import { disadvantageBit } from '../../random/dice';
import { hasReach, longRangeFeet, rangeFeet, reachFeet } from '../../tables/actionTable';
import { preventsActions } from '../../tables/affectedBits';
import { setup, side, sideFrom, sideTo, traits } from '../../tables/creatureTable';
import { frontStanding, position, status } from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { startDistance } from '../../tables/setup';
import { bypassesFront, breaksThrough, frontBit, upBit } from '../../tables/traits';

export function feetBetween(a: number, b: number): number {
  const feet = (position[a]! - position[b]!) | 0;
  return feet < 0 ? -feet : feet;
}

/** @returns true when the creature, where it is, reaches the foe with the attack or power */
export function reaches(creature: number, action: number, foe: number): boolean {
  if (setup[startDistance] !== 0) {
    return feetBetween(creature, foe) <= Math.max(reachFeet[action]!, longRangeFeet[action]!);
  }
  if (hasReach[action] === 0 || rangeFeet[action]! >= 0) return true;
  const isPast = (traits[creature]! & bypassesFront) !== 0;
  return isPast || (status[foe]! & frontBit) !== 0 || frontStanding[side[foe]!] === 0;
}

/** Whether the foe's front rank keeps the creature from it; whoever breaks through pays for it on the way. */
export function isShielded(creature: number, foe: number): boolean {
  if ((status[foe]! & frontBit) !== 0 || frontStanding[side[foe]!] === 0) return false;
  return (traits[creature]! & (bypassesFront | breaksThrough)) === 0;
}

/** What distance does to the attack roll, as mode bits: beyond normal range, or at range with a foe within 5 feet. */
export function modeAtDistance(attacker: number, action: number, target: number): number {
  const feet = feetBetween(attacker, target);
  if (feet <= reachFeet[action]!) return 0;
  return feet > rangeFeet[action]! || isThreatened(attacker) ? disadvantageBit : 0;
}

/** "A hostile creature who can see you and who isn't incapacitated" is within 5 feet. */
export function isThreatened(creature: number): boolean {
  const foes = 1 - side[creature]!;
  for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) {
    if ((status[foe]! & upBit) === 0 || (affected[foe]! & preventsActions) !== 0) continue;
    if (feetBetween(creature, foe) <= 5) return true;
  }
  return false;
}
