import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import { entryOf, type MapNode, type OffsetRange, type TreeNode } from '../document/tree';
import { suggest } from '../suggestion';
import { wrongType } from './values';

/** Reads the values of a map whose keys are known, and has reported every key that is not. */
export class MapReader<Key extends string> {
  /** @param what names the map in messages: "an action" */
  constructor(
    readonly map: MapNode,
    private readonly keys: Readonly<Record<Key, string>>,
    what: string,
    readonly reporter: Reporter,
  ) {
    for (const { key, keyRange } of map.entries) {
      if (!Object.hasOwn(keys, key)) reportUnknownKey(key, keyRange, Object.keys(keys), what, reporter);
    }
  }

  node(key: Key): TreeNode | undefined {
    return entryOf(this.map, key)?.value;
  }

  /** What `reader` makes of the value; undefined when the key is not there or its value is not allowed. */
  read<T>(key: Key, reader: (node: TreeNode, what: string, reporter: Reporter) => T | undefined): T | undefined {
    const node = this.node(key);
    return node && reader(node, key, this.reporter);
  }

  has(key: Key): boolean {
    return this.node(key) !== undefined;
  }

  keyRange(key: Key): OffsetRange {
    return entryOf(this.map, key)?.keyRange ?? this.map.range;
  }

  /** The first key: the place to show what the whole map lacks. */
  get head(): OffsetRange {
    return this.map.entries[0]?.keyRange ?? this.map.range;
  }

  present(): Key[] {
    return (Object.keys(this.keys) as Key[]).filter((key) => this.has(key));
  }
}

/** A reader of the map; undefined, and reported, when the node is no map. */
export function readMap<Key extends string>(
  node: TreeNode,
  keys: Readonly<Record<Key, string>>,
  what: string,
  reporter: Reporter,
): MapReader<Key> | undefined {
  if (node.kind === 'map') return new MapReader(node, keys, what, reporter);
  wrongType(node, what, `a map with the keys ${Object.keys(keys).join(', ')}`, reporter);
  return undefined;
}

function reportUnknownKey(
  key: string,
  range: OffsetRange,
  keys: readonly string[],
  what: string,
  reporter: Reporter,
): void {
  const { hint, newText } = suggest(key, keys);
  const message = `"${shorten(key)}" is not a key of ${what}.${hint} Allowed: ${keys.join(', ')}.`;
  reporter.report('unknown-key', range, message, newText);
}
