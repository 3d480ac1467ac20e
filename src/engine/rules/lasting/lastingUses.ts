/**
 * R7: effects that end after they have changed so many rolls or hits (Vex, Sap, a guiding bolt, inspiration), or when
 * their bearer attacks (invisibility). SRD 5.1 "Bardic Inspiration", "Invisibility"; SRD 5.2 "Mastery Properties".
 */
import { countsUses, endsOnItsAttack } from '../../tables/affectedBits';
import { byAttack } from '../../tables/lastingCodes';
import { affected, bornRow, bornSource, bornUses, lastingCount, perCreature } from '../../tables/lastingState';
import {
  attackDice,
  attackedGain,
  attackGain,
  hitFrom,
  hitTo,
  isGainOfSource,
  lastingBits,
  lastingUses,
  saveDice,
  saveGain,
  takenFrom,
  takenTo,
} from '../../tables/lastingTable';
import { endLasting } from './endLasting';
import { noteUpkeep } from './upkeep';

/** After an attack roll, and its damage where it hit. */
export function spendAttackUses(attacker: number, target: number, isHit: boolean): void {
  const own = affected[attacker]!;
  noteUpkeep(attacker, byAttack);
  if ((own & countsUses) !== 0) {
    for (let index = lastingCount[attacker]! - 1; index >= 0; index--) {
      const row = bornRow[attacker * perCreature + index]!;
      const isRoll = attackGain[row] !== 0 || attackDice[row]! >= 0;
      if (isRoll || (isHit && hitFrom[row] !== hitTo[row])) spendUse(attacker, index, row);
    }
  }
  if ((affected[target]! & countsUses) !== 0) spendTargetsUses(attacker, target, isHit);
  if ((own & endsOnItsAttack) !== 0) endOnAttack(attacker);
}

function spendTargetsUses(attacker: number, target: number, isHit: boolean): void {
  for (let index = lastingCount[target]! - 1; index >= 0; index--) {
    const entry = target * perCreature + index;
    const row = bornRow[entry]!;
    const isOfAttacker = bornSource[entry] === attacker;
    const isRoll = attackedGain[row] !== 0 && (isOfAttacker || isGainOfSource[row] === 0);
    if (isRoll || (isHit && isOfAttacker && takenFrom[row] !== takenTo[row])) spendUse(target, index, row);
  }
}

/** After a saving throw of the ability. */
export function spendSaveUses(creature: number, ability: number): void {
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    const row = bornRow[creature * perCreature + index]!;
    const isChanged = saveDice[row]! >= 0 || ((saveGain[row]! >> (2 * ability)) & 3) !== 0;
    if (isChanged) spendUse(creature, index, row);
  }
}

function spendUse(bearer: number, index: number, row: number): void {
  if (lastingUses[row] === 0) return;
  const entry = bearer * perCreature + index;
  bornUses[entry]! -= 1;
  if (bornUses[entry] === 0) endLasting(bearer, index, 'uses');
}

/** After an attack, or a power against foes. */
export function endOnAttack(creature: number): void {
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    if ((lastingBits[bornRow[creature * perCreature + index]!]! & endsOnItsAttack) !== 0) {
      endLasting(creature, index, 'attack');
    }
  }
}
