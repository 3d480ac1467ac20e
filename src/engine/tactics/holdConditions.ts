/** An action's `when`: conditions on the state of the fight, all of which must hold. */
import {
  limitKind,
  lowestSlot,
  predicateComparison,
  predicateFrom,
  predicateSubject,
  predicateTo,
  predicateValue,
  targetCount,
} from '../tables/actionTable';
import { poolFrom, poolSlotLevel, poolTo, side, sideFrom, sideTo } from '../tables/creatureTable';
import { concentratingOn } from '../tables/lastingState';
import { clock, downed, hp, maxHp, poolLeft, standing, status, usesLeft } from '../tables/fightState';
import { downBit, slotLimit, upBit } from '../tables/traits';

/** True when the action has no conditions, or all of them hold. */
export function holdConditions(creature: number, action: number): boolean {
  return holdPredicates(creature, action, predicateFrom[action]!, predicateTo[action]!);
}

/** @param from rows of conditions, which are about this action */
export function holdPredicates(creature: number, action: number, from: number, to: number): boolean {
  for (let row = from; row < to; row++) {
    if (!compares(valueOf(creature, action, predicateSubject[row]!), row)) return false;
  }
  return true;
}

function compares(value: number, row: number): boolean {
  const limit = predicateValue[row]!;
  // The codes of `comparisonCodes`.
  switch (predicateComparison[row]) {
    case 0:
      return value < limit;
    case 1:
      return value <= limit;
    case 2:
      return value > limit;
    case 3:
      return value >= limit;
    default:
      return value === limit;
  }
}

function valueOf(creature: number, action: number, subject: number): number {
  const team = side[creature]!;
  const foes = standing[1 - team]!;
  // The codes of `subjectCodes`.
  switch (subject) {
    case 0:
      return hp[creature]!;
    case 1:
      return percentOf(creature);
    case 2:
      return worstAlly(creature, team);
    case 3:
      return downed[team]!;
    case 4:
      return clock[0]!;
    case 5:
      return Math.min(targetCount[action]!, foes);
    case 6:
      return foes;
    case 7:
      return standing[team]! - 1;
    case 8:
      return worstFoe(1 - team);
    case 9:
      return limitKind[action] === slotLimit ? slotsLeft(creature, action) : usesLeft[action]!;
    case 10:
      return slotsLeft(creature, action);
    default:
      return concentratingOn[creature] === 0 ? 0 : 1;
  }
}

/** Spell slots left that could pay for the action. */
function slotsLeft(creature: number, action: number): number {
  let left = 0;
  for (let pool = poolFrom[creature]!; pool < poolTo[creature]!; pool++) {
    if (poolSlotLevel[pool]! >= lowestSlot[action]!) left += poolLeft[pool]!;
  }
  return left;
}

/** Percent of the foe worst off who is up; 100 when there is none. */
function worstFoe(team: number): number {
  let worst = 100;
  for (let foe = sideFrom[team]!; foe < sideTo[team]!; foe++) {
    if ((status[foe]! & upBit) !== 0) worst = Math.min(worst, percentOf(foe));
  }
  return worst;
}

function percentOf(creature: number): number {
  return Math.floor((hp[creature]! * 100) / maxHp[creature]!);
}

/** Percent of the ally worst off, the dead apart; 100 when there is none. */
function worstAlly(creature: number, team: number): number {
  let worst = 100;
  for (let ally = sideFrom[team]!; ally < sideTo[team]!; ally++) {
    if (ally === creature || (status[ally]! & (upBit | downBit)) === 0) continue;
    worst = Math.min(worst, percentOf(ally));
  }
  return worst;
}
