import { type Action, type SaveEffect } from '../../shared/model/action';
import { type DamagePart, type Dice } from '../../shared/model/dice';
import { limits } from '../../shared/model/limits';
import { abilities, conditions, usePeriods, type UsePeriod } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { parseDamage } from '../damage';
import { parseDice, shorten } from '../dice';
import { area } from '../statblock/areaPhrase';
import { tokenize } from '../statblock/tokenize';
import { suggest } from '../suggestion';
import type { TextProblem } from '../textProblem';
import { wholeText } from './values';

/** The short texts that the keys of an action take. */
type Parsed<T> = Outcome<T, TextProblem>;

const abilityNames: Readonly<Record<string, (typeof abilities)[number]>> = {
  strength: 'str',
  dexterity: 'dex',
  constitution: 'con',
  intelligence: 'int',
  wisdom: 'wis',
  charisma: 'cha',
};

/** `dex 15 half`, `dex 15 none`, `dex 15`. Without the last word a success takes nothing. */
export function parseSave(text: string): Parsed<Pick<SaveEffect, 'ability' | 'dc' | 'onSuccess'>> {
  const match = /^\s*([a-z]+)\s+(?:dc\s*)?(\d+)(?:\s+(half|none))?\s*$/iu.exec(text);
  const word = (match?.[1] ?? '').toLowerCase();
  const ability =
    abilities.find((candidate) => candidate === word) ??
    (Object.hasOwn(abilityNames, word) ? abilityNames[word] : undefined);
  const dc = Number(match?.[2]);
  if (!match || !ability) {
    const message = `"${shorten(text)}" is not a saving throw; write an ability and a DC, such as "dex 15 half" or "con 13 none".`;
    return failure(wholeText(text, message));
  }
  if (dc < 1 || dc > limits.modifier) {
    return failure(wholeText(text, `The DC must be from 1 to ${limits.modifier}; this is ${shorten(match[2] ?? '')}.`));
  }
  return success({ ability, dc, onSuccess: match[3]?.toLowerCase() === 'half' ? 'half' : 'none' });
}

/** `20-foot sphere`, `60-foot-long, 5-foot-wide line`. */
export function parseArea(text: string): Parsed<NonNullable<SaveEffect['area']>> {
  const tokens = tokenize(text);
  const match = area(tokens, 0);
  if (match?.next === tokens.length) return success(match.value);
  const message = `"${shorten(text)}" is not an area; write a size up to ${limits.feet} feet and a shape, such as "20-foot sphere", "15-foot cone" or "60-foot line".`;
  return failure(wholeText(text, message));
}

/** `120`, `80/320`, `80/320 ft`: normal and long range in feet. */
export function parseRange(text: string): Parsed<{ range: number; longRange: number | null }> {
  const match = /^\s*(\d{1,6})(?:\s*\/\s*(\d{1,6}))?\s*(?:ft\.?|feet)?\s*$/iu.exec(text);
  const range = Number(match?.[1]);
  const longRange = match?.[2] === undefined ? null : Number(match[2]);
  if (!match || range > limits.feet || (longRange ?? 0) > limits.feet) {
    const message = `"${shorten(text)}" is not a range; write feet up to ${limits.feet}, such as 60, or normal and long range, such as 80/320.`;
    return failure(wholeText(text, message));
  }
  if (longRange !== null && longRange < range) {
    return failure(wholeText(text, `The long range (${longRange}) is shorter than the normal range (${range}).`));
  }
  return success({ range, longRange });
}

/** `30`, `30 ft.`: a distance in feet. */
export function parseFeet(text: string): Parsed<number> {
  const match = /^\s*(\d{1,6})\s*(?:ft\.?|feet)?\s*$/iu.exec(text);
  const feet = Number(match?.[1]);
  if (match && feet <= limits.feet) return success(feet);
  return failure(
    wholeText(text, `"${shorten(text)}" is not a distance; write feet from 0 to ${limits.feet}, such as 30.`),
  );
}

/** `1d8+3 self`, `2d4+2 ally`: an ally unless it says self. */
export function parseHealing(text: string): Parsed<{ amount: Dice; who: 'self' | 'ally' }> {
  const match = /(?<!\s)\s+(?:(?:to|an?)\s+){0,2}(self|ally|allies)\s*$/iu.exec(text);
  const dice = parseDice(text.slice(0, match?.index));
  if (dice.ok) return success({ amount: dice.value, who: match?.[1]?.toLowerCase() === 'self' ? 'self' : 'ally' });
  const message = `${dice.error.message} Healing is dice and whom they heal, such as "1d8+3 self" or "1d8+3 ally".`;
  return failure({ ...dice.error, message });
}

/** `2d6 piercing once a turn`, `1d6 fire`. */
export function parseExtra(text: string): Parsed<{ damage: readonly DamagePart[]; isOncePerTurn: boolean }> {
  const match = /(?<!\s)\s+(?:once|1)\s*(?:a|per|each|\/)\s*(?:of its turns|turn)\s*$/iu.exec(text);
  const damage = parseDamage(match ? text.slice(0, match.index) : text);
  if (damage.ok) return success({ damage: damage.value, isOncePerTurn: match !== null });
  return failure({ ...damage.error, message: `${damage.error.message} Extra damage may end with "once a turn".` });
}

const periodNames: Readonly<Record<string, UsePeriod>> = {
  fight: 'fight',
  encounter: 'fight',
  day: 'day',
  rest: 'short rest',
  'short rest': 'short rest',
  'long rest': 'long rest',
};

/** `2/day`, `1/short rest`; a number alone is a day's. */
export function parseUses(text: string): Parsed<Extract<Action['limit'], { kind: 'uses' }>> {
  // Single spaces first: a pattern in which several gaps may share the same spaces takes minutes on many of them.
  const match = /^(\d+) ?(?:(?:\/|per|a) ?([a-z]+(?: [a-z]+)*))?$/iu.exec(text.trim().replaceAll(/\s+/gu, ' '));
  const uses = Number(match?.[1]);
  const word = match?.[2]?.toLowerCase() ?? 'day';
  const per = Object.hasOwn(periodNames, word) ? periodNames[word] : undefined;
  if (!match || !per || uses < 1 || uses > limits.uses) {
    const message = `"${shorten(text)}" is not a number of uses; write 1 to ${limits.uses} and how often they come back: ${usePeriods.map((period) => `2/${period}`).join(', ')}.`;
    return failure(wholeText(text, message));
  }
  return success({ kind: 'uses', uses, per });
}

/** `5-6` or `6`: the rolls of a d6 that bring it back. */
export function parseRecharge(text: string): Parsed<Extract<Action['limit'], { kind: 'recharge' }>> {
  const match = /^\s*([2-6])\s*(?:[-–]\s*6)?\s*$/u.exec(text);
  const isRange = /[-–]/u.test(text);
  if (match && (isRange || match[1] === '6')) return success({ kind: 'recharge', lowest: Number(match[1]) });
  const message = `"${shorten(text)}" is not a recharge; write the rolls of a d6 that bring it back, from 2-6 to 6, such as 5-6.`;
  return failure(wholeText(text, message));
}

/** `poisoned until save con 13 end of turn`: checked by its first word only, as conditions are not simulated. */
export function parseCondition(text: string): Parsed<string> {
  const start = text.length - text.trimStart().length;
  const word = /^[a-z]*/iu.exec(text.slice(start))?.[0].toLowerCase() ?? '';
  if (conditions.some((condition) => condition === word)) return success(text.trim());
  const { hint, newText } = suggest(word, conditions);
  const message = `"${shorten(word || text)}" is not a condition.${hint} Allowed: ${conditions.join(', ')}.`;
  return failure(word === '' ? wholeText(text, message) : { message, start, end: start + word.length, newText });
}
