import { Reporter } from '../document/reporter';
import { parseYaml } from '../document/parseYaml';
import { entryOf, type MapNode, type TreeNode } from '../document/tree';
import { creatureKeys, fileKeys } from '../schema/keys';
import { readStatBlock } from '../formats/readStatBlock';
import { isWrittenOut, labelOf } from '../schema/creatureEntry';
import type { StatBlock } from '../statBlock';

/** A file whose creatures others may use. */
export type UsedFile =
  | {
      readonly kind: 'readable';
      readonly uri: string;
      readonly text: string;
      readonly creatures: readonly UsedCreature[];
    }
  | { readonly kind: 'broken'; readonly uri: string; readonly message: string };

/** A creature by its name: an entry as in an encounter file, or a stat block. */
export type UsedCreature =
  | { readonly kind: 'entry'; readonly label: string; readonly node: TreeNode }
  | { readonly kind: 'stat-block'; readonly label: string; readonly statBlock: StatBlock };

/**
 * Reads the creatures of a file. YAML: a list of creatures, a map of them by name, one creature, or an encounter with
 * `party` and `monsters`; every other ending is a stat block.
 */
export function readUsedFile(uri: string, text: string): UsedFile {
  if (!/\.ya?ml$/iu.test(uri)) return fromStatBlocks(uri, text);
  const reporter = new Reporter(text);
  const root = parseYaml(text, reporter);
  if (reporter.hasErrors() || !root) {
    const [first] = reporter.diagnostics();
    const message = first ? `line ${first.range.start.line + 1}: ${first.message}` : 'it is empty';
    return { kind: 'broken', uri, message };
  }
  if (root.kind === 'map' && isForeign(root)) return fromStatBlocks(uri, text);
  return { kind: 'readable', uri, text, creatures: namedEntries(root) };
}

/** The entries of a file that have a name, in file order. */
export function namedEntries(root: TreeNode): readonly UsedCreature[] {
  return creatureNodes(root).flatMap((node) => {
    const label = labelOf(node);
    return label === null ? [] : [{ kind: 'entry' as const, label, node }];
  });
}

/** Whether the entry defines a creature of its own, which others may name. */
export function isDefinition(creature: UsedCreature): boolean {
  if (creature.kind === 'stat-block') return true;
  const { node } = creature;
  if (node.kind !== 'map') return false;
  const [entry] = node.entries;
  return isWrittenOut(node) || (entry?.value.kind === 'map' && node.entries.length === 1 && isWrittenOut(entry.value));
}

function creatureNodes(root: TreeNode): readonly TreeNode[] {
  if (root.kind === 'list') return root.items;
  if (root.kind !== 'map') return [];
  const sides = [entryOf(root, 'party'), entryOf(root, 'monsters')].filter((entry) => entry !== undefined);
  if (sides.length > 0) return sides.flatMap(({ value }) => (value.kind === 'list' ? value.items : []));
  if (entryOf(root, 'name')) return [root];
  return root.entries
    .filter(({ key }) => !Object.hasOwn(fileKeys, key))
    .map((entry) => ({
      kind: 'map',
      range: { start: entry.keyRange.start, end: entry.value.range.end },
      entries: [entry],
    }));
}

/** A stat block in the keys of another program. */
function isForeign(root: MapNode): boolean {
  const isCreature = entryOf(root, 'name') ?? entryOf(root, 'monster');
  return isCreature !== undefined && root.entries.some(({ key }) => !Object.hasOwn(creatureKeys, key));
}

function fromStatBlocks(uri: string, text: string): UsedFile {
  const read = readStatBlock(text);
  if (!read.ok) return { kind: 'broken', uri, message: read.error };
  const creatures = read.value.map((statBlock) => ({ kind: 'stat-block' as const, label: statBlock.name, statBlock }));
  return { kind: 'readable', uri, text, creatures };
}
