/**
 * R10: whom a healing action is spent on. An action with conditions of its own is due when they hold, any other by the
 * creature's policy: allies who are down, or also those below half.
 */
import { givesTempHp, healsSelf, predicateFrom, predicateTo } from '../tables/actionTable';
import { healingPolicy, side, sideFrom, sideTo } from '../tables/creatureTable';
import { deathFailures, downed, hp, maxHp, status, tempHp } from '../tables/fightState';
import { downBit, healBelowHalf, healNever, upBit } from '../tables/traits';

/** @returns the creature to heal, or -1 when nobody is in need */
export function chooseHealed(healer: number, action: number): number {
  const policy = healingPolicy[healer]!;
  if (policy === healNever) return -1;
  if (givesTempHp[action] === 1) return healsSelf[action] === 1 ? bareSelf(healer) : mostHurtBare(healer);
  const hasConditions = predicateFrom[action] !== predicateTo[action];
  if (healsSelf[action] === 1) return isInNeed(healer, hasConditions) ? healer : -1;
  const down = downed[side[healer]!]! > 0 ? closestToDeath(healer) : -1;
  if (down >= 0 || (policy !== healBelowHalf && !hasConditions)) return down;
  return mostHurt(healer, hasConditions);
}

function isInNeed(creature: number, hasConditions: boolean): boolean {
  return hasConditions ? hp[creature]! < maxHp[creature]! : hp[creature]! * 2 < maxHp[creature]!;
}

function closestToDeath(healer: number): number {
  const to = sideTo[side[healer]!]!;
  let best = -1;
  for (let ally = sideFrom[side[healer]!]!; ally < to; ally++) {
    if ((status[ally]! & downBit) === 0) continue;
    if (best < 0 || deathFailures[ally]! > deathFailures[best]!) best = ally;
  }
  return best;
}

/** By share of the maximum, of those up and in need; the healer too. */
function mostHurt(healer: number, hasConditions: boolean): number {
  const to = sideTo[side[healer]!]!;
  let best = -1;
  for (let ally = sideFrom[side[healer]!]!; ally < to; ally++) {
    if ((status[ally]! & upBit) === 0 || !isInNeed(ally, hasConditions)) continue;
    if (best < 0 || hp[ally]! * maxHp[best]! < hp[best]! * maxHp[ally]!) best = ally;
  }
  return best;
}

function bareSelf(healer: number): number {
  return tempHp[healer] === 0 ? healer : -1;
}

/** By share of the maximum, of those up and without temporary hit points. */
function mostHurtBare(healer: number): number {
  const to = sideTo[side[healer]!]!;
  let best = -1;
  for (let ally = sideFrom[side[healer]!]!; ally < to; ally++) {
    if ((status[ally]! & upBit) === 0 || tempHp[ally] !== 0) continue;
    if (best < 0 || hp[ally]! * maxHp[best]! < hp[best]! * maxHp[ally]!) best = ally;
  }
  return best;
}
