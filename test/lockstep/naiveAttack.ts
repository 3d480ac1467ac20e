import type { AttackEffect } from '../../src/shared/model/action';
import type { DamagePart, RollMode } from '../../src/shared/model/dice';
import type { Rider } from '../../src/shared/model/lasting';
import type { Arena } from './arena';
import { type Combatant, isInFront, isUp } from './combatant';
import { rollSave, suffer, sumOf, takenBy } from './naiveDamage';
import { together } from './naiveDice';
import { addedDamage, armorClassOf, attackModes, canAct, isHitCritically } from './naiveEffects';
import { lessenDamage, raiseArmor } from './naiveGuard';
import { begin, spendAttackUses } from './naiveLasting';
import { resists } from './naiveResistance';

/** R4. */
export function rollAttack(arena: Arena, actor: Combatant, index: number, target: Combatant): void {
  const { dice, scenario } = arena;
  const effect = actor.creature.actions[index]!.effect as AttackEffect;
  const isMelee = effect.reach !== null;
  dice.takeFaces();
  actor.lastTarget = target;
  target.timesTargeted += 1;
  const modes = attackModes(actor, target, isMelee, scenario.ruleset);
  if (actor.creature.packTactics && hasAllyBeside(arena, actor, target)) modes.push('advantage');
  const kept = dice.d20(modes);
  const faces = dice.takeFaces();
  const total = kept + effect.bonus;
  const natural = armorClassOf(target);
  const wouldHit = kept === 20 || (kept > 1 && total >= natural);
  const armorClass = natural + (wouldHit && kept < 20 ? raiseArmor(arena, actor, index, target, total, natural) : 0);
  const isHit = kept === 20 || (kept > 1 && total >= armorClass);
  const isCritical = isHit && (kept >= effect.critRange || isHitCritically(target, isMelee));
  const result = isCritical ? 'critical' : isHit ? 'hit' : 'miss';
  const told = { creature: actor.index, action: index, target: target.index };
  arena.tell({ kind: 'attack', ...told, faces, kept, total, armorClass, result });
  if (isHit) dealHit(arena, actor, index, effect, target, isCritical, modes);
  else {
    if (effect.onMiss.length > 0) {
      suffer(arena, actor, target, takenBy(target, arena.roll(actor, effect.onMiss, false), false), false);
    }
    spendAttackUses(arena, actor, target, false);
    if (isMelee && isUp(target)) arena.provocations.push({ creature: target, foe: actor, trigger: 'missed' });
  }
}

/** Front ranks stand at each other; a side with nobody in front is met where it stands. */
function hasAllyBeside(arena: Arena, actor: Combatant, target: Combatant): boolean {
  const up = arena.tactics.foesOf(target).filter(isUp);
  const front = up.filter(isInFront);
  return (front.length > 0 ? front : up).some((ally) => ally !== actor && canAct(ally));
}

function dealHit(
  arena: Arena,
  actor: Combatant,
  index: number,
  effect: AttackEffect,
  target: Combatant,
  isCritical: boolean,
  modes: readonly RollMode[],
): void {
  const hasAdvantage = modes.includes('advantage') && !modes.includes('disadvantage');
  const hasDisadvantage = modes.includes('disadvantage') && !modes.includes('advantage');
  const isOpen = hasAdvantage || (!hasDisadvantage && hasAllyBeside(arena, actor, target));
  const isOnce = effect.oncePerTurn.length > 0 && !actor.hasUsedOncePerTurn && (effect.onceNeeds === 'hit' || isOpen);
  const riders = effect.riders.filter(({ on }) => on === 'hit' || isCritical);
  let rolled = arena.roll(actor, effect.damage, isCritical);
  const add = (parts: readonly DamagePart[]): void => {
    rolled = together(rolled, arena.roll(actor, parts, isCritical));
  };
  if (isOnce) {
    actor.hasUsedOncePerTurn = true;
    add(effect.oncePerTurn);
  }
  for (const { save, to, damage } of riders) if (save === null && to === 'target') add(damage);
  addedDamage(actor, target).forEach(add);
  const amounts = lessenDamage(arena, actor, index, target, takenBy(target, rolled, false));
  suffer(arena, actor, target, amounts, isCritical);
  // What comes with the hit is not used up by it.
  spendAttackUses(arena, actor, target, true);
  const { isMagical } = actor.creature.actions[index]!;
  for (const rider of riders) applyRider(arena, actor, target, rider, isMagical);
}

/** R7: what a save avoids comes after the hit. */
function applyRider(
  arena: Arena,
  actor: Combatant,
  target: Combatant,
  { to, save, damage, lasting }: Rider,
  isMagical: boolean,
): void {
  const whom = to === 'self' ? actor : target;
  if (whom.state === 'dead') return;
  if (save) {
    arena.dice.takeFaces();
    const total = rollSave(arena, whom, save.ability, isMagical);
    const faces = arena.dice.takeFaces();
    const isPassed = total >= save.dc;
    const isHalved = save.onSuccess === 'half';
    const isRolled = damage.length > 0 && (!isPassed || isHalved);
    const rolled = isRolled ? arena.roll(actor, damage, false) : new Map();
    const failed = sumOf(takenBy(whom, rolled, false));
    const isHelped = !isPassed && resists(whom, failed, isHalved ? Math.floor(failed / 2) : failed, lasting);
    const isSuccess = isPassed || isHelped;
    const told = { creature: whom.index, ability: save.ability, faces, total, dc: save.dc };
    arena.tell({ kind: 'save', ...told, isSuccess, usesLegendaryResistance: isHelped });
    if (isRolled && (!isSuccess || isHalved)) suffer(arena, actor, whom, takenBy(whom, rolled, isSuccess), false);
    if (isSuccess) return;
  } else if (to === 'self' && damage.length > 0) {
    suffer(arena, actor, whom, takenBy(whom, arena.roll(actor, damage, false), false), false);
  }
  for (const each of lasting) begin(arena, actor, whom, each, { isConcentration: false, isMagical });
}
