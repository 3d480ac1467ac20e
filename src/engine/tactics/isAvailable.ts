import { isBarred } from '../rules/turn/spellSlots';
import { usesLeft } from '../tables/fightState';
import { holdConditions } from './holdConditions';

/** True when the creature may take the action: uses left, not barred in this turn, its own conditions hold. */
export function isAvailable(creature: number, action: number): boolean {
  return usesLeft[action]! > 0 && !isBarred(action) && holdConditions(creature, action);
}
