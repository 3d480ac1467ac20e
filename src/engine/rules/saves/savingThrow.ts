/**
 * R6: saving throws against a power that may take in several foes. SRD 5.1 "Saving Throws", "Legendary Resistance";
 * SRD 5.2 "Saving Throws". Neither 1 nor 20 is special. Damage is rolled once for all targets.
 */
import { damageDraws, saveDraws } from '../../random/dice';
import { dropFaces, tracePower, traceSave, traceStruck } from '../../record/trace';
import {
  actionBits,
  actionTypes,
  effectFrom,
  effectTo,
  isHalvedBySave,
  partFrom,
  partTo,
  pushFeet,
  saveAbility,
  saveDc,
} from '../../tables/actionTable';
import { changesDamageTaken } from '../../tables/affectedBits';
import { diceKey, sensitive } from '../../tables/creatureTable';
import { resistancesLeft, tracing } from '../../tables/fightState';
import { bySave } from '../../tables/lastingCodes';
import { affected } from '../../tables/lastingState';
import { endsOnItsAttack } from '../../tables/affectedBits';
import { concentrates, isSparable, noSave, putsEffects, takesControl } from '../../tables/traits';
import { beginConcentration, settleConcentration } from '../lasting/concentration';
import { clearRolled, rollByType, rolledSum, takenByType } from '../hitPoints/damage';
import { evades } from './evasion';
import { sufferDamage } from '../hitPoints/hitPoints';
import { applyAll } from '../lasting/lasting';
import { endOnAttack } from '../lasting/lastingUses';
import { noteUpkeep } from '../lasting/upkeep';
import { resistsLegendarily } from './legendaryResistance';
import { modeAgainstMagic } from './magicResistance';
import { push } from '../movement/push';
import { rollSave } from './rollSave';
import { isSpared } from './sparedPower';
import { chosenTargets } from '../targeting/targeting';

/** Uses a power that asks for saving throws, or that nothing avoids, on the first so many of the chosen targets. */
export function usePower(creature: number, action: number, targets: number, block: number): void {
  if (targets === 0) return;
  if (tracing[0] !== 0) dropFaces();
  clearRolled();
  rollByType(partFrom[action]!, partTo[action]!, 0, block + damageDraws);
  const sum = rolledSum();
  if (tracing[0] !== 0) tracePower(creature, action, Array.from(chosenTargets.subarray(0, targets)));
  const isConcentration = (actionBits[action]! & concentrates) !== 0;
  if (isConcentration) beginConcentration(creature, action);
  for (let index = 0; index < targets; index++) affect(creature, action, chosenTargets[index]!, sum, block);
  if (isConcentration) settleConcentration(creature);
  if (saveAbility[action] !== noSave) noteUpkeep(creature, bySave);
  if ((affected[creature]! & endsOnItsAttack) !== 0) endOnAttack(creature);
}

/** Uses it on this creature alone. */
export function usePowerOn(creature: number, action: number, target: number, block: number): void {
  chosenTargets[0] = target;
  usePower(creature, action, 1, block);
}

function affect(creature: number, action: number, target: number, sum: number, block: number): void {
  const isPlain = ((actionTypes[action]! & sensitive[target]!) | (affected[target]! & changesDamageTaken)) === 0;
  if (saveAbility[action] === noSave) {
    if (tracing[0] !== 0) traceStruck(target);
    strike(creature, action, target, isPlain ? sum : takenByType(target, false));
    if ((actionBits[action]! & putsEffects) !== 0) putEffects(creature, action, target);
    return;
  }
  const isEvaded = evades(target, action);
  const isHalved = isHalvedBySave[action] === 1 && !isEvaded;
  let isSaved = makeSave(target, action, block);
  if (!isSaved && resistancesLeft[target]! > 0) {
    const failed = isPlain ? (isEvaded ? sum >> 1 : sum) : takenByType(target, isEvaded);
    const isControl = (actionBits[action]! & takesControl) !== 0;
    isSaved = resistsLegendarily(target, isHalved ? failed >> 1 : failed, failed, isControl);
  }
  if (isSaved && !isHalved) return;
  const isHalf = isSaved || isEvaded;
  const amount = isPlain ? (isHalf ? sum >> 1 : sum) : takenByType(target, isHalf);
  strike(creature, action, target, amount);
  if (!isSaved && (actionBits[action]! & putsEffects) !== 0) putEffects(creature, action, target);
}

/** Not every power does damage. */
function strike(creature: number, action: number, target: number, amount: number): void {
  if (partFrom[action] === partTo[action]) return;
  if ((actionBits[action]! & isSparable) === 0 || !isSpared(creature, action, target, amount)) {
    sufferDamage(creature, target, amount, false);
  }
}

function putEffects(creature: number, action: number, target: number): void {
  const isConcentration = (actionBits[action]! & concentrates) !== 0;
  applyAll(creature, target, effectFrom[action]!, effectTo[action]!, isConcentration);
  if (pushFeet[action] !== 0) push(creature, target, pushFeet[action]!);
}

function makeSave(target: number, action: number, block: number): boolean {
  const ability = saveAbility[action]!;
  const draws = block + saveDraws + diceKey[target]! * 2;
  const total = rollSave(target, ability, modeAgainstMagic(target, action), draws);
  const isSuccess = total >= saveDc[action]!;
  if (tracing[0] !== 0) traceSave(target, ability, saveDc[action]!, total, isSuccess);
  return isSuccess;
}
