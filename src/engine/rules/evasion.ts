/**
 * Evasion. SRD 5.1, SRD 5.2 "Evasion": a Dexterity saving throw for half of the damage leaves none on a success and half
 * on a failure.
 */
import { abilities } from '../../shared/model/vocabulary';
import { isHalvedBySave, saveAbility } from '../tables/actionTable';
import { traits } from '../tables/creatureTable';
import { hasEvasion } from '../tables/traits';

const dexterity = abilities.indexOf('dex');

/** True when the creature evades what the action does. */
export function evades(creature: number, action: number): boolean {
  return (traits[creature]! & hasEvasion) !== 0 && isHalvedBySave[action] === 1 && saveAbility[action] === dexterity;
}
