/**
 * R3: spells in one turn. SRD 5.1 "Casting a Spell", Bonus Action: after a spell cast with it only cantrips may follow.
 * SRD 5.2 "Casting Spells", One Spell with a Spell Slot per Turn.
 */
import { barredBy, barsSlotSpells } from '../../tables/actionTable';
import { clock } from '../../tables/fightState';
import { slotSpell } from '../../tables/traits';

/** At the start of any turn in which the creature may cast. */
export function allowSlotSpells(): void {
  clock[2] = 0;
}

/** Remembers, until the turn is over, what the action keeps from being cast. */
export function countSpell(action: number): void {
  if (barsSlotSpells[action] !== 0) clock[2]! |= slotSpell;
}

/** True when what was done before in this turn forbids the action. */
export function isBarred(action: number): boolean {
  return (barredBy[action]! & clock[2]!) !== 0;
}
