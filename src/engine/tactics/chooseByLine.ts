/**
 * R17: tactics as text. Of a creature's priority list the first line is taken whose action is available and whose
 * conditions, the action's and its own, hold. A slot goes by the lines whose action takes that slot: with its action a
 * creature falls back on its default attack, a bonus or free action no line fits is left. Legendary actions, reactions
 * and strikes that no line names are used as without a list; a line that names one of the last two says when it is
 * allowed. What is concentrated on is never given up for a line, and what can do nothing more is no action.
 */
import { legendarySlot } from '../compile/slots';
import { traceChoice } from '../record/traceChoice';
import {
  actionBits,
  actionKind,
  isLineOpen,
  lineAction,
  lineNumber,
  linePredicateFrom,
  linePredicateTo,
  lineTargeting,
} from '../tables/actionTable';
import { lineFrom, lineTo, targetingRule } from '../tables/creatureTable';
import { orders, targetingNow, tracing } from '../tables/fightState';
import { basicKind, boonKind, healKind, putsEffects } from '../tables/traits';
import { chooseBlessed } from './chooseBoon';
import { chooseHealed } from './chooseHealed';
import { givesWay } from './engaged';
import { holdPredicates } from './holdConditions';
import { isAffordable } from './isAffordable';
import { isAvailable } from './isAvailable';
import { isBasicDue } from './isBasicDue';
import { isForNobody } from './isForNobody';
import { isWasted } from './isWasted';
import { isInReach } from './isInReach';
import { endsOwnConcentration } from './endsOwnConcentration';

/** True when the creature's list speaks of the slot. */
export function goesByLines(creature: number, slot: number): boolean {
  targetingNow[creature] = targetingRule[creature]!;
  orders[creature] = 0;
  return slot !== legendarySlot || lineFrom[creature * 8 + slot] !== lineTo[creature * 8 + slot];
}

/** @returns the action's row, or -1 when no line fits */
export function chooseByLine(creature: number, slot: number): number {
  for (let line = lineFrom[creature * 8 + slot]!; line < lineTo[creature * 8 + slot]!; line++) {
    const action = lineAction[line]!;
    if (!isLegal(creature, action, slot) || !holdLine(creature, action, line)) continue;
    if (isLineOpen[line] === 1 && givesWay(creature, action)) continue;
    if (lineTargeting[line]! >= 0) targetingNow[creature] = lineTargeting[line]!;
    if (tracing[0] !== 0) traceChoice(creature, action, lineNumber[line]!, 'line');
    return action;
  }
  return -1;
}

function isLegal(creature: number, action: number, slot: number): boolean {
  if (slot === legendarySlot && !isAffordable(creature, action)) return false;
  return isAvailable(creature, action) && isInReach(creature, action);
}

function holdLine(creature: number, action: number, line: number): boolean {
  const from = linePredicateFrom[line]!;
  const to = linePredicateTo[line]!;
  if (!holdPredicates(creature, action, from, to)) return false;
  // Whom to heal follows from the line: with conditions of its own, whoever is hurt.
  orders[creature] = from === to ? 0 : 1;
  if (actionKind[action] === basicKind) return isBasicDue(creature, action);
  if (actionKind[action] === healKind) return chooseHealed(creature, action) >= 0;
  if (actionKind[action] === boonKind) return chooseBlessed(creature, action) > 0;
  if (endsOwnConcentration(creature, action) || isForNobody(creature, action)) return false;
  return (actionBits[action]! & putsEffects) === 0 || !isWasted(creature, action);
}
