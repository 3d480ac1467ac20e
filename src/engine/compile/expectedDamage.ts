import type { AttackEffect, SaveEffect } from '../../shared/model/action';
import type { DamagePart, RollMode } from '../../shared/model/dice';
import type { Rider } from '../../shared/model/lasting';
import type { Creature } from '../../shared/model/scenario';
import type { Ability } from '../../shared/model/vocabulary';
import { expectedControl } from './expectedControl';
import { meanOfDice } from './pushParts';

/** Chance that the kept d20 shows `face`. */
function chanceOfFace(face: number, mode: RollMode): number {
  if (mode === 'advantage') return (2 * face - 1) / 400;
  return mode === 'disadvantage' ? (41 - 2 * face) / 400 : 1 / 20;
}

function chanceOf(mode: RollMode, accepts: (face: number) => boolean): number {
  let chance = 0;
  for (let face = 1; face <= 20; face++) if (accepts(face)) chance += chanceOfFace(face, mode);
  return chance;
}

/** Mean damage of parts to a creature; rounding and dice below 0 are left out. */
function meanDamage(parts: readonly DamagePart[], target: Creature, diceFactor: number): number {
  return parts.reduce((sum, { dice, type }) => {
    if (target.immune.includes(type)) return sum;
    const factor = (target.resist.includes(type) ? 0.5 : 1) * (target.vulnerable.includes(type) ? 2 : 1);
    return sum + factor * Math.max(0, meanOfDice(dice) * diceFactor + dice.bonus);
  }, 0);
}

function meanOver(targets: readonly Creature[], value: (target: Creature) => number): number {
  return targets.length === 0 ? 0 : targets.reduce((sum, target) => sum + value(target), 0) / targets.length;
}

/**
 * Expected damage of an attack action's rolls, over the foes as they start.
 * @param mode of the attack rolls
 */
export function expectedAttackDamage(effect: AttackEffect, mode: RollMode, foes: readonly Creature[]): number {
  return meanOver(foes, (foe) => {
    const hits = (face: number) => face === 20 || (face !== 1 && face + effect.bonus >= foe.ac);
    const hit = chanceOf(mode, hits);
    const critical = chanceOf(mode, (face) => hits(face) && face >= effect.critRange);
    const mean = (parts: readonly DamagePart[]) => {
      const plain = meanDamage(parts, foe, 1);
      return hit === 0 ? 0 : hit * plain + critical * (meanDamage(parts, foe, 2) - plain);
    };
    const once = hit === 0 ? 0 : (mean(effect.oncePerTurn) / hit) * (1 - (1 - hit) ** effect.rolls);
    const riders = effect.riders.reduce((sum, rider) => sum + expectedRider(rider, foe, hit, critical), 0);
    return effect.rolls * (mean(effect.damage) + riders) + once;
  });
}

/** The mode of a roll that has disadvantage besides. */
export function hindered(mode: RollMode): RollMode {
  return mode === 'advantage' ? 'normal' : 'disadvantage';
}

/** What a rider does, in damage done and spared: for one attack roll. */
function expectedRider(rider: Rider, foe: Creature, hit: number, critical: number): number {
  if (rider.to === 'self') return 0;
  const { save } = rider;
  const failed = save === null ? 1 : chanceToFail(foe, save.ability, save.dc);
  const halved = save?.onSuccess === 'half' ? (1 - failed) / 2 : 0;
  const damage = meanDamage(rider.damage, foe, 1) * (failed + halved);
  return (rider.on === 'critical' ? critical : hit) * (damage + failed * expectedControl(rider.lasting, foe));
}

function chanceToFail(foe: Creature, ability: Ability, dc: number): number {
  return chanceOf(foe.savingThrows, (face) => face + foe.saves[ability] < dc);
}

/** Expected damage of a power to one foe, over the foes as they start. */
export function expectedSaveDamage(effect: SaveEffect, foes: readonly Creature[]): number {
  const { ability, dc } = effect;
  return meanOver(foes, (foe) => {
    const failed = ability === null ? 1 : chanceToFail(foe, ability, dc);
    const damage = meanDamage(effect.damage, foe, 1) * (failed + (effect.onSuccess === 'half' ? (1 - failed) / 2 : 0));
    return damage + failed * expectedControl(effect.lasting, foe);
  });
}
