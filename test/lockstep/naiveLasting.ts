import { isDeepStrictEqual } from 'node:util';
import type { EndOfEffect } from '../../src/engine/record/fightEvent';
import type { Lasting } from '../../src/shared/model/lasting';
import { noLasting } from '../../src/shared/model/plain';
import { conditions as allConditions } from '../../src/shared/model/vocabulary';
import type { Arena } from './arena';
import { type Combatant, type Effect } from './combatant';
import { has, isIncapacitated } from './naiveEffects';

/** R7, R8: how effects begin and end. */

const prone: Lasting = { name: 'prone', ...noLasting, conditions: ['prone'] };

/** What brings an effect: concentration keeps it up, magic may be resisted. */
interface Casting {
  readonly isConcentration: boolean;
  readonly isMagical: boolean;
}
const ofItself: Casting = { isConcentration: false, isMagical: false };

export function begin(
  arena: Arena,
  source: Combatant,
  target: Combatant,
  lasting: Lasting,
  { isConcentration, isMagical }: Casting = ofItself,
): void {
  if (target.state === 'dead') return;
  const immunities = [...target.creature.conditionImmune, ...(has(target, 'petrified') ? ['poisoned'] : [])];
  const conditions = allConditions.filter(
    (condition) => lasting.conditions.includes(condition) && !immunities.includes(condition),
  );
  // Immune to all conditions: spared the rest of it.
  if (lasting.conditions.length > 0 && conditions.length === 0) return;
  const isProneOnly = conditions.every((condition) => condition === 'prone') && conditions.length > 0;
  if (isProneOnly && has({ ...target, state: 'up' }, 'prone')) return;
  const same = target.effects.filter(
    (effect) =>
      effect.source === source && effect.isMagical === isMagical && isDeepStrictEqual(effect.lasting, lasting),
  );
  for (const effect of same.reverse()) end(arena, target, effect, 'removed', isConcentration);
  const { ends } = lasting;
  const counted = ends?.of === 'source' ? source : target;
  const isThisTurn = ends?.at === 'end' && arena.turnOf === counted;
  target.effects.push({
    lasting,
    source,
    conditions,
    isConcentration,
    isMagical,
    turnsLeft: (ends?.turns ?? Infinity) + (isThisTurn ? 1 : 0),
    usesLeft: lasting.uses ?? Infinity,
  });
  arena.tell({ kind: 'effectBegins', creature: target.index, source: source.index, effect: lasting.name, conditions });
  if (isIncapacitated({ ...target, state: 'up' })) loseControl(arena, target);
}

/** R7, R8: who is incapacitated or falls concentrates on nothing and holds nobody. */
function loseControl(arena: Arena, combatant: Combatant): void {
  endConcentration(arena, combatant, 'incapacitated');
  endBrought(arena, combatant, 'source', ({ conditions }) => conditions.includes('grappled'));
}

/** @param isReplaced something of the same concentration takes its place */
export function end(arena: Arena, bearer: Combatant, effect: Effect, why: EndOfEffect, isReplaced = false): void {
  const index = bearer.effects.indexOf(effect);
  if (index < 0) return;
  bearer.effects.splice(index, 1);
  arena.tell({ kind: 'effectEnds', creature: bearer.index, effect: effect.lasting.name, why });
  if (effect.isConcentration && !isReplaced && !keepsUpAnything(arena, effect.source))
    effect.source.concentration = null;
  // What was unconscious lies prone.
  const wasUnconscious = effect.conditions.includes('unconscious');
  if (
    wasUnconscious &&
    !bearer.effects.some(({ conditions }) => conditions.includes('unconscious') || conditions.includes('prone'))
  ) {
    bearer.effects.push({ ...effectOf(prone, bearer) });
  }
}

function isProneOnly({ conditions }: Effect): boolean {
  return conditions.length === 1 && conditions[0] === 'prone';
}

function effectOf(lasting: Lasting, source: Combatant): Effect {
  const { conditions } = lasting;
  return { lasting, source, conditions, ...ofItself, turnsLeft: Infinity, usesLeft: Infinity };
}

function keepsUpAnything({ combatants }: Arena, source: Combatant): boolean {
  return combatants.some(({ effects }) => effects.some((each) => each.isConcentration && each.source === source));
}

/** Ends what the creature has brought to anybody. */
export function endBrought(
  arena: Arena,
  source: Combatant,
  why: EndOfEffect,
  accepts: (effect: Effect) => boolean,
): void {
  for (const bearer of arena.combatants) {
    // Who was thrown down has to stand up all the same.
    const ending = bearer.effects.filter(
      (effect) => effect.source === source && accepts(effect) && !isProneOnly(effect),
    );
    for (const effect of ending.reverse()) end(arena, bearer, effect, why);
  }
}

export function endConcentration(arena: Arena, combatant: Combatant, why: 'save' | 'incapacitated' | 'another'): void {
  const { concentration } = combatant;
  if (concentration === null) return;
  arena.tell({ kind: 'concentrationEnds', creature: combatant.index, action: concentration, why });
  endBrought(arena, combatant, 'concentration', ({ isConcentration }) => isConcentration);
  combatant.concentration = null;
}

/** R7: after an attack roll, what counts such rolls or hits, newest first. */
export function spendAttackUses(arena: Arena, attacker: Combatant, target: Combatant, isHit: boolean): void {
  for (const effect of [...attacker.effects].reverse()) {
    const changes = effect.lasting.changes;
    if (changes && (changes.attackRolls !== 'normal' || (isHit && changes.damage.length > 0)))
      spend(arena, attacker, effect);
  }
  for (const effect of [...target.effects].reverse()) {
    const changes = effect.lasting.changes;
    if (!changes) continue;
    const isOfAttacker = effect.source === attacker;
    const isRoll = changes.attackedRolls !== 'normal' && (isOfAttacker || !changes.attackedBySource);
    if (isRoll || (isHit && isOfAttacker && changes.damageFromSource.length > 0)) spend(arena, target, effect);
  }
  endOnAttack(arena, attacker);
}

export function spend(arena: Arena, bearer: Combatant, effect: Effect): void {
  effect.usesLeft -= 1;
  if (effect.usesLeft === 0) end(arena, bearer, effect, 'uses');
}

/** After an attack, or a power against foes. */
export function endOnAttack(arena: Arena, attacker: Combatant): void {
  for (const effect of attacker.effects.filter(({ lasting }) => lasting.endsOnAttack).reverse()) {
    end(arena, attacker, effect, 'attack');
  }
}

/** R7: stands up from lying prone; what else put it there goes on. */
export function rise(arena: Arena, combatant: Combatant): void {
  for (const effect of combatant.effects.filter(({ conditions }) => conditions.includes('prone')).reverse()) {
    const isProneOnly = effect.lasting.conditions.every((condition) => condition === 'prone');
    if (isProneOnly) end(arena, combatant, effect, 'stands up');
    else effect.conditions = effect.conditions.filter((condition) => condition !== 'prone');
  }
}

/** R9: who wakes by another's healing lies prone still. */
export function fallProne(arena: Arena, combatant: Combatant): void {
  begin(arena, combatant, combatant, prone);
}
