/**
 * Who gets a boon: bless, rage, dodge, lesser restoration. As long as nobody says otherwise it goes to those who do not
 * have it yet, or not as strong, in the order of the scenario; who concentrates on something keeps to it.
 */
import { effectFrom, effectTo, removedConditions, targetCount, whomItHelps } from '../tables/actionTable';
import { side, sideFrom, sideTo } from '../tables/creatureTable';
import { status } from '../tables/fightState';
import { bornRow, conditionBits, lastingCount, perCreature } from '../tables/lastingState';
import { conditionImmunity, effectRow, lastingConditions, lastingName, potency } from '../tables/lastingTable';
import { helpsOthers, helpsSelf, upBit } from '../tables/traits';
import { endsOwnConcentration } from './endsOwnConcentration';

/** What {@link chooseBlessed} chose. */
export const blessed = new Int32Array(128);

/** @returns how many would gain by the boon, left in {@link blessed} */
export function chooseBlessed(creature: number, action: number): number {
  if (endsOwnConcentration(creature, action)) return 0;
  if (whomItHelps[action] === helpsSelf) {
    blessed[0] = creature;
    return gains(creature, action) ? 1 : 0;
  }
  const to = sideTo[side[creature]!]!;
  let count = 0;
  for (let ally = sideFrom[side[creature]!]!; ally < to && count < targetCount[action]!; ally++) {
    if (ally === creature && whomItHelps[action] === helpsOthers) continue;
    if ((status[ally]! & upBit) !== 0 && gains(ally, action)) blessed[count++] = ally;
  }
  return count;
}

/** True when something the action puts on creatures, or takes from them, would change this one. */
export function gains(creature: number, action: number): boolean {
  if ((conditionBits[creature]! & removedConditions[action]!) !== 0) return true;
  for (let index = effectFrom[action]!; index < effectTo[action]!; index++) {
    const row = effectRow[index]!;
    if (!isSpared(creature, row) && !bears(creature, row)) return true;
  }
  return false;
}

/** True when the creature is immune to all the conditions it consists of. */
function isSpared(creature: number, row: number): boolean {
  const conditions = lastingConditions[row]!;
  return conditions !== 0 && (conditions & ~conditionImmunity[creature]!) === 0;
}

/** True when an effect of its name, at least as potent, is on the creature. */
function bears(creature: number, row: number): boolean {
  const from = creature * perCreature;
  const to = from + lastingCount[creature]!;
  for (let entry = from; entry < to; entry++) {
    const born = bornRow[entry]!;
    if (lastingName[born] === lastingName[row] && potency[born]! >= potency[row]!) return true;
  }
  return false;
}
