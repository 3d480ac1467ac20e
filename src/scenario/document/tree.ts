/**
 * A YAML document as plain data with places: aliases resolved, nothing that could build an object. Offsets are UTF-16
 * units from the start of the text.
 */
export interface OffsetRange {
  readonly start: number;
  readonly end: number;
}

export interface ScalarNode {
  readonly kind: 'scalar';
  readonly range: OffsetRange;
  readonly value: string | number | boolean | null;
  /** As written, without quotes: `+5` for the number 5. */
  readonly text: string;
  /** Offset of `text` in the document; null when escapes or folded lines make the two differ. */
  readonly textStart: number | null;
}

export interface ListNode {
  readonly kind: 'list';
  readonly range: OffsetRange;
  readonly items: readonly TreeNode[];
}

export interface MapEntry {
  readonly key: string;
  readonly keyRange: OffsetRange;
  readonly value: TreeNode;
}

/** Keys are unique. */
export interface MapNode {
  readonly kind: 'map';
  readonly range: OffsetRange;
  readonly entries: readonly MapEntry[];
}

/** Something that has been reported already; readers pass it over. */
export interface BrokenNode {
  readonly kind: 'broken';
  readonly range: OffsetRange;
}

export type TreeNode = ScalarNode | ListNode | MapNode | BrokenNode;

/** The place of a part of a scalar's text, as precisely as it is known. */
export function rangeWithin(node: ScalarNode, start: number, end: number): OffsetRange {
  return node.textStart === null ? node.range : { start: node.textStart + start, end: node.textStart + end };
}

export function entryOf(map: MapNode, key: string): MapEntry | undefined {
  return map.entries.find((entry) => entry.key === key);
}
