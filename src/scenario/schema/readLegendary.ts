import { failure, success, type Outcome } from '../../shared/util/outcome';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import type { TreeNode } from '../document/tree';
import type { TextProblem } from '../textProblem';
import { legendaryKeys } from './keys';
import { readMap } from './mapReader';
import { readParsed, wholeText } from './values';

/** A number that may be another in the creature's lair. */
interface Uses {
  readonly usual: number;
  /** Null: the same. */
  readonly inLair: number | null;
}

/** Legendary actions a round and uses of Legendary Resistance, as far as they are written. */
export interface LegendaryUses {
  readonly actions?: Uses | undefined;
  readonly resistance?: Uses | undefined;
}

const mostActions = 10;
const mostResistances = 20;

/** `3`, `3 (4 in lair)`, or a map of both numbers. */
export function readLegendary(node: TreeNode, what: string, reporter: Reporter): LegendaryUses {
  if (node.kind === 'scalar') return { actions: readUses(mostActions)(node, what, reporter) };
  const map = readMap(node, legendaryKeys, what, reporter);
  return {
    actions: map?.read('actions', readUses(mostActions)),
    resistance: map?.read('resistance', readUses(mostResistances)),
  };
}

function readUses(most: number) {
  return (node: TreeNode, what: string, reporter: Reporter): Uses | undefined =>
    readParsed(node, what, 'a number', (text) => parseUses(text, what, most), 'out-of-range', reporter);
}

function parseUses(text: string, what: string, most: number): Outcome<Uses, TextProblem> {
  const match = /^\s*(\d{1,6})(?:\s?(?:\(|or )\s?(\d{1,6}) in (?:its )?lair\)?)?\s*$/iu.exec(text);
  const usual = Number(match?.[1]);
  const inLair = match?.[2] === undefined ? null : Number(match[2]);
  if (match && usual <= most && (inLair ?? 0) <= most) return success({ usual, inLair });
  const message = `"${what}" must be a whole number from 0 to ${most}, which may be another in its lair, such as "3 (4 in lair)"; this is ${shorten(text)}.`;
  return failure(wholeText(text, message));
}
