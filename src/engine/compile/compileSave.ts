import type { SaveEffect } from '../../shared/model/action';
import { abilities } from '../../shared/model/vocabulary';
import { rangeOf } from '../rules/saves/area';
import { isMagicalAction, noSave, mixedTypes, saveKind } from '../tables/traits';
import { compileLasting } from './compileLasting';
import { mergeByType, pushParts } from './pushParts';
import type { Rows } from './tableBuilder';
import { typesOf } from './typeBits';

/** The action's row as a power. @returns what types its damage has, as bits */
export function compileSave(effect: SaveEffect, isAverage: boolean, row: number, rows: Rows): number {
  const damage = pushParts(effect.damage, isAverage, rows);
  rows.actionKind.push(saveKind);
  rows.partFrom[row] = damage.from;
  rows.partTo[row] = damage.to;
  rows.saveAbility[row] = effect.ability === null ? noSave : abilities.indexOf(effect.ability);
  rows.saveDc[row] = effect.dc;
  rows.pushFeet[row] = effect.push;
  rows.isHalvedBySave[row] = effect.onSuccess === 'half' ? 1 : 0;
  rows.reachFeet[row] = -1;
  rows.rangeFeet[row] = rangeOf(effect);
  rows.longRangeFeet[row] = rangeOf(effect);
  const effects = compileLasting(effect.lasting, isAverage, rows, (rows.actionBits[row]! & isMagicalAction) !== 0);
  rows.effectFrom[row] = effects.from;
  rows.effectTo[row] = effects.to;
  // Each type is halved, and rounded, by itself.
  return typesOf(effect.damage) | (mergeByType(effect.damage).length > 1 ? mixedTypes : 0);
}
