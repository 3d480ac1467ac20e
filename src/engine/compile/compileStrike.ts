import type { EffectOf } from '../../shared/model/action';
import { strikeKind } from '../tables/traits';
import { compileRiders } from './compileRiders';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';
import { typesOf } from './typeBits';

/** The action's row as what goes with a hit. @returns what types its damage has, as bits */
export function compileStrike(effect: EffectOf<'strike'>, isAverage: boolean, row: number, rows: Rows): number {
  const damage = pushParts(effect.damage, isAverage, rows);
  const riders = compileRiders(effect.riders, isAverage, row, rows);
  rows.actionKind.push(strikeKind);
  rows.riderFrom[row] = riders.from;
  rows.riderTo[row] = riders.to;
  rows.partFrom[row] = damage.from;
  rows.partTo[row] = damage.to;
  return typesOf(effect.damage);
}
