/** R17: what comes up by itself (strikes, surges, reactions), of a creature that goes by a priority list. */
import { reactionSlot } from '../compile/slots';
import { actionIndex, lineAction, linePredicateFrom, linePredicateTo } from '../tables/actionTable';
import { lineFrom, lineTo, traits } from '../tables/creatureTable';
import { hasPriorities } from '../tables/traits';
import { holdPredicates } from './holdConditions';

/** True unless the creature's list names what comes up by itself, and no line that does fits. */
export function isPermitted(creature: number, action: number): boolean {
  if ((traits[creature]! & hasPriorities) === 0) return true;
  let isNamed = false;
  for (let line = lineFrom[creature * 8 + reactionSlot]!; line < lineTo[creature * 8 + reactionSlot]!; line++) {
    if (actionIndex[lineAction[line]!] !== actionIndex[action]) continue;
    if (holdPredicates(creature, action, linePredicateFrom[line]!, linePredicateTo[line]!)) return true;
    isNamed = true;
  }
  return !isNamed;
}
