import type { AttackEffect, SaveEffect } from '../../../src/shared/model/action';
import type { DamagePart, Dice, RollMode } from '../../../src/shared/model/dice';
import type { Creature } from '../../../src/shared/model/scenario';
import { damageTypes } from '../../../src/shared/model/vocabulary';
import { always, type Distribution, mapped, meanOf, mixtureOf, ofDice, ofDie, sumOf } from './distribution';

/** What one attack roll comes to, with the damage each result does. */
export interface AttackOutcomes {
  readonly miss: number;
  readonly hit: number;
  readonly critical: number;
}

/** The kept d20. */
export function ofD20(mode: RollMode): Distribution {
  if (mode === 'normal') return ofDie(20);
  const keep = mode === 'advantage' ? Math.max : Math.min;
  const result = new Map<number, number>();
  for (let a = 1; a <= 20; a++)
    for (let b = 1; b <= 20; b++) result.set(keep(a, b), (result.get(keep(a, b)) ?? 0) + 1 / 400);
  return result;
}

/** R4: 1 misses, 20 is a critical hit, anything else hits from the armor class on. */
export function attackOutcomes(effect: AttackEffect, attacker: Creature, target: Creature): AttackOutcomes {
  const chances = { miss: 0, hit: 0, critical: 0 };
  for (const [face, chance] of ofD20(attacker.attackRolls)) {
    const isHit = face === 20 || (face > 1 && face + effect.bonus >= target.ac);
    chances[!isHit ? 'miss' : face >= effect.critRange ? 'critical' : 'hit'] += chance;
  }
  return chances;
}

interface Blow {
  readonly isCritical: boolean;
  readonly isHalved: boolean;
  /** The stat block's number stands for the dice. */
  readonly isAverage: boolean;
}

/** R5: by type, then together. */
export function damageTaken(parts: readonly DamagePart[], target: Creature, blow: Blow): Distribution {
  return sumOf(
    damageTypes.map((type) => {
      const dice = parts.filter((part) => part.type === type).map((part) => part.dice);
      if (dice.length === 0) return always(0);
      return mapped(rolled(dice, blow), (amount) => {
        let taken = Math.max(0, amount);
        if (blow.isHalved) taken = Math.floor(taken / 2);
        if (target.immune.includes(type)) taken = 0;
        if (target.resist.includes(type)) taken = Math.floor(taken / 2);
        if (target.vulnerable.includes(type)) taken *= 2;
        return taken;
      });
    }),
  );
}

/** Each part by itself: a stat block prints a number for each. The mean of chances that are no binary fractions may lie a hair below a whole number. */
function rolled(parts: readonly Dice[], { isCritical, isAverage }: Blow): Distribution {
  const amounts = parts.map((dice) => ofDice(dice, isCritical ? 2 : 1));
  return sumOf(isAverage ? amounts.map((amount) => always(Math.floor(meanOf(amount) + 1e-9))) : amounts);
}

/** Damage of a power to one foe, over its saving throw (R6). */
export function powerDamage(effect: SaveEffect, target: Creature, isAverage: boolean): Distribution {
  const failed = damageTaken(effect.damage, target, { isCritical: false, isHalved: false, isAverage });
  const { ability } = effect;
  if (ability === null) return failed;
  const saved =
    effect.onSuccess === 'half'
      ? damageTaken(effect.damage, target, { isCritical: false, isHalved: true, isAverage })
      : always(0);
  let chance = 0;
  for (const [face, share] of ofD20(target.savingThrows))
    if (face + target.saves[ability] >= effect.dc) chance += share;
  return mixtureOf([
    [chance, saved],
    [1 - chance, failed],
  ]);
}
