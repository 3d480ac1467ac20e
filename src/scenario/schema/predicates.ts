import { predicateSubjects, type Predicate } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import type { TextProblem } from '../textProblem';

/** What must hold for an action to be taken, and the parts of it that are allowed but not simulated yet. */
export interface Predicates {
  readonly when: readonly Predicate[];
  readonly notSimulated: readonly string[];
}

const later = ['uses', 'slots', 'concentrating'];
const example = `write such as "self.hp < 50%" or "ally.down and targets >= 3", of ${[...predicateSubjects, ...later].join(', ')}`;
const one =
  /^\s*(?<subject>[a-z]+(?:\.[a-z]+)?%?)\s*(?:(?<comparison><=|>=|==|=|<|>|≤|≥)\s*(?<value>\d{1,6})\s*(?<percent>%)?)?\s*$/iu;

/** Reads `self.hp < 50%`, `ally.down`, `targets >= 3 and round > 1`. All parts must hold; a bare subject means at least 1. */
export function parsePredicates(text: string): Outcome<Predicates, TextProblem> {
  const when: Predicate[] = [];
  const notSimulated: string[] = [];
  let start = 0;
  for (const part of text.split(/\band\b|,|&&?/iu)) {
    start = text.indexOf(part, start);
    const read = readOne(part);
    if (read === null) {
      const from = start + (part.length - part.trimStart().length);
      const message = `"${shorten(part.trim())}" is not understood; ${example}.`;
      return failure({ message, start: from, end: Math.max(start + part.trimEnd().length, from) });
    }
    if (typeof read === 'string') notSimulated.push(read);
    else when.push(read);
    start += part.length;
  }
  if (when.length > 10) return failure({ message: 'At most 10 conditions may be given.', start: 0, end: text.length });
  return success({ when, notSimulated });
}

function readOne(text: string): Predicate | string | null {
  const groups = one.exec(text)?.groups;
  if (!groups) return null;
  let name = (groups['subject'] ?? '').toLowerCase();
  if (later.includes(name)) return text.trim();
  if (name === 'enemy.count' || name === 'enemies.count') name = 'enemies';
  if (groups['percent'] !== undefined && !name.endsWith('%')) name += '%';
  const subject = predicateSubjects.find((candidate) => candidate === name);
  const value = groups['value'] === undefined ? 1 : Number(groups['value']);
  // A bare `self.hp` would say nothing.
  if (!subject || (groups['comparison'] === undefined && subject !== 'ally.down') || value > limits.hitPoints)
    return null;
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
