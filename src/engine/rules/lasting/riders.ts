/**
 * R5, R7: what comes with a hit: more damage, a saving throw, lasting effects. SRD 5.1 "Critical Hits" and the monsters'
 * attacks; SRD 5.2 "Monster Attacks". Damage that nothing avoids is part of the hit: one instance, doubled when critical.
 * What a save avoids or halves comes after the hit, as an instance of its own.
 */
import { drawsBeside, riderPurpose } from '../../random/dice';
import { dropFaces, traceSave } from '../../record/trace';
import { actionBits } from '../../tables/actionTable';
import { resistancesLeft, status, tracing } from '../../tables/fightState';
import {
  isRiderControl,
  isRiderCritical,
  isRiderHalved,
  isRiderOnSelf,
  riderDc,
  riderEffectFrom,
  riderEffectTo,
  riderPartFrom,
  riderPartTo,
  riderPush,
  riderSave,
} from '../../tables/lastingTable';
import { concentrates, downBit, noSave, upBit } from '../../tables/traits';
import { clearRolled, rollByType, takenByType } from '../hitPoints/damage';
import { sufferDamage } from '../hitPoints/hitPoints';
import { applyAll } from './lasting';
import { resistsLegendarily } from '../saves/legendaryResistance';
import { modeAgainstMagic } from '../saves/magicResistance';
import { push } from '../movement/push';
import { rollSave } from '../saves/rollSave';

/** Draws of one rider: its save, then its damage. */
const drawsPerRider = 1 << 16;

/** Adds to the damage being rolled by type what the riders add to the hit itself. */
export function rollRiderDamage(from: number, to: number, crit: number, block: number): void {
  for (let rider = from; rider < to; rider++) {
    const isPart = riderSave[rider] === noSave && isRiderOnSelf[rider] === 0;
    if (!isPart || (isRiderCritical[rider] === 1 && crit === 0)) continue;
    rollByType(riderPartFrom[rider]!, riderPartTo[rider]!, crit, drawsOf(rider - from, block));
  }
}

/**
 * After the hit and its damage.
 * @param action whose riders they are
 */
export function applyRiders(
  attacker: number,
  target: number,
  from: number,
  to: number,
  crit: number,
  block: number,
  action: number,
): void {
  const isConcentration = (actionBits[action]! & concentrates) !== 0;
  for (let rider = from; rider < to; rider++) {
    const whom = isRiderOnSelf[rider] === 1 ? attacker : target;
    if ((isRiderCritical[rider] === 1 && crit === 0) || (status[whom]! & (upBit | downBit)) === 0) continue;
    const draws = drawsOf(rider - from, block);
    if (riderSave[rider] !== noSave) {
      if (isSaved(attacker, whom, rider, draws, action)) continue;
    } else if (isRiderOnSelf[rider] === 1 && riderPartFrom[rider] !== riderPartTo[rider]) {
      rollDamage(rider, draws);
      sufferDamage(attacker, whom, takenByType(whom, false), false);
    }
    applyAll(attacker, whom, riderEffectFrom[rider]!, riderEffectTo[rider]!, isConcentration);
    if (riderPush[rider] !== 0) push(attacker, whom, riderPush[rider]!);
  }
}

/** The save against a rider, and its damage. */
function isSaved(attacker: number, whom: number, rider: number, draws: number, action: number): boolean {
  if (tracing[0] !== 0) dropFaces();
  const total = rollSave(whom, riderSave[rider]!, modeAgainstMagic(whom, action), draws);
  let isSuccess = total >= riderDc[rider]!;
  if (tracing[0] !== 0) traceSave(whom, riderSave[rider]!, riderDc[rider]!, total, isSuccess);
  const isHalved = isRiderHalved[rider] === 1;
  const hasDamage = riderPartFrom[rider] !== riderPartTo[rider];
  if (hasDamage && (!isSuccess || isHalved)) rollDamage(rider, draws);
  if (!isSuccess && resistancesLeft[whom]! > 0) {
    const failed = hasDamage ? takenByType(whom, false) : 0;
    isSuccess = resistsLegendarily(whom, isHalved ? failed >> 1 : failed, failed, isRiderControl[rider] === 1);
  }
  if (hasDamage && (!isSuccess || isHalved)) sufferDamage(attacker, whom, takenByType(whom, isSuccess), false);
  return isSuccess;
}

function rollDamage(rider: number, draws: number): void {
  clearRolled();
  rollByType(riderPartFrom[rider]!, riderPartTo[rider]!, 0, draws + 2);
}

function drawsOf(index: number, block: number): number {
  return drawsBeside(block, riderPurpose) + index * drawsPerRider;
}
