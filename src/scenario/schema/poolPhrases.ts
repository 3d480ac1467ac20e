import type { Pool } from '../../shared/model/scenario';
import { limits } from '../../shared/model/limits';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import type { TreeNode } from '../document/tree';
import type { TextProblem } from '../textProblem';
import { parseUses } from './actionPhrases';
import { isTooLong, readInteger, readItems, readParsed, wholeText, wrongType } from './values';

type Stock = Pick<Pool, 'points' | 'per'>;

/** `5/short rest`; a number alone comes back after a long rest. */
function parseStock(text: string): Outcome<Stock, TextProblem> {
  if (/^\s*0\s*$/u.test(text)) return success({ points: 0, per: 'long rest' });
  const uses = /^\s*\d+\s*$/u.test(text) ? parseUses(`${text}/long rest`) : parseUses(text);
  if (uses.ok && uses.value.kind === 'uses') return success({ points: uses.value.uses, per: uses.value.per });
  const message = `"${shorten(text)}" is no stock; write points from 0 to ${limits.uses} and when they come back, such as 5/short rest or 40/long rest.`;
  return failure(wholeText(text, message));
}

/** Reads `{ ki: 5/short rest, luck: 3 }`. */
export function readPools(node: TreeNode, what: string, reporter: Reporter): readonly Pool[] {
  if (node.kind !== 'map') {
    wrongType(node, what, 'a map of names and points, such as { ki: 5/short rest }', reporter);
    return [];
  }
  if (node.entries.length > limits.pools) {
    reporter.report(
      'too-long',
      node.range,
      `"${what}" may hold at most ${limits.pools}; this holds ${node.entries.length}.`,
    );
  }
  return node.entries.slice(0, limits.pools).flatMap(({ key, keyRange, value }) => {
    if (isTooLong(key, keyRange, what, reporter)) return [];
    const stock = readStock(value, key, reporter);
    return stock ? [{ name: key, ...stock, slotLevel: null }] : [];
  });
}

/** Reads `[4, 3, 2]`, from level 1 up, which a long rest brings back, or `{ 3: 2/short rest }`. */
export function readSlots(node: TreeNode, what: string, reporter: Reporter): readonly Pool[] {
  if (node.kind !== 'map') {
    return readItems(node, what, 9, reporter).flatMap((item, index) => {
      const points = readInteger(item, what, 0, limits.uses, reporter) ?? 0;
      return points > 0 ? [slotsOf(index + 1, { points, per: 'long rest' })] : [];
    });
  }
  return node.entries.flatMap(({ key, keyRange, value }) => {
    if (!/^[1-9]$/u.test(key)) {
      const message = `"${shorten(key)}" is no level of spell slots; allowed: 1 to 9, such as { 3: 2/short rest }.`;
      reporter.report('bad-pool', keyRange, message);
      return [];
    }
    const stock = readStock(value, `${what}: ${key}`, reporter);
    return stock ? [slotsOf(Number(key), stock)] : [];
  });
}

function slotsOf(level: number, stock: Stock): Pool {
  return { name: `level ${level} slots`, ...stock, slotLevel: level };
}

function readStock(node: TreeNode, what: string, reporter: Reporter): Stock | undefined {
  return readParsed(node, what, 'points such as 5/short rest', parseStock, 'bad-pool', reporter);
}
