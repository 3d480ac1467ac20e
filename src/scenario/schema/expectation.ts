import { limits } from '../../shared/model/limits';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import type { TextProblem } from '../textProblem';

/** What a line of `expect:` measures. `creature` names one by its name in the fight, or all of its kind. */
export type ExpectationSubject =
  | { readonly kind: 'party-wins' | 'monsters-win' | 'undecided' | 'tpk' | 'someone-drops' | 'someone-dies' | 'rounds' }
  | { readonly kind: 'drops' | 'dies'; readonly creature: string; readonly start: number; readonly end: number };

/** A line of `expect:`: what is measured lies between two bounds (shares from 0 to 1, or rounds). */
export interface Expectation {
  readonly subject: ExpectationSubject;
  /** `low <= x <= high`, or `<` where the bound is exclusive; infinite where there is none. */
  readonly low: number;
  readonly high: number;
  readonly isLowExclusive: boolean;
  readonly isHighExclusive: boolean;
}

const phrases = {
  'party wins': 'party-wins',
  'party win': 'party-wins',
  'monsters win': 'monsters-win',
  'monsters wins': 'monsters-win',
  undecided: 'undecided',
  tpk: 'tpk',
  'someone drops': 'someone-drops',
  'someone dies': 'someone-dies',
  rounds: 'rounds',
} as const;

const example =
  'write such as "party wins >= 85%", "someone dies <= 10%", "Mira drops < 30%" or "rounds between 3 and 6"';
const number = String.raw`(\d{1,7}(?:\.\d{1,6})?(?:\s*%)?)`;
const compared = new RegExp(String.raw`^(.*?)\s*(<=|>=|<|>|=|≤|≥)\s*${number}\s*$`, 'dsu');
const between = new RegExp(String.raw`^(.*?)\s+between\s+${number}\s+and\s+${number}\s*$`, 'disu');

/** Reads `party wins >= 85%`, `someone dies <= 10%`, `rounds between 3 and 6`. */
export function parseExpectation(text: string): Outcome<Expectation, TextProblem> {
  const comparison = compared.exec(text);
  const span = comparison ? null : between.exec(text);
  const match = comparison ?? span;
  const start = text.trim() === '' ? 0 : text.length - text.trimStart().length;
  const problem = (message: string, from = start, to = text.trimEnd().length): Outcome<Expectation, TextProblem> =>
    failure({ message, start: from, end: to });
  if (!match) return problem(`"${shorten(text.trim())}" is not understood; ${example}.`);

  const head = (match[1] ?? '').trim();
  const subject = readSubject(head, start);
  if (!subject)
    return problem(`"${shorten(head)}" is nothing that is measured; ${example}.`, start, start + head.length);
  const isRounds = subject.kind === 'rounds';
  const most = isRounds ? limits.rounds : 100;
  const values: number[] = [];
  for (const group of span ? [2, 3] : [3]) {
    const figure = match[group] ?? '';
    const value = Number.parseFloat(figure);
    const [from = start, to = text.length] = match.indices?.[group] ?? [];
    const advice = isRounds ? `rounds are a number up to ${most}, such as 4` : 'a chance is from 0% to 100%';
    if (value > most) return problem(`${figure} is too much; ${advice}.`, from, to);
    if (figure.endsWith('%') === isRounds) {
      const message = isRounds ? `${figure} has a % too many; ${advice}.` : `${figure} needs a %; ${advice}.`;
      return failure({ message, start: from, end: to, newText: isRounds ? String(value) : `${figure}%` });
    }
    values.push(isRounds ? value : value / 100);
  }
  const [first = 0, second = first] = values;
  if (second < first) return problem('The first bound is larger than the second.');
  return success({ subject, ...boundsOf(comparison?.[2], first, second) });
}

function readSubject(head: string, start: number): ExpectationSubject | null {
  const phrase = head.toLowerCase().replaceAll(/\s+/gu, ' ');
  if (Object.hasOwn(phrases, phrase)) return { kind: phrases[phrase as keyof typeof phrases] };
  const match = /^(.+?)\s+(drops?|dies?)$/isu.exec(head);
  const creature = match?.[1];
  if (creature === undefined) return null;
  const kind = match?.[2]?.toLowerCase().startsWith('dr') ? 'drops' : 'dies';
  return { kind, creature, start, end: start + creature.length };
}

function boundsOf(comparison: string | undefined, first: number, second: number): Omit<Expectation, 'subject'> {
  const inclusive = { isLowExclusive: false, isHighExclusive: false };
  switch (comparison) {
    case '>=':
    case '≥':
      return { low: first, high: Infinity, ...inclusive };
    case '>':
      return { low: first, high: Infinity, ...inclusive, isLowExclusive: true };
    case '<=':
    case '≤':
      return { low: -Infinity, high: first, ...inclusive };
    case '<':
      return { low: -Infinity, high: first, ...inclusive, isHighExclusive: true };
    default:
      return { low: first, high: second, ...inclusive };
  }
}
