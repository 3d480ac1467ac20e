/**
 * What a creature does with a slot, when nobody wrote it a tactic. SRD 5.2 "Running a Monster": limited and recharge
 * powers as early and as often as possible, else Multiattack. The compiled plan holds the order: healing, limited
 * powers by expected damage, what has a condition, then the default action. The first that is available and
 * worthwhile is taken.
 */
import { actionSlot, legendarySlot } from '../compile/slots';
import {
  actionBits,
  actionKind,
  expectedValue,
  limitKind,
  planAction,
  predicateFrom,
  predicateTo,
  targetCount,
} from '../tables/actionTable';
import { danger, defaultValue, planFrom, planTo, side, traits } from '../tables/creatureTable';
import { standing, status, tracing, usesLeft } from '../tables/fightState';
import { isMoveDue } from '../rules/movement/closing';
import { isBarred } from '../rules/turn/spellSlots';
import { basicKind, boonKind, downBit, hasPriorities, healKind, noLimit, putsEffects } from '../tables/traits';
import { chooseBlessed } from './chooseBoon';
import { isAffordable } from './isAffordable';
import { isWasted } from './isWasted';
import { chooseByLine, goesByLines } from './chooseByLine';
import { chooseHealed } from './chooseHealed';
import { givesWay } from './engaged';
import { explainChoice } from './explainChoice';
import { holdConditions } from './holdConditions';
import { isBasicDue } from './isBasicDue';
import { isForNobody } from './isForNobody';
import { isInReach } from './isInReach';
import { endsOwnConcentration } from './endsOwnConcentration';

/** @returns the action's row, or -1 for none */
export function chooseAction(creature: number, slot: number): number {
  if ((traits[creature]! & hasPriorities) !== 0 && goesByLines(creature, slot)) return chooseByLine(creature, slot);
  const to = planTo[creature * 8 + slot]!;
  for (let index = planFrom[creature * 8 + slot]!; index < to; index++) {
    const action = planAction[index]!;
    if (usesLeft[action]! <= 0 || !isWorthwhile(creature, action, slot)) continue;
    if (tracing[0] !== 0) explainChoice(creature, action);
    return action;
  }
  return -1;
}

function isWorthwhile(creature: number, action: number, slot: number): boolean {
  if (isBarred(action)) return false;
  if (slot === legendarySlot && !isAffordable(creature, action)) return false;
  if (predicateFrom[action] !== predicateTo[action] && !holdConditions(creature, action)) return false;
  if (actionKind[action] === basicKind) return isBasicDue(creature, action) && isMoveDue(creature, action, slot);
  if (!isInReach(creature, action) || givesWay(creature, action)) return false;
  if (actionKind[action] === healKind) return isHealingDue(creature, action, slot);
  if (actionKind[action] === boonKind) return chooseBlessed(creature, action) > 0;
  if (endsOwnConcentration(creature, action) || isForNobody(creature, action)) return false;
  if ((actionBits[action]! & putsEffects) !== 0 && isWasted(creature, action)) return false;
  return slot !== actionSlot || limitKind[action] === noLimit || isBetterThanDefault(creature, action);
}

/** What heals without end would take every action there is: it gives way to attacks unless someone is down. */
function isHealingDue(creature: number, action: number, slot: number): boolean {
  const healed = chooseHealed(creature, action);
  if (healed < 0) return false;
  const isEndless = limitKind[action] === noLimit && predicateFrom[action] === predicateTo[action];
  if (slot !== actionSlot || !isEndless || danger[creature] === 0) return true;
  return (status[healed]! & downBit) !== 0;
}

/** A limited power is kept back when it is expected to do less, to the foes that are left, than the default action. */
function isBetterThanDefault(creature: number, action: number): boolean {
  const foes = standing[1 - side[creature]!]!;
  const targets = targetCount[action]! < foes ? targetCount[action]! : foes;
  return expectedValue[action]! * targets >= defaultValue[creature]!;
}
