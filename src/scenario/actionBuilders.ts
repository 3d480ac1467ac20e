import type { Action, AttackEffect, EffectOf, HealEffect, SaveEffect } from '../shared/model/action';
import type { DamagePart, Dice } from '../shared/model/dice';
import { plainAction, plainAttack, plainHeal, plainSave } from '../shared/model/plain';
import type { Lasting } from '../shared/model/lasting';
import type { DamageType, UsePeriod } from '../shared/model/vocabulary';

/** Builders of the actions of ready-made characters and of spells. */
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

/** Half the damage on a success, against those in an area that begins at the creature, unless `more` says otherwise. */
export function blast(
  dc: number,
  dealt: readonly DamagePart[],
  area: NonNullable<SaveEffect['area']>,
  more: Partial<SaveEffect> = {},
): SaveEffect {
  return { ...plainSave, dc, onSuccess: 'half', damage: dealt, area, targets: null, range: area.size, ...more };
}

/** Lasting effects for one creature that fails the save and may be reached within `range` feet. */
export function hex(
  save: Pick<SaveEffect, 'ability' | 'dc'>,
  range: number,
  ...lasting: readonly Lasting[]
): SaveEffect {
  return { ...plainSave, ...save, range, lasting };
}

export function heal(amount: Dice, who: HealEffect['who'], more: Partial<EffectOf<'heal'>> = {}): EffectOf<'heal'> {
  return { ...plainHeal, amount, who, ...more };
}

export function boon(who: HealEffect['who'], targets: number, ...lasting: readonly Lasting[]): EffectOf<'boon'> {
  return { kind: 'boon', who, targets, lasting, removes: [] };
}
