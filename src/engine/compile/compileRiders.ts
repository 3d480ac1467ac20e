import type { Rider } from '../../shared/model/lasting';
import { abilities } from '../../shared/model/vocabulary';
import { isMagicalAction, noSave } from '../tables/traits';
import { compileLasting } from './compileLasting';
import { isControl } from './isControl';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';

/**
 * Adds what comes with a hit.
 * @param action row of the action that hits
 * @returns the rows of the riders
 */
export function compileRiders(
  riders: readonly Rider[],
  isAverage: boolean,
  action: number,
  rows: Rows,
): { readonly from: number; readonly to: number } {
  const from = rows.riderSave.length;
  const isMagical = (rows.actionBits[action]! & isMagicalAction) !== 0;
  for (const { on, to, save, damage, lasting, push } of riders) {
    const parts = pushParts(damage, isAverage, rows);
    const effects = compileLasting(lasting, isAverage, rows, isMagical);
    rows.isRiderCritical.push(on === 'critical' ? 1 : 0);
    rows.isRiderOnSelf.push(to === 'self' ? 1 : 0);
    rows.riderSave.push(save === null ? noSave : abilities.indexOf(save.ability));
    rows.riderDc.push(save?.dc ?? 0);
    rows.isRiderHalved.push(save?.onSuccess === 'half' ? 1 : 0);
    rows.riderPartFrom.push(parts.from);
    rows.riderPartTo.push(parts.to);
    rows.riderEffectFrom.push(effects.from);
    rows.riderEffectTo.push(effects.to);
    rows.isRiderControl.push(lasting.some(isControl) ? 1 : 0);
    rows.riderPush.push(push);
  }
  return { from, to: rows.riderSave.length };
}
