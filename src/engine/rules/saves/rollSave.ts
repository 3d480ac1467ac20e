/**
 * R6, R7: the roll of a saving throw. SRD 5.1 "Saving Throws"; SRD 5.2 "Saving Throws". Who is paralyzed, petrified,
 * stunned or unconscious fails those of Strength and Dexterity outright, and rolls no die.
 */
import { drawsBeside, rollD20, saveDicePurpose } from '../../random/dice';
import { saveBonus, saveMode } from '../../tables/creatureTable';
import { changesSaves, countsUses } from '../../tables/affectedBits';
import { status } from '../../tables/fightState';
import {
  affected,
  bornRow,
  failedSaves,
  lastingCount,
  perCreature,
  rollPenalty,
  saveModes,
} from '../../tables/lastingState';
import { saveDice, saveDiceSign } from '../../tables/lastingTable';
import { downBit } from '../../tables/traits';
import { counts } from '../lasting/affected';
import { rollSum } from '../hitPoints/damage';
import { spendSaveUses } from '../lasting/lastingUses';

/** Below every DC. */
const failedOutright = -10_000;
/** A bit each: who is down at 0 hit points is unconscious. */
const strengthAndDexterity = 0b11;
/** Entry 0: the kept die of the last save of a creature that is down, or that lasting effects change. */
export const keptFace = new Int32Array(32);
/** Draws for the dice one effect adds to a roll. */
const drawsPerEffect = 4096;

/**
 * @param ability index into `abilities`, or `noAbility`
 * @param mode bits of advantage and disadvantage that come with what it is against
 * @returns what is compared with the DC
 */
export function rollSave(creature: number, ability: number, mode: number, counter: number): number {
  if ((affected[creature]! & changesSaves) !== 0 || (status[creature]! & downBit) !== 0)
    return rollAffectedSave(creature, ability, mode, counter);
  return (rollD20(saveMode[creature]! | mode, counter) + saveBonus[creature * 8 + ability]!) | 0;
}

function rollAffectedSave(creature: number, ability: number, mode: number, counter: number): number {
  const failed = failedSaves[creature]! | ((status[creature]! & downBit) === 0 ? 0 : strengthAndDexterity);
  if ((failed & (1 << ability)) !== 0) return failedOutright;
  const gained = (saveModes[creature]! >> (2 * ability)) & 3;
  const face = rollD20(saveMode[creature]! | mode | gained, counter);
  keptFace[0] = face;
  const dice = rollAddedDice(creature, counter);
  if ((affected[creature]! & countsUses) !== 0) spendSaveUses(creature, ability);
  return face + saveBonus[creature * 8 + ability]! + dice - rollPenalty[creature]!;
}

/** Bless, bane and the like. */
function rollAddedDice(creature: number, counter: number): number {
  const from = creature * perCreature;
  const to = from + lastingCount[creature]!;
  let sum = 0;
  for (let entry = from; entry < to; entry++) {
    const row = bornRow[entry]!;
    const part = saveDice[row]!;
    if (part < 0 || !counts(entry, to)) continue;
    const draws = drawsBeside(counter, saveDicePurpose) + (entry - from) * drawsPerEffect;
    sum += saveDiceSign[row]! * rollSum(part, part + 1, 0, draws);
  }
  return sum;
}
