import type { Action } from '../../shared/model/action';
import type { Lasting } from '../../shared/model/lasting';
import type { Creature, Pool } from '../../shared/model/scenario';
import type { Ability, Ruleset } from '../../shared/model/vocabulary';
import { abilityModifier } from '../abilityModifier';
import type { StatBlock } from '../statBlock';

/** What a class gives a ready-made character, levels 1 to 5. Values that differ by level are functions of the build. */
export interface CharacterClass {
  /** Sides of the hit die. */
  readonly hitDie: number;
  readonly saveProficiencies: readonly Ability[];
  /** The standard array (15, 14, 13, 12, 10, 8) with +2 to the main ability and +1 to another. */
  readonly scores: Readonly<Record<Ability, number>>;
  /** Ability Score Improvement at level 4: +1 to each of the two. */
  readonly improvements: readonly [Ability, Ability];
  readonly rank: Creature['rank'];
  /** In feet, where it is not 30. */
  readonly speed?: (build: Build) => number;
  readonly armorClass: (build: Build) => number;
  readonly actions: (build: Build) => readonly Action[];
  /** Spell slots and other stocks its actions draw on, none where it has none. */
  readonly pools?: (build: Build) => readonly Pool[];
  /** Always on it. */
  readonly lasting?: (build: Build) => readonly Lasting[];
  /** Which of Athletics (Strength) and Acrobatics (Dexterity) it is trained in: for the check against a grapple. */
  readonly escapes?: 'str' | 'dex';
  /** Features that are left out, or assumed to be used in a simple way. */
  readonly notSimulated: (build: Build) => StatBlock['notSimulated'];
}

/** A character of a class, level and ruleset: the figures its actions depend on. */
export class Build {
  constructor(
    readonly level: number,
    readonly ruleset: Ruleset,
    readonly scores: Readonly<Record<Ability, number>>,
  ) {}

  /** SRD 5.1 "Beyond 1st Level"; SRD 5.2 "Character Creation", Character Advancement. */
  get proficiency(): number {
    return this.level < 5 ? 2 : 3;
  }

  modifier(ability: Ability): number {
    return abilityModifier(this.scores[ability]);
  }

  attackBonus(ability: Ability): number {
    return this.modifier(ability) + this.proficiency;
  }

  saveDc(ability: Ability): number {
    return 8 + this.attackBonus(ability);
  }

  /** Attacks with one Attack action of a class with Extra Attack. */
  get attacks(): number {
    return this.level < 5 ? 1 : 2;
  }

  /** Dice of a cantrip. */
  get cantripDice(): number {
    return this.level < 5 ? 1 : 2;
  }

  by2024<T>(value2014: T, value2024: T): T {
    return this.ruleset === '2014' ? value2014 : value2024;
  }
}

/** What a feature that is left out is called, from which level it is there, and by which rules where not by both. */
export function leftOut(
  features: readonly (readonly [level: number, text: string, ruleset?: Ruleset])[],
  build: Build,
): StatBlock['notSimulated'] {
  return features
    .filter(([level, , ruleset = build.ruleset]) => level <= build.level && ruleset === build.ruleset)
    .map(([, text]) => ({ text, degree: 'not', reason: 'a class feature that is not simulated yet' }));
}

export function simplified(text: string, reason: string): StatBlock['notSimulated'][number] {
  return { text, degree: 'partly', reason };
}
