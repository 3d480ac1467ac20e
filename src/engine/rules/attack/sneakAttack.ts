/**
 * Sneak Attack, and whatever else is once a turn and needs an opening. SRD 5.1, SRD 5.2 Rogue "Sneak Attack": advantage
 * on the roll, or no disadvantage and an ally beside the target who is not incapacitated. Advantage and disadvantage
 * together are neither.
 */
import { advantageBit, disadvantageBit } from '../../random/dice';
import { hasAllyBeside } from '../movement/beside';

/** @param mode of the attack roll that hit */
export function hasOpening(attacker: number, target: number, mode: number): boolean {
  return mode === advantageBit || (mode !== disadvantageBit && hasAllyBeside(attacker, target));
}
