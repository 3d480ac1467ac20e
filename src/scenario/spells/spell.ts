import type { Action } from '../../shared/model/action';
import type { Ruleset } from '../../shared/model/vocabulary';

/** Who casts, in the figures spells depend on. */
export interface Caster {
  readonly ruleset: Ruleset;
  readonly dc: number;
  /** Of spell attack rolls. */
  readonly attackBonus: number;
  /** Of the spellcasting ability. */
  readonly modifier: number;
  /** Decides the dice of cantrips: SRD 5.1 and 5.2, at levels 5, 11 and 17. */
  readonly level: number;
}

/** What a spell does, made for its caster. Numbers only: SRD 5.1 and SRD 5.2, "Spells". */
export interface Spell {
  /** 0 for a cantrip. */
  readonly level: number;
  readonly cast: (caster: Caster) => Pick<Action, 'effect'> & Partial<Action>;
  /** True: cast once, it goes on for the whole fight (spiritual weapon), which is not shown as spending slots. */
  readonly isKeptUp?: boolean;
  /** What of it is simulated otherwise than it is printed. */
  readonly simplified?: string;
  /** Where only one of the rulesets has it as it is written here. */
  readonly only?: Ruleset;
}

export function cantripDice({ level }: Caster): number {
  return level >= 17 ? 4 : level >= 11 ? 3 : level >= 5 ? 2 : 1;
}

export function by2024<T>({ ruleset }: Pick<Caster, 'ruleset'>, value2014: T, value2024: T): T {
  return ruleset === '2014' ? value2014 : value2024;
}
