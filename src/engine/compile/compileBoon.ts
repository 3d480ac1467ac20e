import type { EffectOf } from '../../shared/model/action';
import { conditionsAsBits } from '../tables/conditionBits';
import { boonKind } from '../tables/traits';
import { compileLasting } from './compileLasting';
import { helpCodes } from './compileHeal';
import type { Rows } from './tableBuilder';

/** The action's row as a boon. */
export function compileBoon(effect: EffectOf<'boon'>, isAverage: boolean, row: number, rows: Rows): void {
  const effects = compileLasting(effect.lasting, isAverage, rows);
  rows.actionKind.push(boonKind);
  rows.effectFrom[row] = effects.from;
  rows.effectTo[row] = effects.to;
  rows.removedConditions[row] = conditionsAsBits(effect.removes);
  rows.whomItHelps[row] = helpCodes[effect.who];
}
