/**
 * Evasion. SRD 5.1, SRD 5.2 "Evasion": a Dexterity saving throw for half of the damage leaves none on a success and half
 * on a failure. 2024: not while incapacitated.
 */
import { abilities } from '../../../shared/model/vocabulary';
import { isHalvedBySave, saveAbility } from '../../tables/actionTable';
import { preventsActions } from '../../tables/affectedBits';
import { setup, traits } from '../../tables/creatureTable';
import { status } from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { isRules2024 } from '../../tables/setup';
import { hasEvasion, upBit } from '../../tables/traits';

const dexterity = abilities.indexOf('dex');

/** True when the creature evades what the action does. */
export function evades(creature: number, action: number): boolean {
  if ((traits[creature]! & hasEvasion) === 0) return false;
  return isHalvedBySave[action] === 1 && saveAbility[action] === dexterity && canEvade(creature);
}

function canEvade(creature: number): boolean {
  if (setup[isRules2024] === 0) return true;
  return (status[creature]! & upBit) !== 0 && (affected[creature]! & preventsActions) === 0;
}
