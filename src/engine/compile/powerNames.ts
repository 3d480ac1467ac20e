import type { Action } from '../../shared/model/action';
import { isSparable } from '../tables/traits';
import type { Rows } from './tableBuilder';

/** Number of the name of a power; 0 for what is none. */
export function powerNumber({ name, effect }: Action, rows: Rows): number {
  return effect.kind === 'save' ? numberOf(name, rows) : 0;
}

/** Number of the name of the powers an effect spares its bearer; 0 for none. */
export function sparedNumber(name: string | null, rows: Rows): number {
  return name === null ? 0 : numberOf(name, rows);
}

function numberOf(name: string, rows: Rows): number {
  const word = name.trim().toLowerCase();
  const known = rows.powerNames.indexOf(word);
  return known >= 0 ? known : rows.powerNames.push(word) - 1;
}

/** Marks the powers that some effect of the scenario spares its bearer. All effects are there already. */
export function markSparable(rows: Rows): void {
  const spared = new Set(rows.sparedName.filter((name) => name !== 0));
  if (spared.size === 0) return;
  rows.powerName.forEach((name, row) => {
    if (spared.has(name)) rows.actionBits[row]! |= isSparable;
  });
}
