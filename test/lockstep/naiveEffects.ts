import type { Changes } from '../../src/shared/model/lasting';
import type { RollMode } from '../../src/shared/model/dice';
import {
  type Ability,
  type Condition,
  conditions,
  type DamageType,
  type Ruleset,
} from '../../src/shared/model/vocabulary';
import { type Combatant, type Effect, isDown, isUp } from './combatant';
import { meanOf } from './naiveDice';

/** What lasts on a creature, read off its list of effects whenever somebody asks. */

export const incapacitating: readonly Condition[] = [
  'incapacitated',
  'paralyzed',
  'petrified',
  'stunned',
  'unconscious',
];
const failsBody: readonly Condition[] = ['paralyzed', 'petrified', 'stunned', 'unconscious'];
const easyToHit: readonly Condition[] = ['blinded', 'paralyzed', 'petrified', 'restrained', 'stunned', 'unconscious'];
const hampering: readonly Condition[] = ['blinded', 'poisoned', 'prone', 'restrained'];

/** Who is down at 0 hit points is unconscious, whatever lasts on it. */
export function has(combatant: Combatant, ...some: readonly Condition[]): boolean {
  if (isDown(combatant) && some.includes('unconscious')) return true;
  return combatant.effects.some(({ conditions }) => conditions.some((condition) => some.includes(condition)));
}

export function isIncapacitated(combatant: Combatant): boolean {
  return has(combatant, ...incapacitating);
}

/** Takes turns and reactions. */
export function canAct(combatant: Combatant): boolean {
  return isUp(combatant) && !isIncapacitated(combatant);
}

export function hasNoSpeed(combatant: Combatant, ruleset: Ruleset): boolean {
  const holding: Condition[] = ['grappled', 'paralyzed', 'petrified', 'restrained', 'unconscious'];
  return has(combatant, ...holding, ...(ruleset === '2014' ? (['stunned'] as const) : []));
}

/** Of one name only the one with the highest bonuses counts, of these the newest. */
function changesOn({ effects }: Combatant): readonly Changes[] {
  return effects.flatMap(({ lasting }, index) => {
    const isHidden = effects.some((other, place) => {
      if (place === index || other.lasting.name !== lasting.name) return false;
      const lead = bonusesOf(other) - bonusesOf(effects[index]!);
      return lead > 0 || (lead === 0 && place > index);
    });
    return isHidden || lasting.changes === null ? [] : [lasting.changes];
  });
}

/** All its bonuses and maluses together, dice by their mean. */
function bonusesOf({ lasting: { changes } }: Effect): number {
  if (!changes) return 0;
  const dice = [...changes.damage, ...changes.damageFromSource].map((part) => part.dice);
  return dice.reduce((sum, each) => sum + Math.abs(meanOf(each) + each.bonus), Math.abs(changes.ac));
}

/** What is for its source alone (Vex, hex) each source has of its own: they do not add up for anybody. */
function changesOfSource(source: Combatant, { effects }: Combatant): readonly Changes[] {
  return effects.flatMap((effect) =>
    effect.source === source && effect.lasting.changes ? [effect.lasting.changes] : [],
  );
}

export function armorClassOf(combatant: Combatant): number {
  return changesOn(combatant).reduce((sum, { ac }) => sum + ac, combatant.creature.ac);
}

/** R4, R7: all that helps or hampers the attack. */
export function attackModes(attacker: Combatant, target: Combatant, isMelee: boolean, ruleset: Ruleset): RollMode[] {
  const modes: RollMode[] = [attacker.creature.attackRolls];
  if (has(attacker, ...hampering)) modes.push('disadvantage');
  if (has(attacker, 'invisible')) modes.push('advantage');
  if (isAfraid(attacker)) modes.push('disadvantage');
  for (const { conditions: brought, source } of attacker.effects) {
    if (ruleset === '2024' && brought.includes('grappled') && source !== target) modes.push('disadvantage');
  }
  if (has(target, ...easyToHit)) modes.push('advantage');
  if (has(target, 'invisible')) modes.push('disadvantage');
  if (has(target, 'prone')) modes.push(isMelee ? 'advantage' : 'disadvantage');
  // Who is unconscious lies prone.
  if (has(target, 'unconscious') && !isMelee) modes.push('disadvantage');
  modes.push(...changesOn(attacker).map(({ attackRolls }) => attackRolls));
  for (const changes of changesOn(target)) if (!changes.attackedBySource) modes.push(changes.attackedRolls);
  for (const { attackedBySource, attackedRolls } of changesOfSource(attacker, target)) {
    if (attackedBySource) modes.push(attackedRolls);
  }
  return modes;
}

/** R7 Frightened: while the source is in sight. */
export function isAfraid({ effects }: Combatant): boolean {
  return effects.some((effect) => effect.conditions.includes('frightened') && isUp(effect.source));
}

export function isHitCritically(target: Combatant, isMelee: boolean): boolean {
  return isMelee && has(target, 'paralyzed', 'unconscious');
}

/** R6: strength and dexterity fail who cannot move. */
export function failsOutright(combatant: Combatant, ability: Ability): boolean {
  return (ability === 'str' || ability === 'dex') && has(combatant, ...failsBody);
}

/** @param ability null: a death saving throw, which goes by none */
export function saveModes(combatant: Combatant, ability: Ability | null): RollMode[] {
  const modes: RollMode[] = [combatant.creature.savingThrows];
  if (ability === 'dex' && has(combatant, 'restrained')) modes.push('disadvantage');
  for (const changes of changesOn(combatant)) {
    if (concernsSave(changes, ability)) modes.push(changes.savingThrows);
  }
  return modes;
}

export function concernsSave({ saveAbilities }: Changes, ability: Ability | null): boolean {
  return saveAbilities.length === 0 || (ability !== null && saveAbilities.includes(ability));
}

export interface Defenses {
  readonly immune: readonly DamageType[];
  readonly resist: readonly DamageType[];
  readonly vulnerable: readonly DamageType[];
  readonly resistsAll: boolean;
}

export function defensesOf(combatant: Combatant): Defenses {
  const { creature } = combatant;
  const changes = changesOn(combatant);
  const isPetrified = has(combatant, 'petrified');
  return {
    immune: [
      ...creature.immune,
      ...changes.flatMap(({ immune }) => immune),
      ...(isPetrified ? ['poison' as const] : []),
    ],
    resist: [...creature.resist, ...changes.flatMap(({ resist }) => resist)],
    vulnerable: [...creature.vulnerable, ...changes.flatMap(({ vulnerable }) => vulnerable)],
    resistsAll: isPetrified,
  };
}

/** Damage that effects on both add to a hit, by effect: rage, hex. */
export function addedDamage(attacker: Combatant, target: Combatant) {
  return [
    ...changesOn(attacker).map(({ damage }) => damage),
    ...changesOfSource(attacker, target).map(({ damageFromSource }) => damageFromSource),
  ];
}

export function isCharmedBy(combatant: Combatant, foe: Combatant): boolean {
  return combatant.effects.some(({ conditions, source }) => conditions.includes('charmed') && source === foe);
}

/** What it suffers from, without what its hit points make of it. */
export function conditionsOf({ effects }: Combatant): Condition[] {
  return conditions.filter((each) => effects.some((effect) => effect.conditions.includes(each)));
}
