import { damageTypes, type DamageType } from '../../src/shared/model/vocabulary';
import type { Arena } from './arena';
import { type Combatant, type Effect, isDown } from './combatant';
import { concernsSave, defensesOf, failsOutright, saveModes } from './naiveEffects';
import { end, endBrought, endConcentration, spend } from './naiveLasting';
import type { Ability } from '../../src/shared/model/vocabulary';

/** R5, R8, R9: damage and what comes of it. */

export function sumOf(amounts: ReadonlyMap<DamageType, number>): number {
  return [...amounts.values()].reduce((sum, amount) => sum + amount, 0);
}

/** R5, by type. */
export function takenBy(
  target: Combatant,
  rolled: ReadonlyMap<DamageType, number>,
  isHalved: boolean,
): Map<DamageType, number> {
  const { immune, resist, vulnerable, resistsAll } = defensesOf(target);
  const amounts = new Map<DamageType, number>();
  for (const [type, amount] of rolled) {
    let taken = Math.max(0, amount);
    if (isHalved) taken = Math.floor(taken / 2);
    if (immune.includes(type)) taken = 0;
    if (resistsAll || resist.includes(type)) taken = Math.floor(taken / 2);
    if (vulnerable.includes(type)) taken *= 2;
    amounts.set(type, taken);
  }
  return amounts;
}

/** Below any difficulty. */
const failure = 0;

/** R6: its total; nothing is rolled by who fails outright. */
export function rollSave(arena: Arena, combatant: Combatant, ability: Ability, isAgainstMagic = false): number {
  if (failsOutright(combatant, ability)) return failure;
  const modes = saveModes(combatant, ability);
  if (isAgainstMagic && combatant.creature.magicResistance) modes.push('advantage');
  const total = arena.dice.d20(modes) + combatant.creature.saves[ability];
  spendSaveUses(arena, combatant, ability);
  return total;
}

/** R9: the die of a death saving throw. */
export function rollDeathDie(arena: Arena, combatant: Combatant): number {
  const face = arena.dice.d20(saveModes(combatant, null));
  spendSaveUses(arena, combatant, null);
  return face;
}

function spendSaveUses(arena: Arena, combatant: Combatant, ability: Ability | null): void {
  for (const effect of [...combatant.effects].reverse()) {
    const { changes } = effect.lasting;
    if (changes && changes.savingThrows !== 'normal' && concernsSave(changes, ability)) spend(arena, combatant, effect);
  }
}

/** R5: one instance of damage. */
export function suffer(
  arena: Arena,
  source: Combatant,
  target: Combatant,
  amounts: ReadonlyMap<DamageType, number>,
  isCritical: boolean,
): void {
  const { hp: hpBefore, tempHp: tempHpBefore } = target;
  const amount = sumOf(amounts);
  const absorbed = Math.min(amount, tempHpBefore);
  const left = amount - absorbed;
  target.tempHp -= absorbed;
  target.hp = Math.max(0, hpBefore - left);
  arena.tell({
    kind: 'damage',
    source: source.index,
    target: target.index,
    faces: arena.dice.takeFaces(),
    amounts: damageTypes
      .filter((type) => (amounts.get(type) ?? 0) > 0)
      .map((type) => ({ type, amount: amounts.get(type)! })),
    hpBefore,
    hpAfter: target.hp,
    tempHpBefore,
    tempHpAfter: target.tempHp,
  });
  if (amount === 0 || target.state === 'dead') return;
  if (target.creature.side !== source.creature.side) {
    arena.provocations.push({ creature: target, foe: source, trigger: 'damaged' });
  }
  if (target.hp > 0) {
    if (target.concentration !== null) holdConcentration(arena, target, amount);
    feelDamage(arena, target);
  } else if (isDown(target) && left > 0) hurtDowned(arena, source, target, left, isCritical);
  else if (left > 0) drop(arena, source, target, left - hpBefore);
}

/** R9: to 0 hit points. */
function drop(arena: Arena, source: Combatant, target: Combatant, excess: number): void {
  target.state = !target.creature.deathSaves || excess >= target.maxHp ? 'dead' : 'dying';
  tellFall(arena, source, target);
  afterFall(arena, target);
}

/** R9: a failure, two from a critical hit. */
function hurtDowned(arena: Arena, source: Combatant, target: Combatant, left: number, isCritical: boolean): void {
  target.failures += isCritical ? 2 : 1;
  target.state = target.failures >= 3 || left >= target.maxHp ? 'dead' : 'dying';
  if (target.state === 'dead') afterFall(arena, target);
  else endWithDamage(arena, target);
  tellFall(arena, source, target);
}

function tellFall(arena: Arena, source: Combatant, target: Combatant): void {
  const state = isDown(target) ? 'unconscious' : 'dead';
  arena.tell({ kind: 'falls', creature: target.index, by: source.index, state, failures: target.failures });
}

/** What the fallen kept up and held is over, and what damage ends; the dead keep nothing going. */
export function afterFall(arena: Arena, fallen: Combatant): void {
  endConcentration(arena, fallen, 'incapacitated');
  endWithDamage(arena, fallen);
  const isOver = ({ conditions }: Effect): boolean => fallen.state === 'dead' || conditions.includes('grappled');
  endBrought(arena, fallen, 'source', isOver);
}

/** R7: of who is at 0 hit points; there is no save against the rest. */
function endWithDamage(arena: Arena, fallen: Combatant): void {
  for (const effect of [...fallen.effects].reverse()) {
    if (effect.lasting.endsOnDamage) end(arena, fallen, effect, 'damage');
  }
}

/** R7: who is still up after damage. */
function feelDamage(arena: Arena, target: Combatant): void {
  for (const effect of [...target.effects].reverse()) {
    const { save, endsOnDamage, name } = effect.lasting;
    if (endsOnDamage) end(arena, target, effect, 'damage');
    else if (save?.at === 'damage') {
      const { ability, dc } = save;
      arena.dice.takeFaces();
      const total = rollSave(arena, target, ability, effect.isMagical);
      const isSuccess = total >= dc;
      const faces = arena.dice.takeFaces();
      arena.tell({ kind: 'effectSave', creature: target.index, faces, total, dc, isSuccess, effect: name, ability });
      if (isSuccess) end(arena, target, effect, 'save');
    }
  }
}

/** R8. */
function holdConcentration(arena: Arena, target: Combatant, amount: number): void {
  const dc = Math.min(Math.max(10, Math.floor(amount / 2)), arena.scenario.ruleset === '2024' ? 30 : Infinity);
  const action = target.concentration!;
  arena.dice.takeFaces();
  const total = rollSave(arena, target, 'con');
  const isSuccess = total >= dc;
  const faces = arena.dice.takeFaces();
  arena.tell({ kind: 'concentration', creature: target.index, faces, total, dc, isSuccess, action });
  if (!isSuccess) endConcentration(arena, target, 'save');
}
