/** R3, R11: what an action does. SRD 5.1 "Actions", "Multiattack"; SRD 5.2 "Monster attacks". */
import { blockOf } from '../random/dice';
import {
  actionKind,
  attackRolls,
  choiceAction,
  choiceFrom,
  choiceTo,
  stepCount,
  stepFrom,
  stepTo,
} from '../tables/actionTable';
import { clock, usesLeft } from '../tables/fightState';
import { attackKind, multiattackKind, saveKind } from '../tables/traits';
import { holdConditions } from '../tactics/holdConditions';
import { chooseHealed } from '../tactics/chooseHealed';
import { makeAttack } from './attack';
import { healCreature } from './healing';
import { spendUse } from './limits';
import { usePower } from './savingThrow';
import { countSpell, isBarred } from './spellSlots';
import { chooseTarget } from './targeting';

/** Takes the action with the given slot: attacks, a power, healing, or a multiattack's steps. */
export function performAction(creature: number, action: number, slot: number): void {
  spendUse(action);
  countSpell(action);
  const kind = actionKind[action]!;
  if (kind === attackKind) attack(creature, action, slot);
  else if (kind === multiattackKind) multiattack(creature, action, slot);
  else if (kind === saveKind) usePower(creature, action, nextBlock(slot));
  else heal(creature, action, slot);
}

function nextBlock(slot: number): number {
  const sequence = clock[1]!;
  clock[1] = sequence + 1;
  return blockOf(slot, sequence);
}

function attack(creature: number, action: number, slot: number): void {
  for (let left = attackRolls[action]!; left > 0; left--) {
    const block = nextBlock(slot);
    const target = chooseTarget(creature, action, block);
    if (target < 0) return;
    makeAttack(creature, action, target, block);
  }
}

function heal(creature: number, action: number, slot: number): void {
  const target = chooseHealed(creature, action);
  if (target >= 0) healCreature(creature, action, target, nextBlock(slot));
}

function multiattack(creature: number, action: number, slot: number): void {
  const to = stepTo[action]!;
  for (let step = stepFrom[action]!; step < to; step++) {
    for (let left = stepCount[step]!; left > 0; left--) {
      const choice = chooseForStep(creature, step);
      if (choice >= 0) performAction(creature, choice, slot);
    }
  }
}

/** Choices stand in order of expected damage. */
function chooseForStep(creature: number, step: number): number {
  const to = choiceTo[step]!;
  for (let index = choiceFrom[step]!; index < to; index++) {
    const choice = choiceAction[index]!;
    if (usesLeft[choice]! > 0 && !isBarred(choice) && holdConditions(creature, choice)) return choice;
  }
  return -1;
}
