/**
 * R10: whom a healing action is spent on. An action with conditions of its own is due when they hold, any other by the
 * creature's policy: allies who are down, or also those below half. A line of a priority list with conditions goes over
 * the policy.
 * Who cannot regain hit points is passed over.
 */
import { preventsHealing } from '../tables/affectedBits';
import { givesTempHp, predicateFrom, predicateTo, targetCount, whomItHelps } from '../tables/actionTable';
import { healingPolicy, side, sideFrom, sideTo } from '../tables/creatureTable';
import { deathFailures, downed, hp, maxHp, orders, status, tempHp } from '../tables/fightState';
import { affected } from '../tables/lastingState';
import { downBit, freeBit, healBelowHalf, healNever, helpsOthers, helpsSelf, upBit } from '../tables/traits';

const isUpAndFree = upBit | freeBit;
const isDownAndFree = downBit | freeBit;

/** What {@link chooseMoreHealed} chose. */
export const healedAllies = new Int32Array(128);

/** @returns the creature to heal, or -1 when nobody is in need */
export function chooseHealed(healer: number, action: number): number {
  const isOrdered = orders[healer] === 1;
  const policy = healingPolicy[healer]!;
  if (policy === healNever && !isOrdered) return -1;
  if (givesTempHp[action] === 1)
    return whomItHelps[action] === helpsSelf ? bareSelf(healer) : mostHurtBare(healer, action);
  const hasConditions = isOrdered || predicateFrom[action] !== predicateTo[action];
  if (whomItHelps[action] === helpsSelf) return isInNeed(healer, hasConditions) ? healer : -1;
  const down = downed[side[healer]!]! > 0 ? closestToDeath(healer) : -1;
  if (down >= 0 || (policy !== healBelowHalf && !hasConditions)) return down;
  return mostHurt(healer, action, hasConditions);
}

/**
 * Whom healing of several is spent on beside the neediest: whoever is hurt, those down first.
 * @returns how many they are together, left in {@link healedAllies}
 */
export function chooseMoreHealed(healer: number, action: number, first: number): number {
  const most = targetCount[action]!;
  let count = 0;
  for (let next = first; next >= 0; next = count < most ? nextHealed(healer, action) : -1) {
    healedAllies[count++] = next;
    status[next]! &= ~freeBit;
  }
  for (let index = 0; index < count; index++) status[healedAllies[index]!]! |= freeBit;
  return count;
}

function nextHealed(healer: number, action: number): number {
  if (givesTempHp[action] === 1) return mostHurtBare(healer, action);
  const down = closestToDeath(healer);
  return down >= 0 ? down : mostHurt(healer, action, true);
}

function isInNeed(creature: number, hasConditions: boolean): boolean {
  if (isBarredFromHealing(creature)) return false;
  return hasConditions ? hp[creature]! < maxHp[creature]! : hp[creature]! * 2 < maxHp[creature]!;
}

function isBarredFromHealing(creature: number): boolean {
  return (affected[creature]! & preventsHealing) !== 0;
}

function closestToDeath(healer: number): number {
  const to = sideTo[side[healer]!]!;
  let best = -1;
  for (let ally = sideFrom[side[healer]!]!; ally < to; ally++) {
    if ((status[ally]! & isDownAndFree) !== isDownAndFree || isBarredFromHealing(ally)) continue;
    if (best < 0 || deathFailures[ally]! > deathFailures[best]!) best = ally;
  }
  return best;
}

/** True of who is up, not yet chosen, and may be helped with the action. */
function isFree(ally: number, healer: number, action: number): boolean {
  if (ally === healer && whomItHelps[action] === helpsOthers) return false;
  return (status[ally]! & isUpAndFree) === isUpAndFree;
}

/** By share of the maximum, of those up and in need. */
function mostHurt(healer: number, action: number, hasConditions: boolean): number {
  const to = sideTo[side[healer]!]!;
  let best = -1;
  for (let ally = sideFrom[side[healer]!]!; ally < to; ally++) {
    if (!isFree(ally, healer, action) || !isInNeed(ally, hasConditions)) continue;
    if (best < 0 || hp[ally]! * maxHp[best]! < hp[best]! * maxHp[ally]!) best = ally;
  }
  return best;
}

function bareSelf(healer: number): number {
  return tempHp[healer] === 0 ? healer : -1;
}

/** By share of the maximum, of those up and without temporary hit points. */
function mostHurtBare(healer: number, action: number): number {
  const to = sideTo[side[healer]!]!;
  let best = -1;
  for (let ally = sideFrom[side[healer]!]!; ally < to; ally++) {
    if (!isFree(ally, healer, action) || tempHp[ally] !== 0) continue;
    if (best < 0 || hp[ally]! * maxHp[best]! < hp[best]! * maxHp[ally]!) best = ally;
  }
  return best;
}
