/**
 * R3: reactions to an attack that missed the creature (Riposte) and to damage it took (Hellish Rebuke, Retaliation). They
 * are aimed at whoever brought them up, once the attack or power is over. SRD 5.1, SRD 5.2 "Reactions": "the reaction
 * takes place right after the trigger". What bursts as it falls waits in the same queue (burst.ts).
 */
import { reactionSlot } from '../../compile/slots';
import { traceReaction } from '../../record/traceReactions';
import { actionKind, attackRolls, planAction } from '../../tables/actionTable';
import { diceKey } from '../../tables/creatureTable';
import { clock, status, tracing, turnOf } from '../../tables/fightState';
import { answersFall, attackKind, downBit, upBit } from '../../tables/traits';
import { makeAttack } from '../attack/attack';
import { burst } from './burst';
import { isCharmedBy } from '../lasting/charm';
import { nextBlock } from '../fight/diceBlock';
import { reaches } from '../movement/distance';
import { spendUse } from '../turn/limits';
import { renewOncePerTurn } from '../turn/oncePerTurn';
import { provocations, provoked } from './provocation';
import { beginReaction, canReact, endReaction, firstReaction, nextReaction } from './reactions';
import { usePowerOn } from '../saves/savingThrow';
import { countSpell } from '../turn/spellSlots';

/** Whoever was provoked reacts, in order; what they do may provoke others who have not reacted yet. */
export function retaliate(): void {
  for (let index = 0; index < provocations[0]!; index++) {
    const creature = provoked[index * 3]!;
    const trigger = provoked[index * 3 + 2]!;
    if (trigger === answersFall) burst(creature, provoked[index * 3 + 1]!);
    else answer(creature, provoked[index * 3 + 1]!, trigger);
  }
  provocations[0] = 0;
}

function answer(creature: number, foe: number, trigger: number): void {
  if ((status[foe]! & upBit) === 0 || !canReact(creature, trigger) || isCharmedBy(creature, foe)) return;
  for (let index = firstReaction(creature); ; index++) {
    index = nextReaction(creature, trigger, index);
    if (index < 0) return;
    const action = planAction[index]!;
    if (!reaches(creature, action, foe)) continue;
    react(creature, action, foe, attackRolls[action]!, trigger);
    return;
  }
}

/**
 * Takes the reaction against one foe: attack rolls, or a saving throw.
 * @param rolls attack rolls it makes, where it is an attack
 * @param trigger what it answers, a bit of `traits.ts`
 */
export function react(creature: number, action: number, foe: number, rolls: number, trigger: number): void {
  const sequence = clock[1]!;
  const barred = clock[2]!;
  const isOwnTurn = diceKey[creature] === turnOf[0];
  beginReaction(creature);
  clock[1] = 0;
  spendUse(action);
  countSpell(action);
  // Another creature's turn is a new one to what is limited by the turn.
  if (!isOwnTurn) renewOncePerTurn(creature);
  if (tracing[0] !== 0) traceReaction(creature, action, foe, trigger);
  if (actionKind[action] === attackKind) attackFoe(creature, action, foe, rolls);
  else usePowerOn(creature, action, foe, nextBlock(reactionSlot));
  clock[1] = sequence;
  if (!isOwnTurn) clock[2] = barred;
  endReaction();
}

function attackFoe(creature: number, action: number, foe: number, rolls: number): void {
  for (let left = rolls; left > 0; left--) {
    if ((status[foe]! & (upBit | downBit)) === 0) return;
    makeAttack(creature, action, foe, nextBlock(reactionSlot));
  }
}
