import { limits } from '../../shared/model/limits';
import type { DamagePart, Dice } from '../../shared/model/dice';
import { abilities, damageTypes } from '../../shared/model/vocabulary';
import type { Ability, DamageType } from '../../shared/model/vocabulary';
import { parseDice } from '../dice';
import { anyOf, map, notBefore, oneOf, optional, repeated, separated, sequence, token, words } from './phrase';
import type { Phrase } from './phrase';

const countWords = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten'] as const;

const abilityNames: Readonly<Record<Ability, string>> = {
  str: 'strength',
  dex: 'dexterity',
  con: 'constitution',
  int: 'intelligence',
  wis: 'wisdom',
  cha: 'charisma',
};

/** A whole number in digits, from `min` to `max`. */
export function integer(min: number, max: number): Phrase<number> {
  return map(
    token(({ kind, value }) => kind === 'number' && value >= min && value <= max),
    ({ value }) => value,
  );
}

/** `two`, `2`, `a`: 1 to 20. */
export const count: Phrase<number> = oneOf(
  map(anyOf(...countWords), (word) => countWords.indexOf(word) + 1),
  map(anyOf('a', 'an'), () => 1),
  integer(1, 20),
);

const sign = map(anyOf('+', '-'), (text) => (text === '+' ? 1 : -1));

/** `+4`, `-1`, `+ 15`: a modifier. */
export const modifier: Phrase<number> = map(
  sequence(sign, integer(0, limits.modifier)),
  ([factor, value]) => factor * value,
);

/** `strength`, `str`. */
export const ability: Phrase<Ability> = oneOf(
  ...abilities.map((short) => map(anyOf(abilityNames[short], short), () => short)),
);

const footWord = oneOf<unknown>(words('feet'), words('foot'), sequence(words('ft'), optional(words('.'))));

/** `5 ft.`, `60 feet`, `60-foot`. */
export const feet: Phrase<number> = map(
  sequence(integer(0, limits.feet), optional(words('-')), footWord),
  ([value]) => value,
);

/** `80/320 ft.`, `150 ft.`: normal and long range. */
export const rangeFeet: Phrase<{ readonly normal: number; readonly long: number | null }> = map(
  sequence(integer(0, limits.feet), optional(sequence(words('/'), integer(0, limits.feet))), footWord),
  ([normal, long]) => ({ normal, long: long === null ? null : long[1] }),
);

/** `2d6 + 3`, `1d4 + 1d6 - 1`, `5`. */
export const dice: Phrase<Dice> = (tokens, at) => {
  const found = tokens[at];
  if (found === undefined || (found.kind !== 'dice' && found.kind !== 'number')) return null;
  const read = parseDice(found.kind === 'dice' ? found.text : String(found.value));
  return read.ok ? { value: read.value, next: at + 1 } : null;
};

/** Dice and the average printed before them, where there is one. */
export interface Amount {
  readonly dice: Dice;
  readonly printedAverage: number | null;
}

/** `7 (1d8 + 3)`, `1d8 + 3`, `7`. */
export const amount: Phrase<Amount> = oneOf<Amount>(
  map(sequence(integer(0, limits.flatBonus), words('('), dice, words(')')), ([printedAverage, , value]) => ({
    dice: value,
    printedAverage,
  })),
  map(dice, (value) => ({ dice: value, printedAverage: null })),
);

const damageType = anyOf(...damageTypes);

/** `slashing`, `bludgeoning, piercing, or slashing`: the first counts. */
const damageTypeChoice: Phrase<DamageType> = map(
  separated(damageType, oneOf(words(', or'), words('or'), words(','))),
  ([first = 'bludgeoning']) => first,
);

const damagePart = map(
  sequence(amount, optional(words('magical')), damageTypeChoice, optional(words('damage'))),
  ([{ dice: rolled, printedAverage }, , type]) => ({ part: { dice: rolled, type }, printedAverage }),
);

export interface PrintedDamage {
  readonly parts: readonly DamagePart[];
  /** Beside each part, the average the text prints for it. */
  readonly printedAverages: readonly (number | null)[];
}

const further = map(
  sequence(optional(words(',')), anyOf('plus', 'and'), notBefore(damagePart, anyOf('if', 'when', 'while'))),
  ([, , part]) => part,
);

/** `7 (1d8 + 3) slashing damage plus 3 (1d6) fire damage`; what is dealt only `if` something holds is left out. */
export const damage: Phrase<PrintedDamage> = map(repeated(damagePart, further), (parts) => ({
  parts: parts.slice(0, limits.damageParts).map(({ part }) => part),
  printedAverages: parts.slice(0, limits.damageParts).map(({ printedAverage }) => printedAverage),
}));
