import { limits } from '../../shared/model/limits';
import type { Creature } from '../../shared/model/scenario';
import { damageTypes } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { parseDice, shorten } from '../dice';
import { suggest } from '../suggestion';
import type { TextProblem } from '../textProblem';
import { wholeText } from './values';

/** The short texts of what a creature is and does by itself. */
type Parsed<T> = Outcome<T, TextProblem>;
export type Feature = Partial<
  Pick<
    Creature,
    'packTactics' | 'magicResistance' | 'evasion' | 'regeneration' | 'bypassesFront' | 'flyby' | 'legendaryResistance'
  >
>;

const named: Readonly<Record<string, Feature>> = {
  'pack tactics': { packTactics: true },
  'magic resistance': { magicResistance: true },
  evasion: { evasion: true },
  fly: { bypassesFront: true },
  flight: { bypassesFront: true },
  flyby: { bypassesFront: true, flyby: true },
};
export const featureNames: readonly string[] = [...Object.keys(named), 'regeneration 10', 'legendary resistance 3'];

/** A trait the fight knows, such as `pack tactics` or `regeneration 10 (fire, acid)`; null for any other. */
export function knownTrait(text: string): Feature | null {
  const name = text.trim().toLowerCase();
  const flag = Object.hasOwn(named, name) ? named[name] : undefined;
  if (flag) return flag;
  const [, word, rest = ''] = /^(regeneration|legendary resistance)\s(.*)$/u.exec(name) ?? [];
  if (word === 'regeneration') {
    const read = parseRegeneration(rest);
    return read.ok ? { regeneration: read.value } : null;
  }
  const uses = word === undefined ? null : /^\(?(\d{1,2})(?: ?\/ ?day)?\)?$/u.exec(rest.trim());
  return uses && Number(uses[1]) <= 20 ? { legendaryResistance: Number(uses[1]) } : null;
}

/** `10`, `10 unless acid, fire`, `10 (acid, fire)`. */
export function parseRegeneration(text: string): Parsed<NonNullable<Creature['regeneration']>> {
  const match = /^\s*(\d{1,9})(?![\d])(.*)$/su.exec(text);
  const amount = Number(match?.[1]);
  const words = [...(match?.[2] ?? '').matchAll(/[a-z]+/giu)].filter(
    ([word]) => !/^(?:unless|and|or|stopped|by|damage)$/iu.test(word),
  );
  if (!match || amount < 1 || amount > limits.hitPoints) {
    const message = `"${shorten(text)}" is no regeneration; write hit points from 1 to ${limits.hitPoints}, and the damage that stops it, such as "10 unless acid, fire".`;
    return failure(wholeText(text, message));
  }
  const stoppedBy = damageTypes.filter((type) => words.some(([word]) => word.toLowerCase() === type));
  const unknown = words.find(([word]) => !damageTypes.some((type) => type === word.toLowerCase()));
  if (!unknown) return success({ amount, stoppedBy });
  const { hint, newText } = suggest(unknown[0], damageTypes);
  const start = text.length - (match[2] ?? '').length + unknown.index;
  const message = `"${shorten(unknown[0])}" is not a type of damage.${hint} Allowed: ${damageTypes.join(', ')}.`;
  return failure({ message, start, end: start + unknown[0].length, newText });
}

/** `flees below 50%`, `flees below 25% or side below 35%`. */
export function parseMorale(text: string): Parsed<NonNullable<Creature['morale']>> {
  const match =
    /^\s*(?:flees?\s+)?(side\s+)?below\s+(\d{1,3})\s?%(?:\s+(?:or|and)\s+(side\s+)?below\s+(\d{1,3})\s?%)?\s*$/iu.exec(
      text,
    );
  const [, firstSide, first, secondSide, second] = match ?? [];
  const numbers = [Number(first ?? 0), Number(second ?? 0)];
  const isTwice = second !== undefined && (firstSide === undefined) === (secondSide === undefined);
  if (!match || isTwice || numbers.some((value) => value > 100)) {
    const message = `"${shorten(text)}" is no morale; write "flees below 50%" (of its own hit points, 0 to 100%), "flees side below 35%", or both joined by "or".`;
    return failure(wholeText(text, message));
  }
  const [a = 0, b = 0] = numbers;
  return success(firstSide === undefined ? { own: a, side: b } : { own: b, side: a });
}

/** `5d10+2`: so many dice, each with the bonus. */
export function parseRestDice(text: string): Parsed<NonNullable<Creature['restDice']>> {
  const dice = parseDice(text);
  const [term, other] = dice.ok ? dice.value.terms : [];
  if (!dice.ok || !term || other || Math.abs(dice.value.bonus) > limits.modifier) {
    const message = `"${shorten(text)}" are no hit dice of a rest; write so many of one die and the bonus of each, such as 5d10+2.`;
    return failure(wholeText(text, message));
  }
  return success({ ...term, bonus: dice.value.bonus });
}
