/** Why a creature without a priority list takes an action that is not its default one: for those who read the fight. */
import { traceChoice } from '../record/traceChoice';
import { actionKind, givesTempHp, limitKind, predicateFrom, predicateTo } from '../tables/actionTable';
import { status } from '../tables/fightState';
import { downBit, healKind, noLimit } from '../tables/traits';
import { chooseHealed } from './chooseHealed';

/** Called before the action is taken, while the fight is recorded. */
export function explainChoice(creature: number, action: number): void {
  const hasConditions = predicateFrom[action] !== predicateTo[action];
  if (hasConditions) traceChoice(creature, action, -1, 'condition');
  else if (actionKind[action] === healKind && givesTempHp[action] === 0)
    traceChoice(creature, action, -1, reasonToHeal(creature, action));
  else if (actionKind[action] === healKind || limitKind[action] !== noLimit)
    traceChoice(creature, action, -1, 'limited');
}

function reasonToHeal(creature: number, action: number): 'ally-down' | 'hurt' {
  const healed = chooseHealed(creature, action);
  return healed >= 0 && (status[healed]! & downBit) !== 0 ? 'ally-down' : 'hurt';
}
