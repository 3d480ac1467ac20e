/**
 * R13: spell slots. SRD 5.1, SRD 5.2 "Spell Slots", "Casting a Spell at a Higher Level". What spends slots is an action
 * of its own for each kind of slot that can pay for it, the lowest first: with its dice, targets or healing for that
 * level, and paid for by that slot's pool. So nothing in a fight has to know of levels.
 */
import type { Action, Effect } from '../../shared/model/action';
import type { DamagePart, Dice } from '../../shared/model/dice';
import type { Creature, Pool } from '../../shared/model/scenario';

/** Rows for higher slots that the tables have room for, per creature; what goes beyond is not cast with those. */
export const maxHigherCastings = 100;

/** Rows of actions that the creature takes up, but for the attacks that follow others. */
export function countActions({ actions, pools }: Pick<Creature, 'actions' | 'pools'>): number {
  const higher = actions.reduce((sum, action) => sum + Math.max(0, castings(action, pools).length - 1), 0);
  return actions.length + Math.min(higher, maxHigherCastings);
}

/** The action as it is from each kind of slot; alone when it spends no slots. None when the creature has no such slot. */
export function castings(action: Action, pools: readonly Pool[]): Action[] {
  if (action.limit.kind !== 'slots') return [action];
  const lowest = slotLevelOf(action);
  return pools
    .flatMap(({ slotLevel }, pool) => (slotLevel !== null && slotLevel >= lowest ? [{ slotLevel, pool }] : []))
    .sort((a, b) => a.slotLevel - b.slotLevel || a.pool - b.pool)
    .map(({ slotLevel, pool }) => ({
      ...action,
      limit: { kind: 'pool', pool, cost: 1 },
      effect: effectAbove(action, slotLevel - lowest),
    }));
}

/** The lowest slot that pays for the action; 1 for what is no spell. */
export function slotLevelOf({ spell }: Action): number {
  return Math.max(1, spell ?? 1);
}

function effectAbove({ effect, upcast }: Action, levels: number): Effect {
  if (upcast === null || levels === 0) return effect;
  const targets = upcast.targets * levels;
  const damage = upcast.damage.map(({ dice, type }): DamagePart => ({ dice: times(dice, levels), type }));
  switch (effect.kind) {
    case 'attack':
      return { ...effect, rolls: effect.rolls + targets, damage: [...effect.damage, ...damage] };
    case 'save':
      return { ...effect, targets: moreTargets(effect, targets), damage: [...effect.damage, ...damage] };
    case 'heal': {
      const amount = sum(effect.amount, times(upcast.healing, levels));
      return { ...effect, amount, targets: effect.targets + targets };
    }
    case 'boon':
      return { ...effect, targets: effect.targets + targets };
    case 'strike':
      return { ...effect, damage: [...effect.damage, ...damage] };
    case 'multiattack':
    case 'guard':
    case 'surge':
    case 'basic':
      return effect;
  }
}

/** An area stays as large as it is. */
function moreTargets({ area, targets }: Extract<Effect, { kind: 'save' }>, more: number): number | null {
  return targets === null && area !== null ? null : (targets ?? 1) + more;
}

function times({ terms, bonus }: Dice, factor: number): Dice {
  return { terms: terms.map(({ count, sides }) => ({ count: count * factor, sides })), bonus: bonus * factor };
}

function sum(a: Dice, b: Dice): Dice {
  return { terms: [...a.terms, ...b.terms], bonus: a.bonus + b.bonus };
}
