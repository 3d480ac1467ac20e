/**
 * Death Burst. SRD 5.1, SRD 5.2 "Death Burst" (mephits), "Death Throes" (balor): what a creature does as it falls to 0 hit
 * points, once for each fall. It spends no reaction and asks nothing of the creature, which is not up any more. It goes
 * off once the blow that felled it is over for all it hits. Assumption: it harms foes only, as any area here; an attack
 * is made against the foe that felled the creature.
 */
import { freeSlot } from '../../compile/slots';
import { keepTurn, keyTurn, resumeTurn } from '../../random/generator';
import { traceBurst } from '../../record/traceReactions';
import { actionKind, attackRolls, planAction, rangeFeet, targetCount } from '../../tables/actionTable';
import { diceKey, setup, side } from '../../tables/creatureTable';
import { clock, drops, status, tracing, turnOf } from '../../tables/fightState';
import { startDistance } from '../../tables/setup';
import { answersFall, attackKind, upBit } from '../../tables/traits';
import { makeAttack } from '../attack/attack';
import { nextBlock } from '../fight/diceBlock';
import { reaches } from '../movement/distance';
import { spendUse } from '../turn/limits';
import { chooseMarked, markWithin } from '../attack/markedFoes';
import { firstReaction, nextReaction } from './reactions';
import { usePower } from '../saves/savingThrow';
import { chooseTargets } from '../targeting/targeting';

/** Everything the creature does as it falls, with dice of its own: those of a reaction, in other blocks. */
export function burst(creature: number, by: number): void {
  const sequence = clock[1]!;
  keepTurn();
  keyTurn(clock[0]!, diceKey[creature]!, 257 + turnOf[0]!);
  // It may fall more than once in a turn.
  clock[1] = drops[creature]!;
  let index = nextReaction(creature, answersFall, firstReaction(creature));
  for (; index >= 0; index = nextReaction(creature, answersFall, index + 1)) {
    goOff(creature, planAction[index]!, by);
  }
  clock[1] = sequence;
  resumeTurn();
}

function goOff(creature: number, action: number, by: number): void {
  spendUse(action);
  if (tracing[0] !== 0) traceBurst(creature, action);
  if (actionKind[action] === attackKind) {
    strikeBack(creature, action, by);
    return;
  }
  const block = nextBlock(freeSlot);
  usePower(creature, action, chooseCaught(creature, action, block), block);
}

/** Who is near enough, where distances are kept: it goes nowhere. */
function chooseCaught(creature: number, action: number, block: number): number {
  if (setup[startDistance] === 0) return chooseTargets(creature, action, block);
  const within = markWithin(creature, rangeFeet[action]!, 0, false);
  return chooseMarked(creature, Math.min(within, targetCount[action]!), block);
}

function strikeBack(creature: number, action: number, foe: number): void {
  if (side[creature] === side[foe] || !reaches(creature, action, foe)) return;
  for (let left = attackRolls[action]!; left > 0 && (status[foe]! & upBit) !== 0; left--) {
    makeAttack(creature, action, foe, nextBlock(freeSlot));
  }
}
