import type { Creature, PriorityLine } from '../../shared/model/scenario';
import { type ActionSlot, actionSlots, targetings } from '../../shared/model/vocabulary';
import { hasPriorities } from '../tables/traits';
import type { CompiledAction } from './compiledAction';
import { comesByItself } from './compileStrikes';
import { pushPredicates } from './pushPredicates';
import type { Rows } from './tableBuilder';

/** Lines for what comes up by itself (reactions, strikes, surges) say when it is allowed; they stand under this slot. */
const permissions: ActionSlot = 'reaction';

/**
 * Adds the creature's priority list (R17, tactics/chooseByLine.ts), slot by slot.
 * @param fallback what it does with its action when no line fits: its default action
 */
export function compilePriorities(
  { priorities }: Creature,
  actions: readonly CompiledAction[],
  fallback: readonly CompiledAction[],
  rows: Rows,
): void {
  if (priorities !== null) rows.traits[rows.traits.length - 1]! |= hasPriorities;
  for (let slot = 0; slot < 8; slot++) {
    rows.lineFrom.push(rows.lineAction.length);
    priorities?.forEach((line, number) => {
      const entry = actions[line.action];
      const isOpen = priorities.some(({ text, action }) => text === line.text && action !== line.action);
      if (entry?.isUseful && slotOf(entry) === actionSlots[slot]) pushLine(entry, line, number, isOpen, rows);
    });
    if (priorities !== null && actionSlots[slot] === 'action') {
      for (const entry of fallback) pushLine(entry, { when: [], target: null }, -1, true, rows);
    }
    rows.lineTo.push(rows.lineAction.length);
  }
}

function slotOf(entry: CompiledAction): ActionSlot {
  return comesByItself(entry) ? permissions : entry.action.slot;
}

/** @param isOpen true for `attack`, which stands for several actions */
function pushLine(
  entry: CompiledAction,
  { when, target }: Pick<PriorityLine, 'when' | 'target'>,
  number: number,
  isOpen: boolean,
  rows: Rows,
): void {
  const predicates = pushPredicates(when, rows);
  for (const { row } of [entry, ...entry.higher]) {
    rows.lineAction.push(row);
    rows.lineNumber.push(number);
    rows.isLineOpen.push(isOpen ? 1 : 0);
    rows.lineTargeting.push(target === null ? -1 : targetings.indexOf(target));
    rows.linePredicateFrom.push(predicates.from);
    rows.linePredicateTo.push(predicates.to);
  }
}
