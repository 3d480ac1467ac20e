import type { Arena } from './arena';
import { type Combatant, type Effect, isUp } from './combatant';
import { rollSave, suffer, takenBy } from './naiveDamage';
import { canAct, has, hasNoSpeed, isAfraid } from './naiveEffects';
import { end, rise } from './naiveLasting';

/** R1, R7: what lasts, at the start and the end of a turn. */

const isGone = ({ state }: Combatant): boolean => state === 'dead';

type Moment = 'start' | 'end';

/** @returns false when the creature has fallen by it */
export function startLasting(arena: Arena, actor: Combatant): boolean {
  const wasUp = isUp(actor);
  passTime(arena, actor, 'start');
  sufferOngoing(arena, actor, 'start');
  if (isGone(actor) || isUp(actor) !== wasUp) return false;
  rollSaves(arena, actor, 'start');
  if (canAct(actor) && !hasNoSpeed(actor, arena.scenario.ruleset)) rise(arena, actor);
  return true;
}

export function endLastingOfTurn(arena: Arena, actor: Combatant): void {
  sufferOngoing(arena, actor, 'end');
  if (isGone(actor)) return;
  rollSaves(arena, actor, 'end');
  passTime(arena, actor, 'end');
}

/** Counted in its turns: what is on it, then what it has brought. */
function passTime(arena: Arena, actor: Combatant, at: Moment): void {
  passTimeOf(arena, actor, at, ({ lasting }) => lasting.ends?.of === 'bearer');
  for (const bearer of arena.combatants) {
    passTimeOf(arena, bearer, at, ({ lasting, source }) => lasting.ends?.of === 'source' && source === actor);
  }
}

function passTimeOf(arena: Arena, bearer: Combatant, at: Moment, isCounted: (effect: Effect) => boolean): void {
  for (const effect of [...bearer.effects].reverse()) {
    if (effect.lasting.ends?.at !== at || !isCounted(effect)) continue;
    effect.turnsLeft -= 1;
    if (effect.turnsLeft === 0) end(arena, bearer, effect, 'time');
  }
}

function sufferOngoing(arena: Arena, actor: Combatant, at: Moment): void {
  for (const effect of [...actor.effects]) {
    const { ongoing, name } = effect.lasting;
    if (ongoing?.at !== at || isGone(actor) || !actor.effects.includes(effect)) continue;
    arena.dice.takeFaces();
    const rolled = arena.roll(effect.source, ongoing.damage, false);
    arena.tell({ kind: 'ongoing', creature: actor.index, effect: name });
    suffer(arena, effect.source, actor, takenBy(actor, rolled, false), false);
  }
}

function rollSaves(arena: Arena, actor: Combatant, at: Moment): void {
  for (const effect of [...actor.effects]) {
    const { save, name } = effect.lasting;
    if (save?.at !== at || !actor.effects.includes(effect)) continue;
    arena.dice.takeFaces();
    const total = rollSave(arena, actor, save.ability, effect.isMagical);
    const isSuccess = total >= save.dc;
    const { ability, dc } = save;
    const faces = arena.dice.takeFaces();
    arena.tell({ kind: 'effectSave', creature: actor.index, faces, total, dc, isSuccess, effect: name, ability });
    if (isSuccess) end(arena, actor, effect, 'save');
  }
}

/** R7: an action against what hampers its attacks or goes on hurting it, where one roll in four succeeds. */
export function triesEscape(arena: Arena, actor: Combatant): boolean {
  const { escapeBonus } = actor.creature;
  const effect = actor.effects.find(({ lasting: { escape, conditions, changes, ongoing } }) => {
    const isWorth =
      ongoing !== null || changes?.attackRolls === 'disadvantage' || conditions.some((each) => hindering.has(each));
    return escape !== null && isWorth && 21 + escapeBonus - escape >= 5;
  });
  if (!effect || !isUp(actor)) return false;
  arena.dice.takeFaces();
  const isHindered = has(actor, 'poisoned') || isAfraid(actor);
  const face = arena.dice.d20([isHindered ? 'disadvantage' : 'normal']);
  const dc = effect.lasting.escape!;
  const total = face + escapeBonus;
  const faces = arena.dice.takeFaces();
  arena.tell({
    kind: 'escape',
    creature: actor.index,
    faces,
    total,
    dc,
    isSuccess: total >= dc,
    effect: effect.lasting.name,
  });
  if (total >= dc) end(arena, actor, effect, 'escape');
  return true;
}

const hindering: ReadonlySet<string> = new Set(['blinded', 'poisoned', 'restrained']);
