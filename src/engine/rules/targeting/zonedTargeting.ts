/**
 * R14, R16: targets where distances are kept: whom a creature can attack in this turn is among those it reaches with
 * what movement it has left, and then goes up to. Who stands in a foe's reach does not walk out of it without
 * disengaging, unless it breaks through or reaches nobody else.
 */
import { targetDraw } from '../../random/dice';
import { hasRange, hasReach, longRangeFeet, rangeFeet, reachFeet, targetCount } from '../../tables/actionTable';
import { hitsDowned, meleeReach, opportunityAction, side, sideFrom, sideTo, traits } from '../../tables/creatureTable';
import { lastTarget, status } from '../../tables/fightState';
import { breaksThrough, closesIn, downBit, reachedBit, upBit } from '../../tables/traits';
import { canAct } from '../turn/canAct';
import { feetBetween, isShielded, reaches } from '../movement/distance';
import { chooseMarked, markWithin } from '../attack/markedFoes';
import { isBarredFrom } from '../lasting/fear';
import { feetLeft, isDisengaged, moveTowards } from '../movement/movement';
import { pick } from './targeting';

/** The foe of the next attack roll, with the attacker at the place it attacks from; -1 when there is none. */
export function approachTarget(attacker: number, action: number, block: number): number {
  if ((status[attacker]! & upBit) === 0) return -1;
  const target = chooseReached(attacker, action, block);
  if (target < 0 || moveTowards(attacker, target, feetForAttack(attacker, action, target))) return target;
  // Held on the way, it looks for somebody where it is.
  return canAct(attacker) ? chooseReached(attacker, action, block) : -1;
}

function chooseReached(attacker: number, action: number, block: number): number {
  const last = lastTarget[attacker]!;
  const isDowned = hitsDowned[attacker] === 1 && last >= 0 && (status[last]! & downBit) !== 0;
  if (isDowned && reaches(attacker, action, last)) return last;
  const count = markReached(attacker, action);
  const foes = 1 - side[attacker]!;
  return count === 0 ? -1 : pick(attacker, foes, upBit | reachedBit, count, block + targetDraw);
}

/** Another foe within 5 feet of the first and in the attacker's reach, where it stands; -1 for none. */
export function chooseBeside(attacker: number, action: number, first: number, block: number): number {
  const foes = side[first]!;
  let count = 0;
  for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) {
    const isBeside = foe !== first && feetBetween(first, foe) <= 5 && reaches(attacker, action, foe);
    const isReached = isBeside && (status[foe]! & upBit) !== 0;
    status[foe] = isReached ? status[foe]! | reachedBit : status[foe]! & ~reachedBit;
    if (isReached) count++;
  }
  return count === 0 ? -1 : pick(attacker, foes, upBit | reachedBit, count, block + targetDraw);
}

/** How near it goes to attack: into its reach where it fights in melee, else into range. */
function feetForAttack(attacker: number, action: number, target: number): number {
  const reach = reachFeet[action]!;
  const isMelee =
    !isShielded(attacker, target) && feetBetween(attacker, target) <= reach + meleeSteps(attacker, action);
  if (hasReach[action] === 1 && isMelee) return reach;
  const feet = feetBetween(attacker, target);
  return feet <= rangeFeet[action]! + freeSteps(attacker) ? rangeFeet[action]! : longRangeFeet[action]!;
}

/** True when the creature can attack somebody with it in this turn. */
export function reachesAnyone(attacker: number, action: number): boolean {
  return markReached(attacker, action) > 0;
}

/** The same for a power. */
export function rangesOverAnyone(creature: number, action: number): boolean {
  return markWithin(creature, rangeFeet[action]!, freeSteps(creature), false) > 0;
}

/** Marks the foes that the attack can be made against. @returns how many they are */
function markReached(attacker: number, action: number): number {
  if (hasReach[action] === 1) {
    const close = markWithin(attacker, reachFeet[action]!, meleeSteps(attacker, action), true);
    if (close > 0) return close;
  }
  if (hasRange[action] === 1) {
    const normal = markWithin(attacker, rangeFeet[action]!, freeSteps(attacker), false);
    return normal > 0 ? normal : markWithin(attacker, longRangeFeet[action]!, freeSteps(attacker), false);
  }
  return markWithin(attacker, reachFeet[action]!, feetLeft(attacker), true);
}

/** Feet it goes to attack in melee: an archer with a knife waits for its foes. */
function meleeSteps(attacker: number, action: number): number {
  if (hasRange[action] === 1 && (traits[attacker]! & closesIn) === 0) return 0;
  return (traits[attacker]! & breaksThrough) !== 0 ? feetLeft(attacker) : freeSteps(attacker);
}

/** Feet it can go without being attacked for it: none while it stands in a foe's reach. */
export function freeSteps(creature: number): number {
  return isDisengaged(creature) || !isEngaged(creature) ? feetLeft(creature) : 0;
}

function isEngaged(creature: number): boolean {
  const foes = 1 - side[creature]!;
  for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) {
    const action = opportunityAction[foe]!;
    if (action < 0 || (status[foe]! & upBit) === 0) continue;
    if (feetBetween(creature, foe) <= reachFeet[action]!) return true;
  }
  return false;
}

/**
 * The foes a power takes in, left in `chosenTargets`: as many as it can, from where the creature can go.
 * @returns how many they are
 */
export function approachTargets(creature: number, action: number, block: number): number {
  if ((status[creature]! & upBit) === 0) return 0;
  const range = rangeFeet[action]!;
  const within = markWithin(creature, range, freeSteps(creature), false);
  const wanted = Math.min(within, targetCount[action]!);
  if (wanted === 0) return 0;
  const farthest = nthNearest(creature, wanted);
  if (!moveTowards(creature, farthest, range)) return 0;
  const count = Math.min(wanted, markWithin(creature, range, 0, false));
  return chooseMarked(creature, count, block);
}

/** Of the foes marked. */
function nthNearest(creature: number, nth: number): number {
  const foes = 1 - side[creature]!;
  let nearest = -1;
  let least = -1;
  for (let found = 0; found < nth; found++) {
    nearest = -1;
    for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) {
      if ((status[foe]! & reachedBit) === 0 || orderKey(creature, foe) <= least) continue;
      if (nearest < 0 || orderKey(creature, foe) < orderKey(creature, nearest)) nearest = foe;
    }
    least = orderKey(creature, nearest);
  }
  return nearest;
}

/** By distance, then by place in the scenario. */
function orderKey(creature: number, foe: number): number {
  return feetBetween(creature, foe) * 128 + foe;
}

/** The nearest foe that it can attack in melee or may go up to; -1 for none. */
export function nearestFoe(creature: number): number {
  const foes = 1 - side[creature]!;
  let nearest = -1;
  for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) {
    if ((status[foe]! & upBit) === 0 || isShielded(creature, foe)) continue;
    if (feetBetween(creature, foe) > meleeReach[creature]! && isBarredFrom(creature, foe)) continue;
    if (nearest < 0 || feetBetween(creature, foe) < feetBetween(creature, nearest)) nearest = foe;
  }
  return nearest;
}
