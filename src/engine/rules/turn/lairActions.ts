/**
 * R12: lair actions. SRD 5.1 "Legendary Creatures", Lair Actions: on initiative count 20, losing ties, one a round while
 * the creature is up; not the same one two rounds running. Who is surprised takes none in the first round.
 */
import { lairSlot } from '../../compile/slots';
import { keyTurn } from '../../random/generator';
import { traceLair } from '../../record/traceReactions';
import { isAvailable } from '../../tactics/isAvailable';
import { planAction } from '../../tables/actionTable';
import { diceKey, isSurprised, lairCreature, planFrom, planTo, setup, side } from '../../tables/creatureTable';
import { clock, lastLairAction, standing, status, tracing, turnOf } from '../../tables/fightState';
import { lairCount } from '../../tables/setup';
import { upBit } from '../../tables/traits';
import { creaturesBefore } from '../fight/initiative';
import { renewOncePerTurn } from './oncePerTurn';
import { performAction } from './performAction';
import { allowSlotSpells } from './spellSlots';

const lairInitiative = 20;
/** Stands for a creature whose turn it is, when it is the lair's. */
const lairKey = 254;

/** The place in the order that lairs act before. */
export function lairPlace(): number {
  return creaturesBefore(lairInitiative);
}

/** What every lair does in a round. */
export function takeLairActions(): void {
  const count = setup[lairCount]!;
  for (let index = 0; index < count; index++) {
    const creature = lairCreature[index]!;
    if ((status[creature]! & upBit) === 0 || standing[1 - side[creature]!] === 0) continue;
    if (clock[0] === 1 && isSurprised[creature] === 1) continue;
    takeLairAction(creature);
  }
}

function takeLairAction(creature: number): void {
  turnOf[0] = lairKey;
  allowSlotSpells();
  const action = chooseLairAction(creature);
  lastLairAction[creature] = action;
  if (action < 0) return;
  renewOncePerTurn(creature);
  keyTurn(clock[0]!, diceKey[creature]!, 1 + lairKey);
  clock[1] = 0;
  if (tracing[0] !== 0) traceLair(creature);
  performAction(creature, action, lairSlot);
}

function chooseLairAction(creature: number): number {
  const to = planTo[creature * 8 + lairSlot]!;
  for (let index = planFrom[creature * 8 + lairSlot]!; index < to; index++) {
    const action = planAction[index]!;
    if (action !== lastLairAction[creature] && isAvailable(creature, action)) return action;
  }
  return -1;
}
