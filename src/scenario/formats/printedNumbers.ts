import { limits } from '../../shared/model/limits';
import type { Dice } from '../../shared/model/dice';
import { abilities } from '../../shared/model/vocabulary';
import type { Ability } from '../../shared/model/vocabulary';
import { find, map, optional, sequence, words } from '../statblock/phrase';
import { ability, dice, feet, integer, modifier } from '../statblock/quantityPhrases';
import { tokenize } from '../statblock/tokenize';

/** The first whole number of `17 (natural armor)`, or null. */
export function readLeadingNumber(text: string): number | null {
  const [first] = tokenize(text);
  return first?.kind === 'number' ? first.value : null;
}

const bracketedDice = map(sequence(words('('), dice, words(')')), ([, value]) => value);

/** `150 (20d10 + 40)`: hit points and, where they are printed, hit dice; null for anything out of range. */
export function readHitPoints(text: string): { readonly maxHp: number; readonly hitDice: Dice | null } | null {
  const maxHp = readLeadingNumber(text);
  if (maxHp === null || maxHp < 1 || maxHp > limits.hitPoints) return null;
  return { maxHp, hitDice: find(bracketedDice, tokenize(text))?.value ?? null };
}

/** `30 ft., fly 60 ft.`: every speed in feet. */
export function readSpeeds(text: string): readonly number[] {
  const tokens = tokenize(text);
  return tokens.flatMap((_, at) => feet(tokens, at)?.value ?? []);
}

/** Whether one of the speeds of `30 ft., fly 60 ft.` is for flying. */
export function readFlies(text: string): boolean {
  return find(sequence(words('fly'), optional(words('speed')), feet), tokenize(text)) !== null;
}

/** The first modifier of `+3 (13)`, or null. */
export function readModifier(text: string): number | null {
  const tokens = tokenize(text);
  return find(modifier, tokens)?.value ?? find(integer(0, limits.modifier), tokens)?.value ?? null;
}

const saveEntry = sequence(ability, modifier);

/** `Dex +5, Con +11`. */
export function readSaves(text: string): Readonly<Partial<Record<Ability, number>>> {
  const tokens = tokenize(text);
  const saves: Partial<Record<Ability, number>> = {};
  for (const at of tokens.keys()) {
    const match = saveEntry(tokens, at);
    if (match !== null) saves[match.value[0]] = match.value[1];
  }
  return saves;
}

const highestScore = 50;

/** Six scores in the order of the abilities, from 0 to 50; none of them when they are not six. */
export function readScores(scores: readonly (number | null)[]): Readonly<Partial<Record<Ability, number>>> {
  const read: Partial<Record<Ability, number>> = {};
  if (scores.length !== abilities.length) return read;
  for (const [index, name] of abilities.entries()) {
    const score = scores[index] ?? null;
    if (score !== null && score >= 0 && score <= highestScore) read[name] = score;
  }
  return read;
}

/** `1/4 (50 XP)`, `10 (XP 5,900)`, `0.125`: 0 to 30, or null. */
export function readChallengeRating(text: string): number | null {
  const { whole, part } = /^\s*(?<whole>\d{1,2}(?:\.\d{1,3})?)(?:\s*\/\s*(?<part>[248]))?/u.exec(text)?.groups ?? {};
  if (whole === undefined) return null;
  const rating = Number(whole) / Number(part ?? 1);
  return rating <= 30 ? rating : null;
}
