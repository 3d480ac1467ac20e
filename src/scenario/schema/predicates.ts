import { predicateSubjects, type Predicate } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import { suggest } from '../suggestion';
import type { TextProblem } from '../textProblem';

/** Conditions of which all must hold. */
type Conjunction = readonly Predicate[];

const maxPredicates = 10;
const example = `write such as "self.hp < 50%" or "ally.down and targets >= 3", of ${predicateSubjects.join(', ')}`;
const one =
  /^\s*(?<not>not\s+)?(?<subject>[a-z]+(?:\.[a-z]+)?%?)\s*(?:(?<comparison><=|>=|==|=|<|>|≤|≥)\s*(?<value>\d{1,6})\s*(?<percent>%)?)?\s*$/iu;
/** Subjects that say something by themselves: at least 1. */
const bare: readonly Predicate['subject'][] = ['ally.down', 'uses', 'slots', 'concentrating'];

/**
 * Reads `self.hp < 50%`, `ally.down`, `targets >= 3 and round > 1 or not concentrating`: alternatives, in each of which
 * all must hold. `and` binds before `or`; a bare subject means at least 1.
 */
export function parsePredicates(text: string): Outcome<readonly Conjunction[], TextProblem> {
  const alternatives: Predicate[][] = [];
  let start = 0;
  for (const alternative of text.split(/\bor\b|\|\|?/iu)) {
    start = text.indexOf(alternative, start);
    const parts = readAll(alternative, start);
    if (!parts.ok) return parts;
    alternatives.push(parts.value);
    start += alternative.length;
  }
  if (alternatives.every(({ length }) => length <= maxPredicates) && alternatives.length <= maxPredicates) {
    return success(alternatives);
  }
  return failure({ message: `At most ${maxPredicates} conditions may be given.`, start: 0, end: text.length });
}

/** What must hold for an action: no alternatives, because an action is only one. */
export function parseConjunction(text: string): Outcome<Conjunction, TextProblem> {
  const read = parsePredicates(text);
  if (!read.ok) return read;
  const [first = [], second] = read.value;
  if (!second) return success(first);
  const message = '"or" is not allowed here: write a priority list under "tactics", with a line for each case.';
  return failure({ message, start: 0, end: text.length });
}

function readAll(text: string, offset: number): Outcome<Predicate[], TextProblem> {
  const read: Predicate[] = [];
  let start = 0;
  for (const part of text.split(/\band\b|,|&&?/iu)) {
    start = text.indexOf(part, start);
    const predicate = readOne(part);
    if (!predicate) {
      const from = start + (part.length - part.trimStart().length);
      const end = Math.max(start + part.trimEnd().length, from);
      return failure({ message: problemOf(part.trim()), start: offset + from, end: offset + end });
    }
    read.push(predicate);
    start += part.length;
  }
  return success(read);
}

function problemOf(part: string): string {
  const subject = /^(?:not\s+)?([a-z.]+%?)/iu.exec(part)?.[1] ?? '';
  const isKnown = predicateSubjects.some((candidate) => candidate === subject.toLowerCase());
  const { hint } = isKnown ? { hint: '' } : suggest(subject, predicateSubjects);
  return `"${shorten(part)}" is not understood.${hint} Instead ${example}.`;
}

function readOne(text: string): Predicate | null {
  const groups = one.exec(text)?.groups;
  if (!groups) return null;
  let name = (groups['subject'] ?? '').toLowerCase();
  if (name === 'enemy.count' || name === 'enemies.count') name = 'enemies';
  if (groups['percent'] !== undefined && !name.endsWith('%')) name += '%';
  const subject = predicateSubjects.find((candidate) => candidate === name);
  const value = groups['value'] === undefined ? 1 : Number(groups['value']);
  const isBare = groups['comparison'] === undefined;
  const isNegated = groups['not'] !== undefined;
  // A bare `self.hp` would say nothing; "not" is for what is or is not there.
  if (!subject || (isBare ? !bare.includes(subject) : isNegated) || value > limits.hitPoints) return null;
  if (isNegated) return { subject, comparison: '=', value: 0 };
  return { subject, comparison: comparisonOf(groups['comparison'] ?? '>='), value };
}

function comparisonOf(text: string): Predicate['comparison'] {
  switch (text) {
    case '<':
    case '>':
    case '<=':
      return text;
    case '≤':
      return '<=';
    case '=':
    case '==':
      return '=';
    default:
      return '>=';
  }
}
