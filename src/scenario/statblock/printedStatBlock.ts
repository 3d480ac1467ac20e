import type { Dice } from '../../shared/model/dice';
import type { Ability, ActionSlot } from '../../shared/model/vocabulary';

/** A heading and the sentences under it. */
export interface PrintedEntry {
  readonly title: string;
  readonly text: string;
}

/** A stat block as a format holds it: its numbers read, its prose not yet. Every reader of a format produces this. */
export interface PrintedStatBlock {
  readonly name: string;
  readonly ac: number;
  readonly maxHp: number;
  readonly hitDice: Dice | null;
  /** Scores, those that are known. */
  readonly abilities: Readonly<Partial<Record<Ability, number>>>;
  /** Modifiers, those that are printed; the others follow from the scores. */
  readonly saves: Readonly<Partial<Record<Ability, number>>>;
  /** Modifier; null where it follows from dexterity. */
  readonly initiative: number | null;
  /** In feet, every way it moves. */
  readonly speeds: readonly number[];
  readonly flies: boolean;
  /** Line as printed: `Athletics +7, Perception +3`. */
  readonly skills: string;
  readonly cr: number | null;
  /** Lines as printed: `cold; bludgeoning from nonmagical attacks`. */
  readonly resist: string;
  readonly immune: string;
  readonly vulnerable: string;
  readonly conditionImmune: string;
  readonly traits: readonly PrintedEntry[];
  /** What stands above its legendary actions: `Legendary Action Uses: 3 (4 in Lair)`. */
  readonly legendaryIntro?: string;
  readonly actions: Readonly<Record<Exclude<ActionSlot, 'free'>, readonly PrintedEntry[]>>;
}
