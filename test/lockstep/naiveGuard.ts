import type { EffectOf } from '../../src/shared/model/action';
import type { AttackEffect } from '../../src/shared/model/action';
import { damageTypes, type DamageType } from '../../src/shared/model/vocabulary';
import type { Arena } from './arena';
import type { Combatant } from './combatant';
import { sumOf } from './naiveDamage';
import { canAct } from './naiveEffects';
import { begin } from './naiveLasting';

/** R3: reactions inside an attack that hits: Shield, Parry, Uncanny Dodge. */

type Guard = EffectOf<'guard'>;

function guardOf(
  target: Combatant,
  attack: AttackEffect,
  accepts: (guard: Guard) => boolean,
): { readonly index: number; readonly guard: Guard } | null {
  if (!target.hasReaction || !canAct(target)) return null;
  for (const [index, { effect, trigger }] of target.creature.actions.entries()) {
    if (effect.kind !== 'guard' || trigger !== 'hit' || target.uses[index] === 0 || !accepts(effect)) continue;
    if (!effect.meleeOnly || attack.reach !== null) return { index, guard: effect };
  }
  return null;
}

function attackOf({ creature }: Combatant, action: number): AttackEffect {
  return creature.actions[action]!.effect as AttackEffect;
}

/** @returns what is added to armor class: enough to be missed, or 0 */
export function raiseArmor(
  arena: Arena,
  actor: Combatant,
  action: number,
  target: Combatant,
  total: number,
  armorClass: number,
): number {
  const found = guardOf(target, attackOf(actor, action), ({ ac }) => ac > 0 && total < armorClass + ac);
  if (!found) return 0;
  const { index, guard } = found;
  target.hasReaction = false;
  target.uses[index]! -= 1;
  const told = { creature: target.index, action: index, foe: actor.index, answered: action };
  arena.tell({ kind: 'guard', ...told, armor: guard.ac, spared: 0, faces: [] });
  for (const lasting of guard.lasting) begin(arena, target, target, lasting);
  return guard.ac;
}

/** Where the hit would cost a tenth of the maximum, or drop it. Which types are lessened, nobody knows. */
export function lessenDamage(
  arena: Arena,
  actor: Combatant,
  action: number,
  target: Combatant,
  amounts: Map<DamageType, number>,
): Map<DamageType, number> {
  const amount = sumOf(amounts);
  const isWorth = amount > 0 && (amount * 10 >= target.maxHp || amount >= target.hp + target.tempHp);
  const found =
    isWorth && guardOf(target, attackOf(actor, action), ({ halves, reduces }) => halves || reduces !== null);
  if (!found) return amounts;
  const { index, guard } = found;
  const damageFaces = arena.dice.takeFaces();
  target.hasReaction = false;
  target.uses[index]! -= 1;
  const reduced = guard.reduces ? Math.max(0, arena.dice.sum(guard.reduces) + guard.reduces.bonus) : 0;
  const less = Math.max(0, amount - reduced);
  const left = guard.halves ? Math.floor(less / 2) : less;
  const told = { creature: target.index, action: index, foe: actor.index, answered: action };
  arena.tell({ kind: 'guard', ...told, armor: 0, spared: amount - left, faces: arena.dice.takeFaces() });
  arena.dice.returnFaces(damageFaces);
  return spare(amounts, amount - left);
}

/** From the first type on. */
function spare(amounts: Map<DamageType, number>, spared: number): Map<DamageType, number> {
  let left = spared;
  const result = new Map(amounts);
  for (const type of damageTypes) {
    const amount = amounts.get(type) ?? 0;
    const taken = Math.min(amount, left);
    left -= taken;
    result.set(type, amount - taken);
  }
  return result;
}
