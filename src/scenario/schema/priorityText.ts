import type { Predicate } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import { targetings, type Targeting } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import { rangeWithin, type OffsetRange, type TreeNode } from '../document/tree';
import { suggest } from '../suggestion';
import type { TextProblem } from '../textProblem';
import { parsePredicates } from './predicates';
import { readItems, readParsed } from './values';

/** A line of a priority list as written; which action it names is looked up when the creature is complete. */
export interface PriorityText {
  readonly action: string;
  readonly range: OffsetRange;
  /** Alternatives, in each of which all must hold; always at least one, which may be empty. */
  readonly when: readonly (readonly Predicate[])[];
  readonly target: Targeting | null;
  readonly text: string;
}

interface Line extends Omit<PriorityText, 'range'> {
  readonly start: number;
}

/** Reads `fireball at casters if targets >= 3 and slots >= 1`, one line after the other. */
export function readPriorities(node: TreeNode, what: string, reporter: Reporter): readonly PriorityText[] {
  return readItems(node, what, limits.priorityLines, reporter).flatMap((item) => {
    const line = readParsed(item, what, 'a line such as "breath if targets >= 2"', parseLine, 'bad-priority', reporter);
    if (!line || item.kind !== 'scalar') return [];
    const { start, ...read } = line;
    return [{ ...read, range: rangeWithin(item, start, start + line.action.length) }];
  });
}

/** An action, whom it is aimed at where that is said, and when. */
export function parseLine(text: string): Outcome<Line, TextProblem> {
  const condition = /(?<!\s)\s+if\s/iu.exec(text);
  const head = text.slice(0, condition?.index);
  const aim = /(?<!\s)\s+(?:at|on)\s+([a-z-]+)\s*$/iu.exec(head);
  const word = aim?.[1]?.toLowerCase();
  const target = targetings.find((targeting) => targeting === word) ?? null;
  if (aim && target === null) {
    const start = head.trimEnd().length - (word?.length ?? 0);
    const { hint, newText } = suggest(word ?? '', targetings);
    const message = `"${shorten(word ?? '')}" is no rule for picking a target.${hint} Allowed: ${targetings.join(', ')}.`;
    return failure({ message, start, end: head.trimEnd().length, newText });
  }
  const action = head.slice(0, aim?.index).trim();
  if (action === '' || /^if\b/iu.test(action)) {
    const message = `"${shorten(text)}" names no action; write such as "breath if targets >= 2", or "attack".`;
    return failure({ message, start: 0, end: text.length });
  }
  const start = head.length - head.trimStart().length;
  const line = { action, start, target, text: text.trim() };
  if (!condition) return success({ ...line, when: [[]] });
  const from = condition.index + condition[0].length;
  const when = parsePredicates(text.slice(from));
  if (when.ok) return success({ ...line, when: when.value });
  return failure({ ...when.error, start: from + when.error.start, end: from + when.error.end });
}
