/**
 * R13: shared stocks: spell slots, ki, superiority dice, the points of Lay on Hands. SRD 5.1 "Spell Slots", "Ki", "Lay
 * on Hands"; SRD 5.2 "Focus Points", "Lay On Hands". The uses left of every action that draws on a stock are kept up
 * to date, so that whether it is available stays one look.
 */
import { actionPool, poolCost } from '../../tables/actionTable';
import { pooledAction, pooledFrom, pooledTo, poolPeriod, setup, startPool } from '../../tables/creatureTable';
import { poolLeft, usesLeft } from '../../tables/fightState';
import { poolCount } from '../../tables/setup';

/** @param period index into `usePeriods`: stocks that come back by then are full again */
export function fillPools(period: number): void {
  const pools = setup[poolCount]!;
  for (let pool = 0; pool < pools; pool++) {
    if (poolPeriod[pool]! <= period) poolLeft[pool] = startPool[pool]!;
  }
}

/** Takes points, which are there, from a stock. */
export function spendPoints(pool: number, points: number): void {
  const left = poolLeft[pool]! - points;
  poolLeft[pool] = left;
  for (let index = pooledFrom[pool]!; index < pooledTo[pool]!; index++) {
    const action = pooledAction[index]!;
    usesLeft[action] = Math.floor(left / poolCost[action]!);
  }
}

/** What an action costs of its stock. */
export function spendPool(action: number): void {
  spendPoints(actionPool[action]!, poolCost[action]!);
}
