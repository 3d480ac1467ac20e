import type { SaveEffect } from '../../src/shared/model/action';
import type { DamageType } from '../../src/shared/model/vocabulary';
import type { Arena } from './arena';
import { type Combatant, isUp } from './combatant';
import { rollSave, suffer, sumOf, takenBy } from './naiveDamage';
import { isIncapacitated } from './naiveEffects';
import { begin, endConcentration, endOnAttack } from './naiveLasting';
import { resists } from './naiveResistance';

/** R6: damage is rolled once for all. */
export function usePower(arena: Arena, actor: Combatant, index: number, targets: readonly Combatant[]): void {
  const action = actor.creature.actions[index]!;
  const effect = action.effect as SaveEffect;
  if (action.concentration) {
    endConcentration(arena, actor, 'another');
    actor.concentration = index;
  }
  arena.dice.takeFaces();
  const rolled = arena.roll(actor, effect.damage, false);
  const faces = arena.dice.takeFaces();
  arena.tell({
    kind: 'power',
    creature: actor.index,
    action: index,
    targets: targets.map((each) => each.index),
    faces,
  });
  for (const target of targets) affect(arena, actor, index, target, rolled);
  const keepsUp = arena.combatants.some(({ effects }) =>
    effects.some(({ isConcentration, source }) => isConcentration && source === actor),
  );
  if (!keepsUp) actor.concentration = null;
  if (isUp(actor)) endOnAttack(arena, actor);
}

function affect(
  arena: Arena,
  actor: Combatant,
  index: number,
  target: Combatant,
  rolled: ReadonlyMap<DamageType, number>,
): void {
  const { isMagical, concentration, effect } = actor.creature.actions[index]!;
  const { ability, dc, onSuccess, lasting } = effect as SaveEffect;
  const hasDamage = (effect as SaveEffect).damage.length > 0;
  const putOn = (): void => {
    for (const each of lasting) begin(arena, actor, target, each, { isConcentration: concentration, isMagical });
  };
  if (ability === null) {
    arena.tell({ kind: 'struck', creature: target.index });
    if (hasDamage) suffer(arena, actor, target, takenBy(target, rolled, false), false);
    putOn();
    return;
  }
  const isAble = arena.scenario.ruleset === '2014' || !isIncapacitated(target);
  const isEvading = target.creature.evasion && isAble && ability === 'dex' && onSuccess === 'half';
  const total = rollSave(arena, target, ability, isMagical);
  // What the roll has used up lessens or adds to the damage no more.
  const failed = takenBy(target, rolled, isEvading);
  const saved = onSuccess === 'half' && !isEvading ? takenBy(target, rolled, true) : new Map<DamageType, number>();
  const faces = arena.dice.takeFaces();
  const isPassed = total >= dc;
  const spared = onSuccess === 'half' && !isEvading ? Math.floor(sumOf(failed) / 2) : sumOf(failed);
  const isHelped = !isPassed && resists(target, sumOf(failed), spared, lasting);
  const isSuccess = isPassed || isHelped;
  const told = { creature: target.index, ability, faces, total, dc };
  arena.tell({ kind: 'save', ...told, isSuccess, usesLegendaryResistance: isHelped });
  if (!isSuccess) {
    if (hasDamage) suffer(arena, actor, target, failed, false);
    putOn();
  } else if (hasDamage && saved.size > 0) suffer(arena, actor, target, saved, false);
}
