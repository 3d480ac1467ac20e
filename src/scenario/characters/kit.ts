import {
  plainAction,
  plainAttack,
  plainHeal,
  plainSave,
  type Action,
  type AttackEffect,
  type SaveEffect,
} from '../../shared/model/action';
import type { DamagePart, Dice } from '../../shared/model/dice';
import type { DamageType, UsePeriod } from '../../shared/model/vocabulary';

/** Builders of the actions of ready-made characters. */
export function dice(count: number, sides: number, bonus = 0): Dice {
  return { terms: [{ count, sides }], bonus };
}

export function damage(amount: Dice, type: DamageType): readonly DamagePart[] {
  return [{ dice: amount, type }];
}

export function action(name: string, effect: Action['effect'], more: Partial<Action> = {}): Action {
  return { name, effect, ...plainAction, ...more };
}

export function uses(count: number, per: UsePeriod): Pick<Action, 'limit'> {
  return { limit: { kind: 'uses', uses: count, per } };
}

/** A melee attack with a reach of 5 feet, unless `more` says otherwise. */
export function attack(bonus: number, dealt: readonly DamagePart[], more: Partial<AttackEffect> = {}): AttackEffect {
  return {
    ...plainAttack,
    bonus,
    damage: dealt,
    ...more,
  };
}

/** Normal and long range in feet, for {@link attack}. */
export function atRange(range: number, longRange: number | null = null): Partial<AttackEffect> {
  return { reach: null, range, longRange };
}

/** Half the damage on a success, against a number of targets or those in an area. */
export function blast(dc: number, dealt: readonly DamagePart[], area: NonNullable<SaveEffect['area']>): SaveEffect {
  return { ...plainSave, dc, onSuccess: 'half', damage: dealt, area, targets: null };
}

export function heal(amount: Dice, who: 'self' | 'ally'): Action['effect'] {
  return { ...plainHeal, amount, who };
}

/** Spell slots a long rest gives by spell level, of a full caster. SRD 5.1 and 5.2, class tables. */
export function fullCasterSlots(level: number): readonly [first: number, second: number, third: number] {
  const table = [
    [2, 0, 0],
    [3, 0, 0],
    [4, 2, 0],
    [4, 3, 0],
    [4, 3, 2],
  ] as const;
  return table[level - 1] ?? table[0];
}

/** Of paladins and rangers, who have none at level 1 in the 2014 rules. */
export function halfCasterSlots(level: number, ruleset: string): readonly [first: number, second: number] {
  const table = [
    [ruleset === '2014' ? 0 : 2, 0],
    [2, 0],
    [3, 0],
    [3, 0],
    [4, 2],
  ] as const;
  return table[level - 1] ?? table[0];
}

/**
 * The action as often as there are slots for it: none at all without a slot.
 * @param spell level of the slots, 1 to 9
 */
export function perSlot(
  slots: number,
  spell: number,
  name: string,
  effect: Action['effect'],
  more: Partial<Action> = {},
): Action[] {
  return slots > 0 ? [action(name, effect, { ...uses(slots, 'long rest'), spell, ...more })] : [];
}
