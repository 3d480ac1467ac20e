import type { Action, AttackEffect } from '../../shared/model/action';
import type { DamagePart } from '../../shared/model/dice';
import type { Pool } from '../../shared/model/scenario';
import type { Ability } from '../../shared/model/vocabulary';
import { attack } from '../actionBuilders';
import { withMastery, type Mastery } from '../mastery';
import { findSpell, spellAction } from '../spells/spellAction';
import type { Build } from './characterClass';

/** An attack with a weapon: by the rules of 2024 with its mastery, which everybody here has learned. */
export function weapon(
  build: Build,
  ability: Ability,
  dealt: readonly DamagePart[],
  { mastery, ...more }: Partial<AttackEffect> & { readonly mastery?: Mastery } = {},
): AttackEffect {
  const effect = attack(build.attackBonus(ability), dealt, more);
  if (mastery === undefined || build.ruleset === '2014') return effect;
  return withMastery(effect, mastery, { modifier: build.modifier(ability), dc: build.saveDc(ability) });
}

/** The spells of these names, from slots if they are no cantrips. */
export function spells(build: Build, ability: Ability, ...names: readonly string[]): Action[] {
  const caster = {
    ruleset: build.ruleset,
    level: build.level,
    dc: build.saveDc(ability),
    attackBonus: build.attackBonus(ability),
    modifier: build.modifier(ability),
  };
  return names.flatMap((name) => {
    const spell = findSpell(name, caster);
    return spell === null ? [] : [spellAction(name, spell, caster)];
  });
}

/** What these actions spend, as many as the level has: `level 1 slots` and so on, back after a long rest. */
export function slotPools(slots: readonly number[]): Pool[] {
  return slots.flatMap((points, index) =>
    points > 0 ? [{ name: `level ${index + 1} slots`, points, per: 'long rest', slotLevel: index + 1 } as const] : [],
  );
}

/** Nothing below the level at which a feature comes. */
export function from<T>(level: number, build: Build, ...features: readonly T[]): readonly T[] {
  return build.level < level ? [] : features;
}
