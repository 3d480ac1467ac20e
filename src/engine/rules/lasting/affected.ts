/**
 * What the lasting effects on a creature come to together. SRD 5.1 "Combining Magical Effects"; SRD 5.2 "Combining Spell
 * Effects": of one name the most potent counts, of equally potent ones the newest; the others go on behind it.
 */
import { modesOfAllSaves } from '../../compile/modeBits';
import {
  bearsEffects,
  changesOwnAttacks,
  changesSaves,
  isConcentrating,
  isSource,
  preventsMoving,
} from '../../tables/affectedBits';
import {
  affected,
  armorChange,
  attacksAdded,
  bornConditions,
  bornRow,
  broughtCount,
  checkMode,
  concentratingOn,
  conditionBits,
  exhaustion,
  failedSaves,
  immuneAdded,
  lastingCount,
  meleeMode,
  ownAttackMode,
  perCreature,
  rangedMode,
  resistAdded,
  rollPenalty,
  saveModes,
  speed,
  vulnerableAdded,
} from '../../tables/lastingState';
import {
  armorGain,
  attackedGain,
  attackGain,
  attacksGain,
  baseSpeed,
  conditionAttacks,
  conditionChecks,
  conditionEffects,
  conditionFails,
  conditionImmunes,
  conditionMelee,
  conditionRanged,
  conditionResists,
  conditionSaves,
  exhaustionChecks,
  exhaustionFeet,
  exhaustionHalves,
  exhaustionMode,
  exhaustionPenalty,
  immuneGain,
  isGainOfSource,
  lastingBits,
  lastingName,
  potency,
  resistGain,
  saveGain,
  speedGain,
  speedHalves,
  vulnerableGain,
} from '../../tables/lastingTable';

/** A mode for saves of every kind, from the same mode for all. */
const allSaves = modesOfAllSaves(1);

/** To be called whenever something on the creature has begun or ended. */
export function refreshAffected(creature: number): void {
  reset(creature);
  const from = creature * perCreature;
  const to = from + lastingCount[creature]!;
  let bits = 0;
  let conditions = 0;
  for (let entry = from; entry < to; entry++) {
    bits |= lastingBits[bornRow[entry]!]!;
    conditions |= bornConditions[entry]!;
    if (counts(entry, to)) addChanges(creature, bornRow[entry]!);
  }
  bits |= addConditions(creature, conditions) | addExhaustion(creature);
  if ((bits & preventsMoving) !== 0) speed[creature] = 0;
  if (lastingCount[creature] !== 0) bits |= bearsEffects;
  affected[creature] = bits | bitsOfBringer(creature);
}

/** To be called whenever something it brought to another has begun or ended, or its concentration has. */
export function refreshBringer(creature: number): void {
  affected[creature] = (affected[creature]! & ~(isSource | isConcentrating)) | bitsOfBringer(creature);
}

function bitsOfBringer(creature: number): number {
  return (broughtCount[creature] === 0 ? 0 : isSource) | (concentratingOn[creature] === 0 ? 0 : isConcentrating);
}

function reset(creature: number): void {
  ownAttackMode[creature] = 0;
  meleeMode[creature] = 0;
  rangedMode[creature] = 0;
  checkMode[creature] = 0;
  armorChange[creature] = 0;
  rollPenalty[creature] = 0;
  saveModes[creature] = 0;
  failedSaves[creature] = 0;
  resistAdded[creature] = 0;
  immuneAdded[creature] = 0;
  vulnerableAdded[creature] = 0;
  attacksAdded[creature] = 0;
  speed[creature] = baseSpeed[creature]!;
}

/** True for the most potent of its name, the newest of these. */
export function counts(entry: number, to: number): boolean {
  const row = bornRow[entry]!;
  const most = potency[row]!;
  for (let other = entry - (entry % perCreature); other < to; other++) {
    const otherRow = bornRow[other]!;
    if (other === entry || lastingName[otherRow] !== lastingName[row]) continue;
    if (potency[otherRow]! > most || (potency[otherRow] === most && other > entry)) return false;
  }
  return true;
}

function addChanges(creature: number, row: number): void {
  ownAttackMode[creature]! |= attackGain[row]!;
  if (isGainOfSource[row] === 0) {
    meleeMode[creature]! |= attackedGain[row]!;
    rangedMode[creature]! |= attackedGain[row]!;
  }
  armorChange[creature]! += armorGain[row]!;
  saveModes[creature]! |= saveGain[row]!;
  resistAdded[creature]! |= resistGain[row]!;
  immuneAdded[creature]! |= immuneGain[row]!;
  vulnerableAdded[creature]! |= vulnerableGain[row]!;
  attacksAdded[creature]! += attacksGain[row]!;
  speed[creature] = Math.max(0, (speed[creature]! + speedGain[row]!) * speedHalves[row]!) >> 1;
}

/** @returns bits of `affected` */
function addConditions(creature: number, conditions: number): number {
  conditionBits[creature] = conditions;
  let bits = 0;
  for (let left = conditions; left !== 0; left &= left - 1) {
    const condition = 31 - Math.clz32(left & -left);
    bits |= conditionEffects[condition]!;
    ownAttackMode[creature]! |= conditionAttacks[condition]!;
    meleeMode[creature]! |= conditionMelee[condition]!;
    rangedMode[creature]! |= conditionRanged[condition]!;
    checkMode[creature]! |= conditionChecks[condition]!;
    saveModes[creature]! |= conditionSaves[condition]!;
    failedSaves[creature]! |= conditionFails[condition]!;
    resistAdded[creature]! |= conditionResists[condition]!;
    immuneAdded[creature]! |= conditionImmunes[condition]!;
  }
  return bits;
}

/** @returns bits of `affected` */
function addExhaustion(creature: number): number {
  const level = exhaustion[creature]!;
  if (level === 0) return 0;
  const mode = exhaustionMode[level]!;
  ownAttackMode[creature]! |= mode;
  saveModes[creature]! |= mode * allSaves;
  checkMode[creature]! |= exhaustionChecks[level]!;
  rollPenalty[creature] = exhaustionPenalty[level]!;
  speed[creature] = Math.max(0, (speed[creature]! - exhaustionFeet[level]!) * exhaustionHalves[level]!) >> 1;
  return changesOwnAttacks | changesSaves;
}
