/**
 * R14: with a foe within 5 feet, ranged attack rolls have disadvantage (SRD 5.1, SRD 5.2 "Ranged Attacks in Close
 * Combat"): whoever has something better then, such as a sword beside a bow, takes that. Only where distances are kept.
 */
import { engagedInstead, engagedValue } from '../tables/actionTable';
import { setup } from '../tables/creatureTable';
import { startDistance } from '../tables/setup';
import { isThreatened } from '../rules/movement/distance';
import { isAvailable } from './isAvailable';
import { isInReach } from './isInReach';

/** True when a foe beside the creature makes something else that it can do now worth more than this action. */
export function givesWay(creature: number, action: number): boolean {
  const instead = engagedInstead[action]!;
  if (instead < 0 || setup[startDistance] === 0 || !isThreatened(creature)) return false;
  return isAvailable(creature, instead) && isInReach(creature, instead);
}

/** Whether of two attacks that are possible the other is worth more where the creature stands. */
export function isWorthMore(creature: number, other: number, action: number): boolean {
  return setup[startDistance] !== 0 && engagedValue[other]! > engagedValue[action]! && isThreatened(creature);
}
