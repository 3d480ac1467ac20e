import type { HealEffect } from '../../shared/model/action';
import { healKind } from '../tables/traits';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';

/** The action's row as healing. */
export function compileHeal(effect: HealEffect, row: number, rows: Rows): void {
  const amount = pushParts([{ dice: effect.amount, type: 'force' }], false, rows);
  rows.actionKind.push(healKind);
  rows.partFrom[row] = amount.from;
  rows.partTo[row] = amount.to;
  rows.healsSelf[row] = effect.who === 'self' ? 1 : 0;
  rows.givesTempHp[row] = effect.temporary ? 1 : 0;
}
