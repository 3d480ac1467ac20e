import type { EffectOf } from '../../shared/model/action';
import { guardKind } from '../tables/traits';
import { compileLasting } from './compileLasting';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';

/** The action's row as an answer to a hit. */
export function compileGuard(effect: EffectOf<'guard'>, isAverage: boolean, row: number, rows: Rows): void {
  const reduced = pushParts(effect.reduces ? [{ dice: effect.reduces, type: 'force' }] : [], false, rows);
  rows.actionKind.push(guardKind);
  rows.partFrom[row] = reduced.from;
  rows.partTo[row] = reduced.to;
  rows.guardArmor[row] = effect.ac;
  rows.guardHalves[row] = effect.halves ? 1 : 0;
  rows.guardMeleeOnly[row] = effect.meleeOnly ? 1 : 0;
  const effects = compileLasting(effect.lasting, isAverage, rows);
  rows.effectFrom[row] = effects.from;
  rows.effectTo[row] = effects.to;
}
