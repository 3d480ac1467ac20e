import { reachesAnyone, rangesOverAnyone } from '../rules/targeting/zonedTargeting';
import { actionKind, choiceAction, choiceFrom, choiceTo, stepFrom, stepTo } from '../tables/actionTable';
import { setup } from '../tables/creatureTable';
import { startDistance } from '../tables/setup';
import { attackKind, multiattackKind, saveKind } from '../tables/traits';
import { isAvailable } from './isAvailable';

/** R14: whether somebody can be attacked with it in this turn, from where the creature can get; true of other actions. */
export function isInReach(creature: number, action: number): boolean {
  if (setup[startDistance] === 0) return true;
  const kind = actionKind[action]!;
  if (kind === attackKind) return reachesAnyone(creature, action);
  if (kind === saveKind) return rangesOverAnyone(creature, action);
  return kind !== multiattackKind || hasStepInReach(creature, action);
}

function hasStepInReach(creature: number, action: number): boolean {
  for (let step = stepFrom[action]!; step < stepTo[action]!; step++) {
    for (let index = choiceFrom[step]!; index < choiceTo[step]!; index++) {
      const choice = choiceAction[index]!;
      if (isAvailable(creature, choice) && isInReach(creature, choice)) return true;
    }
  }
  return false;
}
