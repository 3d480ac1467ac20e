/** R13: limited use. SRD 5.1 "Limited Usage"; SRD 5.2 "Limited Usage": Recharge X-6 and uses per day, rest or fight. */
import { rechargePurpose, rollDie } from '../../random/dice';
import { traceRecharge } from '../../record/trace';
import {
  actionIndex,
  limitedAction,
  limitKind,
  limitedOwner,
  rechargeAction,
  rechargeLowest,
  startUses,
  usePeriod,
} from '../../tables/actionTable';
import { poolOwner, rechargeFrom, rechargeTo, setup } from '../../tables/creatureTable';
import { poolLeft, resourcesLeft, tracing, usesLeft } from '../../tables/fightState';
import { limitedCount, poolCount } from '../../tables/setup';
import { noLimit, ownUses, pointLimit } from '../../tables/traits';
import { fillPools, spendPool } from './pools';

/**
 * Gives back the uses and points of what comes back by then, and lets everything recharge. Uses per day come back with
 * a long rest, which ends the day.
 * @param period index into `usePeriods`
 */
export function restoreUses(period: number): void {
  const count = setup[limitedCount]!;
  for (let index = 0; index < count; index++) {
    const action = limitedAction[index]!;
    if (usePeriod[action]! <= period) usesLeft[action] = startUses[action]!;
  }
  fillPools(period);
}

/** Takes down what everybody has left, but for what recharges by a roll. */
export function countResources(): void {
  const count = setup[limitedCount]!;
  for (let index = 0; index < count; index++) {
    const action = limitedAction[index]!;
    if (limitKind[action] !== ownUses || usePeriod[action]! < 0) continue;
    resourcesLeft[limitedOwner[index]!]! += usesLeft[action]!;
  }
  const pools = setup[poolCount]!;
  for (let pool = 0; pool < pools; pool++) resourcesLeft[poolOwner[pool]!]! += poolLeft[pool]!;
}

/** Actions without a limit are set once per scenario: nothing ever spends them. */
export function setUnlimitedUses(actions: number): void {
  usesLeft.set(startUses.subarray(0, actions));
}

/** Points are spent as they heal, by who heals. */
export function spendUse(action: number): void {
  const limit = limitKind[action]!;
  if (limit === noLimit) return;
  if (limit === ownUses) usesLeft[action]! -= 1;
  else if (limit !== pointLimit) spendPool(action);
}

/** A d6 at the start of the creature's turn for each power that was used. */
export function rollRecharges(creature: number): void {
  const to = rechargeTo[creature]!;
  for (let index = rechargeFrom[creature]!; index < to; index++) {
    const action = rechargeAction[index]!;
    if (usesLeft[action] !== 0) continue;
    const face = rollDie(6, rechargePurpose + actionIndex[action]!);
    const isReady = face >= rechargeLowest[action]!;
    if (isReady) usesLeft[action] = 1;
    if (tracing[0] !== 0) traceRecharge(creature, action, face, isReady);
  }
}
