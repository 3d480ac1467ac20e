import { byWorth, type CompiledAction } from './compiledAction';
import { sixteenths } from './sixteenths';
import type { Rows } from './tableBuilder';

/**
 * Adds a multiattack's steps (R11): each with its alternatives in order of expected damage, down to the first that is
 * always available; where distances are kept all of them, for that one may be out of reach.
 * @param actions all of the creature's, in order
 */
export function compileMultiattack(
  entry: CompiledAction,
  actions: readonly CompiledAction[],
  hasZones: boolean,
  rows: Rows,
): CompiledAction {
  const { effect } = entry.action;
  if (effect.kind !== 'multiattack') return entry;
  let worth = 0;
  let engagedWorth = 0;
  rows.stepFrom[entry.row] = rows.stepCount.length;
  for (const { count, choices } of effect.steps) {
    const usable = choicesInOrder(choices, actions, hasZones);
    if (usable.length === 0) continue;
    rows.stepCount.push(count);
    rows.choiceFrom.push(rows.choiceAction.length);
    rows.choiceAction.push(...usable.map(({ row }) => row));
    rows.choiceTo.push(rows.choiceAction.length);
    worth += count * usable[0]!.worth;
    engagedWorth += count * Math.max(...usable.map((choice) => choice.engagedWorth));
  }
  rows.stepTo[entry.row] = rows.stepCount.length;
  rows.expectedValue[entry.row] = sixteenths(worth);
  return { ...entry, worth, engagedWorth, isUseful: rows.stepFrom[entry.row] !== rows.stepTo[entry.row] };
}

function choicesInOrder(
  choices: readonly number[],
  actions: readonly CompiledAction[],
  hasZones: boolean,
): CompiledAction[] {
  const usable = choices
    .flatMap((index) => actions[index] ?? [])
    .filter(({ action, isUseful }) => isUseful && action.effect.kind !== 'multiattack')
    .sort(byWorth)
    .flatMap((entry) => [entry, ...entry.higher]);
  const last = usable.findIndex(({ isUnconditional }) => isUnconditional);
  return last < 0 || hasZones ? usable : usable.slice(0, last + 1);
}
