import { shorten } from '../dice';
import type { DiagnosticCode } from '../diagnosticCodes';
import type { Reporter } from '../document/reporter';
import { rangeWithin, type OffsetRange, type ScalarNode, type TreeNode } from '../document/tree';
import type { Outcome } from '../../shared/util/outcome';
import { limits } from '../../shared/model/limits';
import { suggest } from '../suggestion';
import type { TextProblem } from '../textProblem';

/**
 * Readers of single values. Each gives undefined, and has reported why, when the value is not what its key takes.
 * `what` is the key as the message names it.
 */

/** A whole number; text such as "+5" counts as one. */
export function readInteger(
  node: TreeNode,
  what: string,
  min: number,
  max: number,
  reporter: Reporter,
): number | undefined {
  const allowed = `a whole number from ${min} to ${max}`;
  const scalar = readScalar(node, what, allowed, reporter);
  if (!scalar) return undefined;
  const value = /^[+-]?\d+$/u.test(scalar.text.trim()) ? Number(scalar.text) : scalar.value;
  if (typeof value !== 'number') {
    wrongType(node, what, allowed, reporter);
    return undefined;
  }
  if (!Number.isInteger(value) || value < min || value > max) {
    reporter.report('out-of-range', node.range, `"${what}" must be ${allowed}; this is ${shorten(scalar.text)}.`);
    return undefined;
  }
  return value === 0 ? 0 : value;
}

export function readBoolean(node: TreeNode, what: string, reporter: Reporter): boolean | undefined {
  const scalar = readScalar(node, what, 'true or false', reporter);
  if (!scalar) return undefined;
  if (typeof scalar.value === 'boolean') return scalar.value;
  wrongType(node, what, 'true or false', reporter);
  return undefined;
}

/** Text that is not empty, also a number or a word such as `true`: as written, at most 500 characters. */
export function readText(node: TreeNode, what: string, reporter: Reporter): string | undefined {
  const scalar = readScalar(node, what, 'a text', reporter);
  if (!scalar) return undefined;
  const text = scalar.text.trim();
  if (text === '') {
    wrongType(node, what, 'a text', reporter);
    return undefined;
  }
  return isTooLong(text, node.range, what, reporter) ? undefined : text;
}

/** Whether a text is longer than any text may be, and if so, has reported it. */
export function isTooLong(text: string, range: OffsetRange, what: string, reporter: Reporter): boolean {
  if (text.length <= limits.textLength) return false;
  const message = `"${what}" may be at most ${limits.textLength} characters long; this has ${text.length}.`;
  reporter.report('too-long', range, message);
  return true;
}

/** One of a closed list of words; case does not matter. */
export function readWord<const Word extends string>(
  node: TreeNode,
  what: string,
  words: readonly Word[],
  reporter: Reporter,
): Word | undefined {
  const scalar = readScalar(node, what, `one of ${words.join(', ')}`, reporter);
  if (!scalar) return undefined;
  const text = scalar.text.trim().toLowerCase();
  const word = words.find((candidate) => candidate === text);
  if (word === undefined) reportUnknownWord(scalar.text, node.range, what, words, reporter);
  return word;
}

function reportUnknownWord(
  text: string,
  range: OffsetRange,
  what: string,
  words: readonly string[],
  reporter: Reporter,
): void {
  const { hint, newText } = suggest(text.trim(), words);
  const message = `"${shorten(text)}" is not allowed for "${what}".${hint} Allowed: ${words.join(', ')}.`;
  reporter.report('unknown-word', range, message, newText);
}

/** The items of a list; a single value stands for a list of one. */
export function readItems(node: TreeNode, what: string, max: number, reporter: Reporter): readonly TreeNode[] {
  const items = node.kind === 'list' ? node.items : node.kind === 'broken' ? [] : [node];
  if (items.length <= max) return items;
  reporter.report('too-long', node.range, `"${what}" may list at most ${max}; this lists ${items.length}.`);
  return items.slice(0, max);
}

/** Words of a closed list: `[fire, cold]`, or `fire, cold`. Each once. */
export function readWords<const Word extends string>(
  node: TreeNode,
  what: string,
  words: readonly Word[],
  reporter: Reporter,
): readonly Word[] {
  const read = new Set<Word>();
  for (const item of readItems(node, what, 50, reporter)) {
    if (item.kind === 'scalar' && item.text.includes(',')) {
      for (const { 0: text, index } of item.text.matchAll(/[^,\s][^,]*/gu)) {
        const word = words.find((candidate) => candidate === text.trim().toLowerCase());
        const range = rangeWithin(item, index, index + text.trimEnd().length);
        if (word === undefined) reportUnknownWord(text.trim(), range, what, words, reporter);
        else read.add(word);
      }
    } else {
      const word = readWord(item, what, words, reporter);
      if (word !== undefined) read.add(word);
    }
  }
  return [...read];
}

/** A text with a grammar of its own: what `parse` says is wrong is shown at that part of it. */
export function readParsed<T>(
  node: TreeNode,
  what: string,
  looksLike: string,
  parse: (text: string) => Outcome<T, TextProblem>,
  code: DiagnosticCode,
  reporter: Reporter,
): T | undefined {
  const scalar = readScalar(node, what, looksLike, reporter);
  if (!scalar || isTooLong(scalar.text, node.range, what, reporter)) return undefined;
  const result = parse(scalar.text);
  if (result.ok) return result.value;
  const { message, start, end, newText } = result.error;
  const range = end > start ? rangeWithin(scalar, start, end) : node.range;
  // Where the part cannot be shown exactly, it cannot be replaced either.
  reporter.report(code, range, message, scalar.textStart === null ? undefined : newText);
  return undefined;
}

/** A text problem that is the whole text's. */
export function wholeText(text: string, message: string): TextProblem {
  return { message, start: 0, end: text.length };
}

/** A value that is neither a list, nor a map, nor empty. */
export function readScalar(node: TreeNode, what: string, allowed: string, reporter: Reporter): ScalarNode | undefined {
  if (node.kind === 'scalar' && node.value !== null) return node;
  wrongType(node, what, allowed, reporter);
  return undefined;
}

/** Reports that a value is of another kind than its key takes; a broken one has been reported already. */
export function wrongType(node: TreeNode, what: string, allowed: string, reporter: Reporter): void {
  if (node.kind === 'broken') return;
  const found =
    node.kind === 'map'
      ? 'a map'
      : node.kind === 'list'
        ? 'a list'
        : node.value === null
          ? 'empty'
          : `"${shorten(node.text)}"`;
  reporter.report('wrong-type', node.range, `"${what}" must be ${allowed}; this is ${found}.`);
}
