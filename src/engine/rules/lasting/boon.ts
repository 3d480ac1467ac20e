/** R7, R8: what allies are given without a roll. SRD 5.1 "Bless", "Rage", "Dodge", "Lesser Restoration"; SRD 5.2 the same. */
import { traceBoon } from '../../record/traceLasting';
import { actionBits, effectFrom, effectTo, removedConditions } from '../../tables/actionTable';
import { tracing } from '../../tables/fightState';
import { concentrates } from '../../tables/traits';
import { blessed, chooseBlessed } from '../../tactics/chooseBoon';
import { beginConcentration, settleConcentration } from './concentration';
import { applyAll, removeConditions } from './lasting';

/** Gives the boon to those who gain by it. */
export function giveBoon(creature: number, action: number): void {
  const count = chooseBlessed(creature, action);
  if (count === 0) return;
  if (tracing[0] !== 0) traceBoon(creature, action, Array.from(blessed.subarray(0, count)));
  const isConcentration = (actionBits[action]! & concentrates) !== 0;
  if (isConcentration) beginConcentration(creature, action);
  for (let index = 0; index < count; index++) {
    const target = blessed[index]!;
    if (removedConditions[action] !== 0) removeConditions(target, removedConditions[action]!);
    applyAll(creature, target, effectFrom[action]!, effectTo[action]!, isConcentration);
  }
  if (isConcentration) settleConcentration(creature);
}
