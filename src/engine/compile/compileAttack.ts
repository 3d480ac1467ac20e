import type { AttackEffect } from '../../shared/model/action';
import { attackKind, hasOncePerTurn, mixedTypes } from '../tables/traits';
import { compileRiders } from './compileRiders';
import { pushParts } from './pushParts';
import type { Rows } from './tableBuilder';
import { typesOf } from './typeBits';

/** The action's row as an attack. @returns what types its damage has, as bits */
export function compileAttack(effect: AttackEffect, isAverage: boolean, row: number, rows: Rows): number {
  const damage = pushParts(effect.damage, isAverage, rows);
  const once = pushParts(effect.oncePerTurn, isAverage, rows);
  const miss = pushParts(effect.onMiss, isAverage, rows);
  rows.actionKind.push(attackKind);
  rows.partFrom[row] = damage.from;
  rows.partTo[row] = damage.to;
  rows.onceFrom[row] = once.from;
  rows.onceTo[row] = once.to;
  rows.missFrom[row] = miss.from;
  rows.missTo[row] = miss.to;
  rows.attackRolls[row] = effect.rolls;
  rows.attackBonus[row] = effect.bonus;
  rows.critRange[row] = effect.critRange;
  rows.hasReach[row] = effect.reach === null ? 0 : 1;
  rows.hasRange[row] = effect.range === null ? 0 : 1;
  if (once.from !== once.to || effect.cleave.length > 0) rows.traits[rows.traits.length - 1]! |= hasOncePerTurn;
  rows.reachFeet[row] = effect.reach ?? -1;
  rows.rangeFeet[row] = effect.range ?? -1;
  rows.longRangeFeet[row] = effect.longRange ?? effect.range ?? -1;
  const riders = compileRiders(effect.riders, isAverage, row, rows);
  rows.riderFrom[row] = riders.from;
  rows.riderTo[row] = riders.to;
  const parts = [...effect.damage, ...effect.oncePerTurn];
  // A negative bonus may take from the dice of its own type only, wherever they are rolled.
  const isMixed = once.from !== once.to && parts.some(({ dice }) => dice.bonus < 0);
  return typesOf([...parts, ...effect.onMiss]) | (isMixed ? mixedTypes : 0);
}
