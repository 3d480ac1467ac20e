import { conditions, damageTypes } from '../../shared/model/vocabulary';
import type { Condition, DamageType } from '../../shared/model/vocabulary';
import { tokenize } from './tokenize';

/** What a line of resistances, immunities or vulnerabilities names. */
export interface Defenses {
  readonly types: readonly DamageType[];
  readonly conditions: readonly Condition[];
  /** The types that count only against some attacks, such as those that are not magical. */
  readonly limitedTypes: readonly DamageType[];
}

/**
 * Reads `cold, fire; bludgeoning, piercing, and slashing from nonmagical attacks`. A semicolon parts groups; what
 * stands behind `from` limits its group.
 */
export function readDefenses(text: string): Defenses {
  const types = new Set<DamageType>();
  const limited = new Set<DamageType>();
  const named = new Set<Condition>();
  for (const group of text.split(';')) {
    const words = tokenize(group).map((token) => token.text);
    const isLimited = words.some((word) => limitingWords.has(word));
    for (const word of words) {
      const type = damageTypes.find((candidate) => candidate === word);
      const condition = conditions.find((candidate) => candidate === word);
      if (type !== undefined) (isLimited ? limited : types).add(type);
      if (condition !== undefined) named.add(condition);
    }
  }
  return { types: [...types], conditions: [...named], limitedTypes: [...limited].filter((type) => !types.has(type)) };
}

const limitingWords = new Set(['from', 'nonmagical', 'non', 'while', 'except']);
