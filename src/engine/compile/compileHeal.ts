import type { HealEffect } from '../../shared/model/action';
import { healKind, helpsAllies, helpsOthers, helpsSelf } from '../tables/traits';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';

/** Of the table `whomItHelps`. */
export const helpCodes = { ally: helpsAllies, self: helpsSelf, other: helpsOthers } as const;

/** The action's row as healing. */
export function compileHeal(effect: HealEffect, row: number, rows: Rows): void {
  const amount = pushParts([{ dice: effect.amount, type: 'force' }], false, rows);
  rows.actionKind.push(healKind);
  rows.partFrom[row] = amount.from;
  rows.partTo[row] = amount.to;
  rows.whomItHelps[row] = helpCodes[effect.who];
  rows.givesTempHp[row] = effect.temporary ? 1 : 0;
}
