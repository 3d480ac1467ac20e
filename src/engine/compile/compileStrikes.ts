import { hasOncePerTurn, hasStrikes, hasSurges, slotLimit } from '../tables/traits';
import type { CompiledAction } from './compiledAction';
import type { Rows } from './tableBuilder';

/** The group of all that spend slots; a bit each for the creature's other stocks. */
const slotGroup = 1 << 30;

/** True for what takes no thought in its slot: reactions, what goes with a hit, more actions in a turn. */
export function comesByItself({ action: { trigger, effect } }: CompiledAction): boolean {
  return trigger !== null || effect.kind === 'strike' || effect.kind === 'surge';
}

/** Adds which of the creature's actions go with its hits, and which give it more actions (rules/strikes.ts, surges.ts). */
export function compileStrikes(actions: readonly CompiledAction[], rows: Rows): void {
  const traits = rows.traits.length - 1;
  rows.strikeFrom.push(rows.strikeAction.length);
  rows.surgeFrom.push(rows.surgeAction.length);
  for (const entry of actions.filter(({ isUseful }) => isUseful)) {
    const { effect, slot } = entry.action;
    if (effect.kind === 'surge') {
      rows.surgeAction.push(entry.row);
      rows.surgeActions.push(effect.actions);
      rows.traits[traits]! |= hasSurges;
    }
    if (effect.kind !== 'strike') continue;
    const once = effect.oncePer === null ? -1 : rows.strikeAction.length;
    for (const { row } of [entry, ...entry.higher]) {
      rows.strikeAction.push(row);
      rows.isStrikeMelee.push(effect.meleeOnly ? 1 : 0);
      rows.isStrikeBonus.push(slot === 'bonus' ? 1 : 0);
      rows.strikeGroup.push(groupOf(row, rows));
      rows.strikeOnce.push(once);
      rows.isStrikeInOwnTurn.push(effect.oncePer === 'own-turn' ? 1 : 0);
    }
    rows.traits[traits]! |= hasStrikes | (once < 0 ? 0 : hasOncePerTurn);
  }
  rows.strikeTo.push(rows.strikeAction.length);
  rows.surgeTo.push(rows.surgeAction.length);
}

function groupOf(row: number, rows: Rows): number {
  if (rows.limitKind[row] === slotLimit) return slotGroup;
  const pool = rows.actionPool[row]!;
  return pool < 0 ? 0 : 1 << (pool - rows.poolFrom.at(-1)!);
}
