/**
 * R3: reactions. SRD 5.1, SRD 5.2 "Reactions": one, which comes back at the start of the creature's own turn; none while
 * incapacitated, nor before its first turn for who is surprised (SRD 5.1 "Surprise"). A creature takes the first of its
 * reactions that answers what happens and is available. Reactions have dice of their own: other turns keep theirs.
 */
import { reactionSlot } from '../../compile/slots';
import { keepTurn, keyTurn, resumeTurn } from '../../random/generator';
import { isPermitted } from '../../tactics/isPermitted';
import { endsOwnConcentration } from '../../tactics/endsOwnConcentration';
import { isAvailable } from '../../tactics/isAvailable';
import { answers, planAction } from '../../tables/actionTable';
import { preventsReactions } from '../../tables/affectedBits';
import { diceKey, planFrom, planTo, reactionBits } from '../../tables/creatureTable';
import { clock, readyReactions, status, turnOf } from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { upBit } from '../../tables/traits';
import { allowSlotSpells } from '../turn/spellSlots';

/** At the start of its own turn. */
export function regainReaction(creature: number): void {
  readyReactions[creature] = reactionBits[creature]!;
}

/** @returns true when the creature has a reaction left for what happens (bits of `traits.ts`) and can take it */
export function canReact(creature: number, answer: number): boolean {
  if ((readyReactions[creature]! & answer) === 0 || (status[creature]! & upBit) === 0) return false;
  return (affected[creature]! & preventsReactions) === 0;
}

/** @returns the next of the creature's reactions from a row of its plan on that answers this and is available, or -1 */
export function nextReaction(creature: number, answer: number, from: number): number {
  const to = planTo[creature * 8 + reactionSlot]!;
  for (let index = from; index < to; index++) {
    const action = planAction[index]!;
    if ((answers[action]! & answer) !== 0 && isReactionAvailable(creature, action)) return index;
  }
  return -1;
}

/** The row its reactions begin at, for {@link nextReaction}. */
export function firstReaction(creature: number): number {
  return planFrom[creature * 8 + reactionSlot]!;
}

/** Spells of another creature's turn bar none of its own. */
function isReactionAvailable(creature: number, action: number): boolean {
  const barred = clock[2]!;
  if (diceKey[creature] !== turnOf[0]) allowSlotSpells();
  const isReady =
    isAvailable(creature, action) && isPermitted(creature, action) && !endsOwnConcentration(creature, action);
  clock[2] = barred;
  return isReady;
}

/** Spends the reaction and takes up its dice; {@link endReaction} goes back to those of the turn. */
export function beginReaction(creature: number): void {
  readyReactions[creature] = 0;
  keepTurn();
  keyTurn(clock[0]!, diceKey[creature]!, 257 + turnOf[0]!);
}

export function endReaction(): void {
  resumeTurn();
}
