import { byWorth, type CompiledAction } from './compiledAction';
import { sixteenths } from './sixteenths';
import type { Rows } from './tableBuilder';

/** Adds what each action is worth with a foe beside its user, and what is better then (tactics/engaged.ts). */
export function compileEngaged(actions: readonly CompiledAction[], rows: Rows): void {
  const always = actions.filter(isAlwaysPossible).sort((a, b) => b.engagedWorth - a.engagedWorth || byWorth(a, b));
  for (const entry of actions.flatMap((action) => [action, ...action.higher])) {
    const { row, worth, engagedWorth, action } = entry;
    rows.engagedValue[row] = sixteenths(engagedWorth);
    const best = always.find((other) => other.action.slot === action.slot);
    const isBetter = engagedWorth < worth && best !== undefined && best.engagedWorth > engagedWorth;
    rows.engagedInstead[row] = isBetter ? best.row : -1;
  }
}

function isAlwaysPossible({ action: { trigger, effect }, isUseful, isUnconditional }: CompiledAction): boolean {
  return isUseful && isUnconditional && trigger === null && effect.kind !== 'heal' && effect.kind !== 'boon';
}
