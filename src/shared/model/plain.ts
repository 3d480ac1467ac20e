import type { Action, AttackEffect, HealEffect, SaveEffect } from './action';
import type { Changes, Lasting } from './lasting';
import type { Creature } from './scenario';

/**
 * What things of a scenario are where nothing else is said. Apart from the schemas, so that the engine and its workers
 * can have these without them.
 */

export const noChanges: Changes = {
  ac: 0,
  attackRolls: 'normal',
  attackBonus: null,
  attackedRolls: 'normal',
  attackedBySource: false,
  savingThrows: 'normal',
  saveAbilities: [],
  saveBonus: null,
  damage: [],
  damageFromSource: [],
  resist: [],
  immune: [],
  vulnerable: [],
  speed: 0,
  speedFactor: 1,
  extraAttacks: 0,
  noReactions: false,
  noHealing: false,
  noDamageFrom: null,
};

export const noLasting: Omit<Lasting, 'name'> = {
  conditions: [],
  exhaustion: 0,
  changes: null,
  ongoing: null,
  auras: [],
  ends: null,
  save: null,
  escape: null,
  uses: null,
  endsOnDamage: false,
  endsOnAttack: false,
  endsOnConditions: [],
  keptUpBy: [],
};

/** What an action is where nothing else is said. */
export const plainAction: Omit<Action, 'name' | 'effect'> = {
  slot: 'action',
  limit: { kind: 'at-will' },
  cost: 1,
  spell: null,
  upcast: null,
  concentration: false,
  isMagical: false,
  trigger: null,
  when: [],
};

/** One melee attack roll with a reach of 5 feet that does nothing yet. */
export const plainAttack: AttackEffect = {
  kind: 'attack',
  rolls: 1,
  bonus: 0,
  critRange: 20,
  reach: 5,
  range: null,
  longRange: null,
  damage: [],
  oncePerTurn: [],
  onceNeeds: 'hit',
  onMiss: [],
  cleave: [],
  riders: [],
};

/** A power against one foe that does nothing yet. */
export const plainSave: SaveEffect = {
  kind: 'save',
  ability: 'dex',
  dc: 10,
  onSuccess: 'none',
  damage: [],
  area: null,
  targets: 1,
  range: null,
  lasting: [],
  push: 0,
};

export const plainHeal: HealEffect = {
  kind: 'heal',
  amount: { terms: [], bonus: 0 },
  who: 'ally',
  targets: 1,
  temporary: false,
  fromPool: false,
};

/** What a creature is where nothing else is said: nothing special. */
export const plainCreature = {
  resistancePolicy: 'control-and-big',
  packTactics: false,
  magicResistance: false,
  evasion: false,
  regeneration: null,
  auras: [],
  lasting: [],
  exhaustion: 0,
  bypassesFront: false,
  flyby: false,
  breaksThrough: false,
  escapeBonus: 0,
  morale: null,
  restDice: null,
  pools: [],
  priorities: null,
} as const satisfies Partial<Creature>;
