import { limits } from '../../shared/model/limits';
import type { Lasting, Rider } from '../../shared/model/lasting';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import { forRounds } from '../lastingEffects';
import type { TextProblem } from '../textProblem';
import { abilityOf, parseSave } from './actionPhrases';
import { Scanner } from './scanner';
import { wholeText } from './values';

/** What brings a lasting effect to an end, and what it takes for it to come: parts of "poisoned until save con 13". */
export interface Clauses extends Partial<Pick<Lasting, 'ends' | 'save' | 'escape' | 'endsOnDamage' | 'endsOnAttack'>> {
  /** The saving throw against it. */
  readonly failed?: Rider['save'];
  readonly on?: Rider['on'];
  readonly to?: Rider['to'];
}

type Reader = (scanner: Scanner) => Outcome<Clauses, TextProblem> | null;

const separators = /(?:[\s,;]|and\b|\+)*/iuy;
const turnPattern =
  /(?:until\s+)?(?:the\s+)?(start|beginning|end)\s+of\s+(?:the\s+)?(your|its|their|target(?:['’]?s)?|bearer(?:['’]?s)?|source(?:['’]?s)?|attacker(?:['’]?s)?)\s+(?:next\s+)?turn\b/iuy;
const timePattern = /(?:for\s+)?(\d{1,6}|an?|one)\s*(rounds?|turns?|minutes?|hours?)\b/iuy;
const savePattern =
  /(?:until\s+)?(?:a\s+)?sav(?:e|ing\s+throw)\s+([a-z]+)\s+(?:dc\s*)?(\d{1,6})(?:\s+(?:at\s+)?(?:the\s+)?(start|end)\s+of\s+(?:(?:its|their)\s+)?turns?\b|\s+(?:on|when)\s+damaged?\b)?/iuy;
const failedPattern = /on\s+(?:a\s+)?failed\s+(?:save\s+)?([a-z]+)\s+(?:dc\s*)?(\d{1,6})/iuy;
const escapePattern = /(?:until\s+)?escaped?\s*(?:dc\s*)?(\d{1,6})/iuy;
const attackPattern = /until\s+(?:it|they|you)\s+attacks?\b/iuy;
const damagePattern = /until\s+(?:(?:it|they|you)\s+takes?\s+damage|(?:it\s+is\s+)?(?:damaged|hurt))\b/iuy;
const criticalPattern = /on\s+(?:a\s+)?crit(?:ical)?(?:\s+hit)?\b/iuy;
const selfPattern = /to\s+(?:it|your)?self\b/iuy;

const readers: readonly Reader[] = [
  ends,
  save,
  (scanner) => failedSave(scanner),
  (scanner) => {
    const match = scanner.take(escapePattern);
    return match && withDc(scanner, match, match[1] ?? '', (dc) => ({ escape: dc }));
  },
  (scanner) => scanner.take(attackPattern) && success({ endsOnAttack: true }),
  (scanner) => scanner.take(damagePattern) && success({ endsOnDamage: true }),
  (scanner) => scanner.take(criticalPattern) && success({ on: 'critical' }),
  (scanner) => scanner.take(selfPattern) && success({ to: 'self' }),
];

export const clauseExamples =
  'until save con 13 end of turn, until end of your next turn, 10 rounds, 1 minute, escape dc 14, until it attacks, on failed con 13, on a critical hit';

/** Moves to the next word. */
export function skipSeparators(scanner: Scanner): void {
  scanner.take(separators);
}

/** The next clause; null when there is none at the position of the scanner. */
export function readClause(scanner: Scanner): Outcome<Clauses, TextProblem> | null {
  for (const reader of readers) {
    const read = reader(scanner);
    if (read) return read;
  }
  return null;
}

/** `end of your next turn`, `start of target's turn`, `10 rounds`, `1 minute`. */
export function parseEnds(text: string): Outcome<Lasting['ends'], TextProblem> {
  const read = readWhole(text, ends);
  if (!read) {
    const message = `"${shorten(text)}" is not an end; write such as "end of your next turn", "start of target's turn", "10 rounds" or "1 minute".`;
    return failure(wholeText(text, message));
  }
  return read.ok ? success(read.value.ends ?? null) : read;
}

/** `con 13 end of turn`, `wis 15 start of turn`, `con 10 on damage`; at the end of a turn where it does not say. */
export function parseRepeatedSave(text: string): Outcome<Lasting['save'], TextProblem> {
  const read = readWhole(`save ${text.trimStart()}`, save);
  if (read?.ok) return success(read.value.save ?? null);
  const message = `"${shorten(text)}" is not a saving throw that ends something; write an ability, a DC from 1 to ${limits.modifier} and when, such as "con 13 end of turn", "wis 15 start of turn" or "con 10 on damage".`;
  return failure(wholeText(text, message));
}

function readWhole(text: string, reader: Reader): ReturnType<Reader> {
  const scanner = new Scanner(text);
  skipSeparators(scanner);
  const read = reader(scanner);
  skipSeparators(scanner);
  return scanner.isAtEnd ? read : null;
}

function ends(scanner: Scanner): ReturnType<Reader> {
  const turn = scanner.take(turnPattern);
  if (turn) {
    const isSource = /^(?:your|source|attacker)/iu.test(turn[2] ?? '');
    const at = turn[1]?.toLowerCase() === 'end' ? 'end' : 'start';
    return success({ ends: { at, of: isSource ? 'source' : 'bearer', turns: 1 } });
  }
  const time = scanner.take(timePattern);
  if (!time) return null;
  const count = /^\d/u.test(time[1] ?? '') ? Number(time[1]) : 1;
  const unit = (time[2] ?? '').toLowerCase();
  const turns = count * (unit.startsWith('hour') ? 600 : unit.startsWith('minute') ? 10 : 1);
  if (turns < 1) return failure(problemAt(scanner, time, 'It must last at least 1 round.'));
  // No fight is as long: it lasts as long as the fight.
  return success({ ends: turns > limits.turns ? null : forRounds(turns) });
}

function save(scanner: Scanner): ReturnType<Reader> {
  const match = scanner.take(savePattern);
  if (!match) return null;
  const [whole, word = '', number = ''] = match;
  const edge = match[3]?.toLowerCase();
  const ability = abilityOf(word);
  if (!ability) return failure(problemAt(scanner, match, noAbility(word)));
  const at = edge === 'start' || edge === 'end' ? edge : /damaged?$/iu.test(whole) ? 'damage' : 'end';
  return withDc(scanner, match, number, (dc) => ({ save: { ability, dc, at } }));
}

function failedSave(scanner: Scanner): ReturnType<Reader> {
  const match = scanner.take(failedPattern);
  if (!match) return null;
  const read = parseSave(`${match[1]} ${match[2]}`);
  if (!read.ok) return failure(problemAt(scanner, match, read.error.message));
  const { ability, dc } = read.value;
  return success({ failed: { ability, dc, onSuccess: 'none' } });
}

function withDc(
  scanner: Scanner,
  match: RegExpExecArray,
  number: string,
  clauses: (dc: number) => Clauses,
): Outcome<Clauses, TextProblem> {
  const dc = Number(number);
  if (dc >= 1 && dc <= limits.modifier) return success(clauses(dc));
  return failure(problemAt(scanner, match, `The DC must be from 1 to ${limits.modifier}; this is ${shorten(number)}.`));
}

function noAbility(word: string): string {
  return `"${shorten(word)}" is not an ability; write str, dex, con, int, wis or cha.`;
}

function problemAt(scanner: Scanner, match: RegExpExecArray, message: string): TextProblem {
  return { message, start: match.index, end: scanner.position };
}
