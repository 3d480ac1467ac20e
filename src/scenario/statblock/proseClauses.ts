import { conditions } from '../../shared/model/vocabulary';
import { anyOf, find, sequence } from './phrase';
import { amount } from './quantityPhrases';
import { savingThrow } from './savePhrase';
import { sentences } from './sentences';
import type { TokenRange } from './sentences';
import type { Token } from './tokenize';

/** A piece of a sentence that is not simulated, or of which only a part is. */
export interface ProseClause {
  readonly text: string;
  /** Offsets into the sentence: [start, end). */
  readonly start: number;
  readonly end: number;
  readonly degree: 'partly' | 'not';
  /** Why, for the reader: a short phrase without a full stop. */
  readonly reason: string;
}

// Ends of sentences that add nothing to what was read of them.
const idle = anyOf(
  'ending the',
  'which ends',
  'by webbing',
  'by the webbing',
  'by it',
  'bursting the webbing',
  'escaping from the webbing',
  'if it is a large or smaller',
  'if it is a medium or smaller',
  'if the target is a large or smaller',
  'if the target is a creature',
  'on a success',
  'only',
);
const condition = anyOf(...conditions);
const otherDamage = sequence(anyOf('or', 'instead'), amount);

/**
 * What the grammar did not read: sentences without any part that was read ("not"), and what follows the last part
 * read in a sentence ("partly"). What stands before a part read is wording: whose jaws, which colour the flames have.
 */
export function unreadClauses(
  text: string,
  tokens: readonly Token[],
  read: readonly TokenRange[],
): readonly ProseClause[] {
  const clauses: ProseClause[] = [];
  const first = Math.min(...read.map(({ from }) => from));
  for (const sentence of sentences(tokens)) {
    if (sentence.to <= first) continue;
    const parts = read.filter(({ from, to }) => from < sentence.to && to > sentence.from);
    const from = parts.length === 0 ? sentence.from : Math.max(...parts.map(({ to }) => to));
    const left = { from: skipMarks(tokens, from, sentence.to), to: sentence.to };
    if (left.to - left.from > 0 && (parts.length === 0 || idle(tokens, left.from) === null))
      clauses.push(clause(text, tokens, left, parts.length === 0 ? 'not' : 'partly'));
  }
  return clauses;
}

/** The clause that covers everything. */
export function wholeClause(text: string, degree: ProseClause['degree'], reason: string): ProseClause {
  return { text: text.trim(), start: 0, end: text.length, degree, reason };
}

function skipMarks(tokens: readonly Token[], from: number, to: number): number {
  let at = from;
  while (at < to && tokens[at]?.kind === 'mark') at += 1;
  return at;
}

function clause(
  text: string,
  tokens: readonly Token[],
  { from, to }: TokenRange,
  degree: ProseClause['degree'],
): ProseClause {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[to - 1]?.end ?? text.length;
  return { text: text.slice(start, end), start, end, degree, reason: reasonFor(tokens.slice(from, to)) };
}

function reasonFor(tokens: readonly Token[]): string {
  if (find(savingThrow, tokens) !== null) return 'this saving throw is not rolled';
  if (find(condition, tokens) !== null) return 'what it says of the condition is not simulated';
  if (find(otherDamage, tokens) !== null) return 'the other amount of damage is not used';
  return 'this is not simulated';
}
