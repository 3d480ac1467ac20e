import { limits } from '../../shared/model/limits';
import { shorten } from '../dice';
import type { Reporter } from '../document/reporter';
import { rangeWithin, type MapNode, type OffsetRange, type ScalarNode, type TreeNode } from '../document/tree';
import { creatureKeys } from './keys';
import { MapReader } from './mapReader';
import { readCreatureFields, type CreatureFields } from './readCreatureFields';
import { isTooLong, readText, wrongType } from './values';

/** `6 goblin`, `fighter 3`: how many of what. */
interface Spec {
  /** Null when no number is written. */
  readonly count: number | null;
  readonly text: string;
  /** Of the text without the number. */
  readonly range: OffsetRange;
}

/** One creature of `party` or `monsters`, as written: where its statistics come from, and what changes them. */
export interface CreatureEntry {
  readonly range: OffsetRange;
  readonly source:
    | { readonly kind: 'written' }
    | { readonly kind: 'named'; readonly text: string; readonly range: OffsetRange }
    | { readonly kind: 'use'; readonly path: string; readonly fragment: string | null; readonly range: OffsetRange };
  /** What it is to be called; null: as its source is. */
  readonly name: string | null;
  readonly count: number;
  readonly fields: CreatureFields | null;
}

const forms = 'a name such as "6 goblin" or "fighter 3", or a map with "name", "ac", "hp" and "actions"';

/**
 * Reads a creature in any of its forms: `6 goblin`, `6: goblin` (the encounter blocks of Markdown notes),
 * `2 ogre: { hp: 70 }`, `Zanna: wizard 3`, `Mira: { ac: 16, ... }`,
 * `use: file#Name`, `name: Mira` with everything written out. Null when it is none of them.
 */
export function readCreatureEntry(node: TreeNode, reporter: Reporter): CreatureEntry | null {
  if (node.kind === 'scalar' && node.value !== null) return fromSpec(node, node, null, null, null, reporter);
  if (node.kind !== 'map' || node.entries.length === 0) {
    wrongType(node, 'a creature', forms, reporter);
    return null;
  }
  const heading = headingOf(node);
  if (heading && isTooLong(heading.key, heading.keyRange, 'name', reporter)) return null;
  if (heading === null)
    return fromMap(new MapReader(node, creatureKeys, 'a creature', reporter), null, null, node.range);
  const { key, keyRange, value } = heading;
  const keyNode: ScalarNode = {
    kind: 'scalar',
    range: keyRange,
    value: key,
    text: key,
    textStart: textStart(key, keyRange),
  };
  const { count, text: name } = splitSpec(keyNode);
  if (value.kind === 'scalar') {
    // `Zanna: wizard 3`; with nothing after the colon it is the name alone.
    if (value.value === null) return fromSpec(keyNode, node, null, null, null, reporter);
    if (isCount(key)) return fromSpec(value, node, Number(key), null, null, reporter);
    if (isCount(value.text)) {
      const newText = `${value.text.trim()} ${name}`;
      const range = { start: keyRange.start, end: value.range.end };
      const message = `The number goes before the name: write "${shorten(newText)}".`;
      reporter.report('wrong-type', range, message, newText);
      return null;
    }
    return fromSpec(value, node, count, name, null, reporter);
  }
  if (value.kind !== 'map') {
    wrongType(value, key, forms, reporter);
    return null;
  }
  const map = new MapReader(value, creatureKeys, 'a creature', reporter);
  if (map.has('use') || isWrittenOut(value)) return fromMap(map, count, name, node.range);
  return fromSpec(keyNode, node, null, null, map, reporter);
}

/** The name under which `use: file#Name` finds the entry; null when it has none. */
export function labelOf(node: TreeNode): string | null {
  if (node.kind === 'scalar') return node.value === null ? null : splitSpec(node).text;
  if (node.kind !== 'map') return null;
  const heading = headingOf(node);
  if (heading !== null) {
    const { key, value } = heading;
    return isCount(key) ? labelOf(value) : key.trim().replace(leadingCount, '');
  }
  const textOf = (key: string): string | null => {
    const value = node.entries.find((entry) => entry.key === key)?.value;
    return value?.kind === 'scalar' ? value.text : null;
  };
  return textOf('name') ?? textOf('use')?.split('#')[1] ?? null;
}

/** The one entry of a map whose key is a name or `2 ogre`, not one of a creature's keys. */
function headingOf(node: MapNode): MapNode['entries'][number] | null {
  const [entry] = node.entries;
  return entry && node.entries.length === 1 && !Object.hasOwn(creatureKeys, entry.key) ? entry : null;
}

export function isWrittenOut(node: MapNode): boolean {
  return ['ac', 'hp', 'actions'].every((key) => node.entries.some((entry) => entry.key === key));
}

function fromSpec(
  node: ScalarNode,
  whole: TreeNode,
  headingCount: number | null,
  name: string | null,
  map: MapReader<keyof typeof creatureKeys> | null,
  reporter: Reporter,
): CreatureEntry | null {
  const fields = map && readCreatureFields(map);
  const spec = splitSpec(node);
  if (isTooLong(spec.text, spec.range, 'name', reporter)) return null;
  if (spec.text === '') {
    wrongType(node, 'a creature', forms, reporter);
    return null;
  }
  const count = oneCount(
    [headingCount, spec.count, fields?.count ?? null],
    map?.keyRange('count') ?? node.range,
    reporter,
  );
  const countRange = headingCount === null ? node.range : { start: whole.range.start, end: node.range.end };
  return {
    range: whole.range,
    source: { kind: 'named', text: spec.text, range: spec.range },
    name: fields?.name ?? name,
    count: checkedCount(count, countRange, reporter),
    fields,
  };
}

function fromMap(
  map: MapReader<keyof typeof creatureKeys>,
  headingCount: number | null,
  heading: string | null,
  range: OffsetRange,
): CreatureEntry | null {
  const fields = readCreatureFields(map);
  const name = fields.name ?? heading;
  const written = oneCount([headingCount, fields.count ?? null], map.keyRange('count'), map.reporter);
  const count = checkedCount(written, map.head, map.reporter);
  const use = map.node('use');
  if (!use) {
    if (name === null && !map.has('name')) {
      map.reporter.report('missing-key', map.head, 'A creature needs a "name" (or "use", to take one from a file).');
      return null;
    }
    return { range, source: { kind: 'written' }, name: name ?? 'creature', count, fields };
  }
  const link = readText(use, 'use', map.reporter);
  if (link === undefined) return null;
  const [path = '', ...fragments] = link.split('#');
  const fragment = fragments.length === 0 ? null : fragments.join('#').trim();
  return { range, source: { kind: 'use', path: path.trim(), fragment, range: use.range }, name, count, fields };
}

/** How many are meant where that may be written in several places, which is a mistake when they differ. */
function oneCount(written: readonly (number | null)[], range: OffsetRange, reporter: Reporter): number {
  const [count = 1, other] = new Set(written.filter((value) => value !== null));
  if (other !== undefined) {
    const message = `There are two different numbers of this creature, ${count} and ${other}. Remove one of them.`;
    reporter.report('two-counts', range, message);
  }
  return count;
}

/** The count; 1, and reported, where it is not allowed. */
function checkedCount(count: number, range: OffsetRange, reporter: Reporter): number {
  if (count >= 1 && count <= limits.creatures) return count;
  const message = `There may be 1 to ${limits.creatures} of a creature; this asks for ${count}.`;
  reporter.report(count < 1 ? 'out-of-range' : 'too-many-creatures', range, message);
  return 1;
}

function isCount(text: string): boolean {
  return /^\s*\d{1,9}\s*$/u.test(text);
}

const leadingCount = /^(\d{1,9})\s*[x×]?\s+/u;

function splitSpec(node: ScalarNode): Spec {
  const trimmed = node.text.trim();
  const match = leadingCount.exec(trimmed);
  const text = trimmed.slice(match?.[0].length ?? 0);
  const end = node.text.trimEnd().length;
  return { count: match ? Number(match[1]) : null, text, range: rangeWithin(node, end - text.length, end) };
}

/** A quoted key is longer than its text. */
function textStart(key: string, { start, end }: OffsetRange): number | null {
  return end - start === key.length ? start : null;
}
