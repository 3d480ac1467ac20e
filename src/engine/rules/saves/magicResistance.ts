/** Magic Resistance. SRD 5.1, SRD 5.2 "Magic Resistance": advantage on saves against spells and other magical effects. */
import { advantageBit } from '../../random/dice';
import { actionBits } from '../../tables/actionTable';
import { traits } from '../../tables/creatureTable';
import { isOfMagic } from '../../tables/affectedBits';
import { lastingBits } from '../../tables/lastingTable';
import { hasMagicResistance, isMagicalAction } from '../../tables/traits';

/** What the trait adds to the mode of a save against the action. */
export function modeAgainstMagic(creature: number, action: number): number {
  const isHelped = (traits[creature]! & hasMagicResistance) !== 0 && (actionBits[action]! & isMagicalAction) !== 0;
  return isHelped ? advantageBit : 0;
}

/** The same of a save that ends a lasting effect. */
export function modeAgainstEffect(creature: number, row: number): number {
  const isHelped = (traits[creature]! & hasMagicResistance) !== 0 && (lastingBits[row]! & isOfMagic) !== 0;
  return isHelped ? advantageBit : 0;
}
