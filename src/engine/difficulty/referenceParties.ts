import type { Action, AttackEffect } from '../../shared/model/action';
import type { DamagePart, Dice } from '../../shared/model/dice';
import { plainAction, plainAttack, plainCreature, plainHeal, plainSave } from '../../shared/model/plain';
import type { Creature } from '../../shared/model/scenario';
import type { DamageType, Side } from '../../shared/model/vocabulary';

/** Levels of the parties that monsters are measured against: one of each tier of play. */
export const referenceLevels = [1, 5, 11, 17] as const;
export type ReferenceLevel = (typeof referenceLevels)[number];

interface PartyNumbers {
  readonly fighter: { readonly ac: number; readonly hp: number; readonly attacks: number; readonly bonus: number };
  readonly rogue: { readonly ac: number; readonly hp: number; readonly bonus: number; readonly sneakDice: number };
  readonly cleric: { readonly ac: number; readonly hp: number; readonly bonus: number; readonly heals: number };
  readonly wizard: { readonly ac: number; readonly hp: number; readonly bonus: number; readonly blasts: number };
  /** Damage dice of the wizard's cantrip and of its blast. */
  readonly cantripDice: number;
  readonly blastDice: number;
}

/** Four ready-made characters of the System Reference Documents, in the few numbers that matter in a plain fight. */
const numbers: Readonly<Record<ReferenceLevel, PartyNumbers>> = {
  1: {
    fighter: { ac: 18, hp: 12, attacks: 1, bonus: 5 },
    rogue: { ac: 14, hp: 10, bonus: 5, sneakDice: 1 },
    cleric: { ac: 18, hp: 10, bonus: 4, heals: 2 },
    wizard: { ac: 12, hp: 8, bonus: 5, blasts: 0 },
    cantripDice: 1,
    blastDice: 0,
  },
  5: {
    fighter: { ac: 18, hp: 44, attacks: 2, bonus: 7 },
    rogue: { ac: 15, hp: 38, bonus: 7, sneakDice: 3 },
    cleric: { ac: 18, hp: 38, bonus: 6, heals: 4 },
    wizard: { ac: 13, hp: 32, bonus: 7, blasts: 2 },
    cantripDice: 2,
    blastDice: 8,
  },
  11: {
    fighter: { ac: 19, hp: 92, attacks: 3, bonus: 10 },
    rogue: { ac: 17, hp: 80, bonus: 10, sneakDice: 6 },
    cleric: { ac: 19, hp: 80, bonus: 9, heals: 6 },
    wizard: { ac: 15, hp: 68, bonus: 9, blasts: 4 },
    cantripDice: 3,
    blastDice: 10,
  },
  17: {
    fighter: { ac: 20, hp: 140, attacks: 3, bonus: 13 },
    rogue: { ac: 18, hp: 122, bonus: 12, sneakDice: 9 },
    cleric: { ac: 20, hp: 122, bonus: 12, heals: 8 },
    wizard: { ac: 16, hp: 104, bonus: 11, blasts: 6 },
    cantripDice: 4,
    blastDice: 12,
  },
};

/** A fighter, a rogue, a cleric and a wizard. */
export function referenceParty(level: ReferenceLevel): Creature[] {
  const { fighter, rogue, cleric, wizard, cantripDice, blastDice } = numbers[level];
  const blast: Action = {
    ...plainAction,
    name: 'Blast',
    limit: { kind: 'uses', uses: Math.max(1, wizard.blasts), per: 'long rest' },
    effect: {
      ...plainSave,
      ...{ dc: 8 + wizard.bonus, onSuccess: 'half', targets: 4 },
      damage: damage(dice(blastDice, 6), 'fire'),
    },
  };
  const healing: Action = {
    ...plainAction,
    name: 'Healing word',
    slot: 'bonus',
    limit: { kind: 'uses', uses: cleric.heals, per: 'long rest' },
    effect: { ...plainHeal, amount: dice(1, 4, cleric.bonus - 1) },
  };
  return [
    hero('fighter', level, fighter, [
      attack(fighter.bonus, dice(1, 8, fighter.bonus - 2), 'slashing', { rolls: fighter.attacks }),
    ]),
    hero('rogue', level, rogue, [
      attack(rogue.bonus, dice(1, 8, 4), 'piercing', {
        oncePerTurn: damage(dice(rogue.sneakDice, 6), 'piercing'),
        ...{ reach: null, range: 80 },
      }),
    ]),
    hero('cleric', level, cleric, [attack(cleric.bonus, dice(1, 8, 3), 'bludgeoning'), healing]),
    hero('wizard', level, wizard, [
      attack(wizard.bonus, dice(cantripDice, 10), 'fire', { reach: null, range: 120 }),
      ...(wizard.blasts > 0 ? [blast] : []),
    ]),
  ];
}

function hero(
  name: string,
  level: number,
  { ac, hp, bonus }: { readonly ac: number; readonly hp: number; readonly bonus: number },
  actions: readonly Action[],
): Creature {
  return referenceCreature({ name, side: 'party', ac, hp, save: bonus - 3, level, cr: null, actions });
}

interface ReferenceNumbers {
  readonly name: string;
  readonly side: Side;
  readonly ac: number;
  readonly hp: number;
  /** Modifier of every saving throw. */
  readonly save: number;
  readonly level: number | null;
  readonly cr: number | null;
  readonly actions: readonly Action[];
}

/** A creature in no more numbers than a plain fight needs. */
export function referenceCreature({ name, side, ac, hp, save, level, cr, actions }: ReferenceNumbers): Creature {
  return {
    ...plainCreature,
    ...{ name, kind: name, group: 0, side, rank: 'front', ac, maxHp: hp, hp, tempHp: 0, hitDice: null, initiative: 1 },
    saves: { str: save, dex: save, con: save, int: save, wis: save, cha: save },
    ...{ intelligence: null, speed: 30, cr, level, resist: [], immune: [], vulnerable: [], conditionImmune: [] },
    ...{ deathSaves: side === 'party', attackRolls: 'normal', savingThrows: 'normal' },
    ...{ legendaryActions: 0, legendaryResistance: 0, healing: 'on-down', attackDowned: false },
    targeting: side === 'party' ? 'lowest-hp' : 'random',
    actions,
  };
}

/** An attack action with one damage type. */
export function attack(bonus: number, amount: Dice, type: DamageType, more: Partial<AttackEffect> = {}): Action {
  return { ...plainAction, name: 'Attack', effect: { ...plainAttack, bonus, damage: damage(amount, type), ...more } };
}

function damage(amount: Dice, type: DamageType): DamagePart[] {
  return [{ dice: amount, type }];
}

export function dice(count: number, sides: number, bonus = 0): Dice {
  return { terms: count > 0 ? [{ count, sides }] : [], bonus };
}
