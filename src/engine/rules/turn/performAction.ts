/** R3, R11: what an action does. SRD 5.1 "Actions", "Multiattack"; SRD 5.2 "Monster attacks". */
import {
  actionBits,
  actionKind,
  attackRolls,
  choiceAction,
  choiceFrom,
  choiceTo,
  stepCount,
  stepFrom,
  stepTo,
  targetCount,
} from '../../tables/actionTable';
import { setup } from '../../tables/creatureTable';
import { attacksAdded } from '../../tables/lastingState';
import { startDistance } from '../../tables/setup';
import { attackKind, basicKind, boonKind, cleaves, concentrates, multiattackKind, saveKind } from '../../tables/traits';
import { chooseHealed, chooseMoreHealed, healedAllies } from '../../tactics/chooseHealed';
import { isWorthMore } from '../../tactics/engaged';
import { isAvailable } from '../../tactics/isAvailable';
import { isInReach } from '../../tactics/isInReach';
import { makeAttack } from '../attack/attack';
import { performBasic } from './basicActions';
import { giveBoon } from '../lasting/boon';
import { canAct } from './canAct';
import { beginConcentration, settleConcentration } from '../lasting/concentration';
import { cleave } from '../attack/cleave';
import { nextBlock } from '../fight/diceBlock';
import { healCreature } from '../hitPoints/healing';
import { spendUse } from './limits';
import { provocations } from '../reactions/provocation';
import { retaliate } from '../reactions/retaliation';
import { usePower } from '../saves/savingThrow';
import { countSpell } from './spellSlots';
import { chooseTarget, chooseTargets } from '../targeting/targeting';
import { approachTarget, approachTargets } from '../targeting/zonedTargeting';

/** Takes the action with the given slot: attacks, a power, healing, or a multiattack's steps. */
export function performAction(creature: number, action: number, slot: number): void {
  spendUse(action);
  countSpell(action);
  const kind = actionKind[action]!;
  if (kind === attackKind) attack(creature, action, slot);
  else if (kind === multiattackKind) multiattack(creature, action, slot);
  else if (kind === saveKind) power(creature, action, slot);
  else if (kind === boonKind) giveBoon(creature, action);
  else if (kind === basicKind) performBasic(creature, action, slot);
  else heal(creature, action, slot);
}

function attack(creature: number, action: number, slot: number): void {
  if ((actionBits[action]! & concentrates) !== 0) {
    beginConcentration(creature, action);
    makeAttacks(creature, action, slot, attackRolls[action]!);
    settleConcentration(creature);
  } else {
    makeAttacks(creature, action, slot, attackRolls[action]!);
  }
}

/** Haste: attack rolls on top of an action that was an attack or began with one. */
export function attackMore(creature: number, action: number, slot: number): void {
  if (!canAct(creature)) return;
  const kind = actionKind[action]!;
  const first = kind === multiattackKind ? chooseForStep(creature, stepFrom[action]!) : action;
  if (first >= 0 && actionKind[first] === attackKind) makeAttacks(creature, first, slot, attacksAdded[creature]!);
}

function makeAttacks(creature: number, action: number, slot: number, rolls: number): void {
  for (let left = rolls; left > 0; left--) {
    const block = nextBlock(slot);
    const target =
      setup[startDistance] === 0 ? chooseTarget(creature, action, block) : approachTarget(creature, action, block);
    if (target < 0) return;
    const isHit = makeAttack(creature, action, target, block);
    if (isHit && (actionBits[action]! & cleaves) !== 0) cleave(creature, action, target, block);
    if (provocations[0] !== 0) retaliate();
    if (left > 1 && !canAct(creature)) return;
  }
}

function power(creature: number, action: number, slot: number): void {
  const block = nextBlock(slot);
  const hasZones = setup[startDistance] !== 0;
  const targets = hasZones ? approachTargets(creature, action, block) : chooseTargets(creature, action, block);
  usePower(creature, action, targets, block);
  if (provocations[0] !== 0) retaliate();
}

function heal(creature: number, action: number, slot: number): void {
  const target = chooseHealed(creature, action);
  if (target < 0) return;
  if (targetCount[action] === 1) healCreature(creature, action, target, nextBlock(slot));
  else healSeveral(creature, action, slot, target);
}

/** Everybody is chosen before anybody is healed. */
function healSeveral(creature: number, action: number, slot: number, first: number): void {
  const count = chooseMoreHealed(creature, action, first);
  for (let index = 0; index < count; index++) {
    healCreature(creature, action, healedAllies[index]!, nextBlock(slot));
  }
}

function multiattack(creature: number, action: number, slot: number): void {
  const to = stepTo[action]!;
  for (let step = stepFrom[action]!; step < to; step++) {
    for (let left = stepCount[step]!; left > 0; left--) {
      if (!canAct(creature)) return;
      const choice = chooseForStep(creature, step);
      if (choice >= 0) performAction(creature, choice, slot);
    }
  }
}

/** Choices stand in order of expected damage; with a foe beside the creature another may be worth more. */
function chooseForStep(creature: number, step: number): number {
  const to = choiceTo[step]!;
  let best = -1;
  for (let index = choiceFrom[step]!; index < to; index++) {
    const choice = choiceAction[index]!;
    if (best >= 0 && !isWorthMore(creature, choice, best)) continue;
    if (!isAvailable(creature, choice) || !isInReach(creature, choice)) continue;
    best = choice;
    if (setup[startDistance] === 0) return best;
  }
  return best;
}
