/** R10: healing and temporary hit points. SRD 5.1, SRD 5.2 "Healing", "Temporary Hit Points". */
import { damageDraws } from '../../random/dice';
import { traceHeal } from '../../record/trace';
import { actionPool, givesTempHp, limitKind, partFrom, partTo } from '../../tables/actionTable';
import { preventsHealing } from '../../tables/affectedBits';
import { side } from '../../tables/creatureTable';
import {
  deathFailures,
  deathSuccesses,
  downed,
  frontStanding,
  healingDone,
  hp,
  maxHp,
  poolLeft,
  sideHp,
  standing,
  status,
  tempHp,
  tracing,
} from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { downBit, frontBit, pointLimit, stableBit, upBit } from '../../tables/traits';
import { rollSum } from './damage';
import { spendPoints } from '../turn/pools';
import { wakeProne } from '../lasting/waking';

export function healCreature(healer: number, action: number, target: number, block: number): void {
  const amount =
    limitKind[action] === pointLimit
      ? takePoints(action, target)
      : rollSum(partFrom[action]!, partTo[action]!, 0, block + damageDraws);
  if (givesTempHp[action] === 1) giveTempHp(healer, action, target, amount);
  else giveHp(healer, action, target, amount);
}

/** Lay on Hands: up to the target's maximum, as far as the points go. */
function takePoints(action: number, target: number): number {
  const pool = actionPool[action]!;
  const points = Math.min(poolLeft[pool]!, Math.max(1, maxHp[target]! - hp[target]!));
  spendPoints(pool, points);
  return points;
}

/** Temporary hit points do not add up: the larger number stays. They wake nobody. */
function giveTempHp(healer: number, action: number, target: number, amount: number): void {
  const before = tempHp[target]!;
  if (amount > before) tempHp[target] = amount;
  if (tracing[0] !== 0) traceHeal(healer, action, target, before, tempHp[target]!);
}

function giveHp(healer: number, action: number, target: number, amount: number): void {
  const before = hp[target]!;
  regainHp(healer, target, amount);
  if (tracing[0] !== 0) traceHeal(healer, action, target, before, hp[target]!);
  if (before === 0 && hp[target] !== 0) wakeProne(target);
}

/** Hit points up to the maximum; whoever was down is up again. */
export function regainHp(healer: number, target: number, amount: number): void {
  if ((affected[target]! & preventsHealing) !== 0) return;
  const before = hp[target]!;
  const after = Math.min(before + amount, maxHp[target]!);
  if (after <= before) return;
  hp[target] = after;
  sideHp[side[target]!]! += after - before;
  healingDone[healer]! += after - before;
  if ((status[target]! & upBit) === 0) standUp(target);
}

/** Of a creature that was down and has hit points again; where it lies, `waking.ts` says. */
export function standUp(creature: number): void {
  const team = side[creature]!;
  const state = (status[creature]! & ~(downBit | stableBit)) | upBit;
  status[creature] = state;
  deathSuccesses[creature] = 0;
  deathFailures[creature] = 0;
  downed[team]! -= 1;
  standing[team]! += 1;
  if ((state & frontBit) !== 0) frontStanding[team]! += 1;
}
