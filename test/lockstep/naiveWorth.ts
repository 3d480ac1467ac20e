import { meanOf } from './naiveDice';
import type { Action, AttackEffect, SaveEffect } from '../../src/shared/model/action';
import type { DamagePart, RollMode } from '../../src/shared/model/dice';
import type { Creature, Scenario } from '../../src/shared/model/scenario';

/** Expected damage as the fight begins: what default tactics go by. */
export interface Worth {
  readonly perTarget: number;
  readonly targets: number;
  readonly together: number;
}

export function worthOf(scenario: Scenario, creature: Creature, action: Action): Worth {
  const foes = scenario.creatures.filter(({ side }) => side !== creature.side);
  const { effect } = action;
  const mean = (value: (foe: Creature) => number): number =>
    foes.reduce((sum, foe) => sum + value(foe), 0) / foes.length;
  if (effect.kind === 'attack') return simple(mean((foe) => ofAttack(effect, creature, foe)));
  if (effect.kind === 'save') {
    const targets = targetsOf(scenario, effect);
    const perTarget = mean((foe) => ofSave(effect, foe));
    return { perTarget, targets, together: perTarget * Math.min(targets, foes.length) };
  }
  if (effect.kind !== 'multiattack') return simple(0);
  return simple(
    effect.steps.reduce((sum, { count, choices }) => {
      const [best] = inOrderOfWorth(scenario, creature, choices);
      return sum + (best === undefined ? 0 : count * worthOf(scenario, creature, creature.actions[best]!).together);
    }, 0),
  );
}

function simple(value: number): Worth {
  return { perTarget: value, targets: 1, together: value };
}

/** Alternatives of a multiattack's step, best first, as far as one that is always there. */
export function inOrderOfWorth(scenario: Scenario, creature: Creature, choices: readonly number[]): number[] {
  const usable = choices
    .filter((index) => creature.actions[index] && creature.actions[index].effect.kind !== 'multiattack')
    .map((index) => ({ index, worth: worthOf(scenario, creature, creature.actions[index]!).together }))
    .sort((a, b) => b.worth - a.worth || a.index - b.index)
    .map(({ index }) => index);
  const last = usable.findIndex((index) => isUnconditional(creature.actions[index]!));
  return last < 0 ? usable : usable.slice(0, last + 1);
}

export function isUnconditional({ limit, when }: Action): boolean {
  return limit.kind === 'at-will' && when.length === 0;
}

/** R15: targets of a power. */
export function targetsOf({ simulation }: Scenario, { targets, area }: SaveEffect): number {
  if (targets !== null) return targets;
  if (area === null) return 1;
  const feet = { cone: 10, cube: 5, cylinder: 5, line: 30, sphere: 5, emanation: 5 }[area.shape];
  const crowd = { spread: 0.5, normal: 1, packed: 1.5 }[simulation.density];
  return Math.max(1, Math.floor(Math.ceil(area.size / feet) * crowd));
}

function chance(mode: RollMode, accepts: (face: number) => boolean): number {
  let sum = 0;
  for (let face = 1; face <= 20; face++) {
    if (!accepts(face)) continue;
    sum += mode === 'normal' ? 1 / 20 : (mode === 'advantage' ? 2 * face - 1 : 41 - 2 * face) / 400;
  }
  return sum;
}

/** Without rounding. */
function damageTo(foe: Creature, parts: readonly DamagePart[], diceFactor: number): number {
  return parts.reduce((sum, { dice, type }) => {
    if (foe.immune.includes(type)) return sum;
    const factor = (foe.resist.includes(type) ? 0.5 : 1) * (foe.vulnerable.includes(type) ? 2 : 1);
    return sum + factor * Math.max(0, meanOf(dice) * diceFactor + dice.bonus);
  }, 0);
}

function ofAttack(effect: AttackEffect, attacker: Creature, foe: Creature): number {
  const hits = (face: number): boolean => face === 20 || (face > 1 && face + effect.bonus >= foe.ac);
  const hit = chance(attacker.attackRolls, hits);
  const critical = chance(attacker.attackRolls, (face) => hits(face) && face >= effect.critRange);
  if (hit === 0) return 0;
  const mean = (parts: readonly DamagePart[]): number => {
    const plain = damageTo(foe, parts, 1);
    return hit * plain + critical * (damageTo(foe, parts, 2) - plain);
  };
  const once = (mean(effect.oncePerTurn) / hit) * (1 - (1 - hit) ** effect.rolls);
  return effect.rolls * mean(effect.damage) + once;
}

function ofSave(effect: SaveEffect, foe: Creature): number {
  const { ability, dc } = effect;
  const failed = ability === null ? 1 : chance(foe.savingThrows, (face) => face + foe.saves[ability] < dc);
  return damageTo(foe, effect.damage, 1) * (failed + (effect.onSuccess === 'half' ? (1 - failed) / 2 : 0));
}
