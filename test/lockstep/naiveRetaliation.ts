import type { Action } from '../../src/shared/model/action';
import type { Arena, Provocation } from './arena';
import { type Combatant, isInFront, isUp } from './combatant';
import { rollAttack } from './naiveAttack';
import { canAct, isCharmedBy } from './naiveEffects';
import { usePower } from './naivePower';

/** R3: Riposte and Rebuke, against who brought them up, once that attack or power is over. */
export function retaliate(arena: Arena): void {
  for (let next = arena.provocations.shift(); next; next = arena.provocations.shift()) answer(arena, next);
}

function answer(arena: Arena, { creature, foe, trigger }: Provocation): void {
  const { actions } = creature.creature;
  if (!isUp(foe) || !creature.hasReaction || !canAct(creature) || isCharmedBy(creature, foe)) return;
  const index = actions.findIndex(
    (action, each) =>
      action.trigger === trigger &&
      arena.tactics.isAvailable(creature, each, arena.round, () => false) &&
      reaches(arena, action.effect, foe),
  );
  const action = actions[index];
  if (!action) return;
  creature.hasReaction = false;
  creature.uses[index]! -= 1;
  if (arena.turnOf !== creature) creature.hasUsedOncePerTurn = false;
  arena.tell({ kind: 'reaction', creature: creature.index, action: index, foe: foe.index, trigger });
  if (action.effect.kind === 'save') usePower(arena, creature, index, [foe]);
  else if (action.effect.kind === 'attack') {
    for (let left = action.effect.rolls; left > 0; left--) {
      if (foe.state === 'dead') return;
      rollAttack(arena, creature, index, foe);
    }
  }
}

/** R14: melee reaches the back rank only when nobody of the front rank stands. */
function reaches({ combatants }: Arena, effect: Action['effect'], foe: Combatant): boolean {
  if (effect.kind !== 'attack' || effect.range !== null || isInFront(foe)) return true;
  return !combatants.some((each) => each.creature.side === foe.creature.side && isUp(each) && isInFront(each));
}
