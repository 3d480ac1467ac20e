import type { Action } from '../../shared/model/action';
import type { Creature } from '../../shared/model/scenario';
import { usePeriods } from '../../shared/model/vocabulary';
import { atWill, hasRecharge, noLimit, ownUses, pointLimit, poolLimit, slotLimit } from '../tables/traits';
import { slotLevelOf } from './castings';
import type { Rows } from './tableBuilder';

/** Adds the creature's shared stocks. */
export function compilePools({ pools }: Creature, rows: Rows): void {
  rows.poolFrom.push(rows.startPool.length);
  for (const { points, slotLevel, per } of pools) {
    rows.startPool.push(points);
    rows.poolPeriod.push(usePeriods.indexOf(per));
    rows.poolOwner.push(rows.side.length - 1);
    rows.poolSlotLevel.push(slotLevel ?? 0);
  }
  rows.poolTo.push(rows.startPool.length);
}

/** Adds, for each of the creature's stocks, which actions draw on it. All its actions are there already. */
export function compilePooledActions(creature: number, firstRow: number, rows: Rows): void {
  for (let pool = rows.poolFrom[creature]!; pool < rows.poolTo[creature]!; pool++) {
    rows.pooledFrom.push(rows.pooledAction.length);
    for (let row = firstRow; row < rows.actionPool.length; row++) {
      if (rows.actionPool[row] === pool) rows.pooledAction.push(row);
    }
    rows.pooledTo.push(rows.pooledAction.length);
  }
}

/**
 * Adds how often an action is available.
 * @param original the action before its slot was chosen
 */
export function compileLimit(creature: Creature, action: Action, original: Action, rows: Rows): void {
  const { limit, effect } = action;
  const row = rows.startUses.length;
  const firstPool = rows.poolFrom.at(-1)!;
  let [kind, uses, pool, cost, lowest, period] = [noLimit, atWill, -1, 1, 0, -1];
  if (limit.kind === 'uses') [kind, uses, period] = [ownUses, limit.uses, usePeriods.indexOf(limit.per)];
  else if (limit.kind === 'recharge') [kind, uses, lowest] = [ownUses, 1, limit.lowest];
  else if (limit.kind === 'slots') [kind, uses] = [ownUses, 0];
  else if (limit.kind === 'pool') {
    [pool, cost] = [firstPool + limit.pool, limit.cost];
    period = rows.poolPeriod[pool] ?? -1;
    uses = Math.floor((creature.pools[limit.pool]?.points ?? 0) / cost);
    kind = original.limit.kind === 'slots' ? slotLimit : poolLimit;
    if (effect.kind === 'heal' && effect.fromPool) kind = pointLimit;
  }
  rows.limitKind.push(kind);
  rows.startUses.push(uses);
  rows.actionPool.push(pool);
  rows.poolCost.push(cost);
  rows.lowestSlot.push(slotLevelOf(original));
  rows.rechargeLowest.push(lowest);
  rows.usePeriod.push(period);
  if (kind !== noLimit) {
    rows.limitedAction.push(row);
    rows.limitedOwner.push(rows.side.length - 1);
  }
  if (lowest === 0) return;
  rows.rechargeAction.push(row);
  rows.traits[rows.traits.length - 1]! |= hasRecharge;
}
