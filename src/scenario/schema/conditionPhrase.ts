import { limits } from '../../shared/model/limits';
import type { Lasting, Rider } from '../../shared/model/lasting';
import { noLasting } from '../../shared/model/plain';
import { conditions, type Condition } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import { suggest } from '../suggestion';
import type { TextProblem } from '../textProblem';
import { clauseExamples, readClause, skipSeparators, type Clauses } from './lastingClauses';
import { Scanner } from './scanner';
import { wholeText } from './values';

/** A lasting effect and what it takes for it to come. */
export interface Brought {
  readonly lasting: Lasting;
  readonly on: Rider['on'];
  readonly to: Rider['to'];
  /** Its own saving throw; null: that of the action, if it has any. */
  readonly save: Rider['save'];
}

/** Conditions that come and go together. */
interface Draft {
  conditions: Condition[];
  exhaustion: number;
  clauses: Clauses;
}

const wordPattern = /[a-z]+/iuy;
const levelsPattern = /\s+(?:level\s+)?([1-6])(?!\s*\d|\s*(?:rounds?|turns?|minutes?|hours?)\b)/iuy;

/**
 * `poisoned until save con 13 end of turn`, `restrained, escape dc 14`, `stunned until end of target's next turn and
 * prone`. Conditions before the same clauses come and go together; prone is ended by standing up, and stands alone.
 */
export function parseCondition(text: string): Outcome<readonly Brought[], TextProblem> {
  const drafts: Draft[] = [];
  const scanner = new Scanner(text);
  for (skipSeparators(scanner); !scanner.isAtEnd; skipSeparators(scanner)) {
    const last = drafts.at(-1);
    const clause = last && readClause(scanner);
    if (clause && !clause.ok) return clause;
    if (clause) {
      last.clauses = { ...last.clauses, ...clause.value };
      continue;
    }
    const start = scanner.position;
    const condition = readCondition(scanner);
    if (!condition) return failure(unknownPart(scanner, start, last !== undefined));
    const hasClauses = last !== undefined && Object.keys(last.clauses).length > 0;
    const draft = last && !hasClauses ? last : { conditions: [], exhaustion: 0, clauses: {} };
    if (draft !== last) drafts.push(draft);
    if (condition === 'exhaustion') draft.exhaustion += Number(scanner.take(levelsPattern)?.[1] ?? 1);
    else if (!draft.conditions.includes(condition)) draft.conditions.push(condition);
  }
  if (drafts.length === 0) return failure(wholeText(text, unknownCondition(text).message));
  if (drafts.some(({ exhaustion }) => exhaustion > 6)) {
    return failure(wholeText(text, 'There are 6 levels of exhaustion at most.'));
  }
  const brought = drafts.flatMap(broughtBy);
  if (brought.length <= limits.effects) return success(brought);
  return failure(wholeText(text, `At most ${limits.effects} effects may come together; these are ${brought.length}.`));
}

function readCondition(scanner: Scanner): Condition | undefined {
  const word = scanner.take(wordPattern)?.[0].toLowerCase();
  return conditions.find((condition) => condition === word);
}

function broughtBy({ conditions: found, exhaustion, clauses }: Draft): Brought[] {
  const { failed = null, on = 'hit', to = 'target', ...end } = clauses;
  const bring = (lasting: Lasting): Brought => ({ lasting, on, to, save: failed });
  const others = found.filter((condition) => condition !== 'prone');
  const name = [...others, ...(exhaustion > 0 ? ['exhaustion'] : [])].join(' and ');
  return [
    ...(name === '' ? [] : [bring({ ...noLasting, name, conditions: others, exhaustion, ...end })]),
    ...(found.length > others.length ? [bring({ ...noLasting, name: 'prone', conditions: ['prone'] })] : []),
  ];
}

function unknownPart(scanner: Scanner, start: number, isAfterCondition: boolean): TextProblem {
  const { text } = scanner;
  const word = text.slice(start, scanner.position);
  const { hint, newText } = suggest(word, conditions);
  if (word !== '' && (hint !== '' || !isAfterCondition)) {
    return { message: unknownCondition(word).message, start, end: scanner.position, newText };
  }
  const rest = text.slice(start).trimEnd();
  const message = isAfterCondition
    ? `"${shorten(rest)}" is not understood; after a condition may stand: ${clauseExamples}.`
    : unknownCondition(rest).message;
  return { message, start, end: start + rest.length };
}

function unknownCondition(word: string): { readonly message: string } {
  const { hint } = suggest(word, conditions);
  return { message: `"${shorten(word)}" is not a condition.${hint} Allowed: ${conditions.join(', ')}.` };
}
