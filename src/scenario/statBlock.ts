import type { Action } from '../shared/model/action';
import type { Dice } from '../shared/model/dice';
import type { Creature, NotSimulated } from '../shared/model/scenario';
import type { plainCreature } from '../shared/model/plain';
import type { Ability, Condition, DamageType } from '../shared/model/vocabulary';

/** What a legendary creature has in its lair; null: as ever. */
export interface LairNumbers {
  readonly actions: number | null;
  readonly resistance: number | null;
}

/**
 * The statistics of a creature before it stands in a fight: everything of a {@link Creature} that does not depend on
 * its side, its tactics or how many of it there are. Bestiary, stat-block readers, ready-made characters and creatures
 * written out all produce this. Units and ranges are those of the scenario schema.
 */
export interface StatBlock extends Pick<Creature, keyof typeof plainCreature> {
  readonly name: string;
  readonly ac: number;
  readonly maxHp: number;
  /** Null when only the number is known. */
  readonly hitDice: Dice | null;
  /** Ability scores (not modifiers), those that are known. */
  readonly abilities: Readonly<Partial<Record<Ability, number>>>;
  /** Modifiers of the saving throws, proficiency included. */
  readonly saves: Readonly<Record<Ability, number>>;
  /** Modifier of the initiative roll. */
  readonly initiative: number;
  /** In feet per round: the fastest way it moves. */
  readonly speed: number;
  /** Challenge rating; null when unknown or a character. */
  readonly cr: number | null;
  /** Level of a character; null when unknown or a monster. */
  readonly level: number | null;
  /** Where it stands by default: `front` unless it fights from behind. */
  readonly rank: Creature['rank'];
  readonly resist: readonly DamageType[];
  readonly immune: readonly DamageType[];
  readonly vulnerable: readonly DamageType[];
  readonly conditionImmune: readonly Condition[];
  readonly attackRolls: Creature['attackRolls'];
  readonly savingThrows: Creature['savingThrows'];
  /** Legendary actions per round, 0 for none. */
  readonly legendaryActions: number;
  /** Uses of Legendary Resistance a day, 0 for none. */
  readonly legendaryResistance: number;
  /** Both numbers in its lair, where it has others there. */
  readonly lair?: LairNumbers;
  /** Steps of a multiattack are indices into this list. */
  readonly actions: readonly Action[];
  /** What the source says that the engine does not do, line by line; the creature's name is added on resolution. */
  readonly notSimulated: readonly Omit<NotSimulated, 'creature'>[];
}
