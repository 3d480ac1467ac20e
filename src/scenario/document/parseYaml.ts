import {
  Composer,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Lexer,
  Parser,
  type Document,
  type ErrorCode,
  type ParsedNode,
  type YAMLMap,
} from 'yaml';
import { shorten } from '../dice';
import type { Reporter } from './reporter';
import type { MapEntry, OffsetRange, ScalarNode, TreeNode } from './tree';

/** Largest file read, in bytes of UTF-8. */
export const maxFileBytes = 1024 * 1024;
/** Values that all aliases of a document together may expand to. */
const maxAliasNodes = 1000;
/** Levels of lists and maps in each other (of the parser's stack, which counts a level once or twice). */
const maxDepth = 100;

/** Words and signs of YAML: more than a hundred creatures need, few enough to be read in a second. */
const maxLexemes = 60_000;
const maxSyntaxErrors = 20;

const plainTags = new Set(['str', 'int', 'float', 'bool', 'null', 'map', 'seq'].map((n) => `tag:yaml.org,2002:${n}`));

/**
 * Reads YAML 1.2 into a tree and reports what is wrong with it. Null when there is no tree: not YAML at all, empty,
 * nested too deeply. Bounded in time and memory for any text up to {@link maxFileBytes}.
 */
export function parseYaml(text: string, reporter: Reporter): TreeNode | null {
  const document = compose(text, reporter);
  if (!document) return null;
  const [fault] = document.errors.toSorted((a, b) => a.pos[0] - b.pos[0]);
  if (fault) {
    // What follows the first fault is seldom what was meant: other mistakes wait until it is mended.
    const range = { start: fault.pos[0], end: Math.max(fault.pos[1], fault.pos[0] + 1) };
    reporter.report('not-yaml', range, `Not valid YAML: ${adviceOn(fault.code)} (${fault.message}).`);
    return null;
  }
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) {
    const message = 'The file is empty. An encounter needs at least the lists "party" and "monsters".';
    reporter.report('empty-file', { start: 0, end: text.length }, message);
    return null;
  }
  return new TreeBuilder(text, reporter).build(contents);
}

function compose(text: string, reporter: Reporter): Document.Parsed | null {
  const parser = new Parser();
  const composer = new Composer({
    schema: 'core',
    resolveKnownTags: false,
    merge: false,
    // Checked by the tree builder, in linear time.
    uniqueKeys: false,
    prettyErrors: false,
    logLevel: 'silent',
  });
  const documents: Document.Parsed[] = [];
  const accept = (composed: Iterable<Document.Parsed>): void => {
    for (const next of composed) {
      if (documents.length > 0) {
        reporter.report('several-documents', nodeRange(next), 'A file holds one document: remove the "---".');
      }
      documents.push(next);
    }
  };
  let lexemes = 0;
  let strayTokens = 0;
  for (const lexeme of new Lexer().lex(text)) {
    for (const token of parser.next(lexeme)) {
      if (token.type === 'error') strayTokens++;
      accept(composer.next(token));
    }
    // Enough mistakes to show: the rest of such a file is not worth its time.
    if (strayTokens > maxSyntaxErrors) break;
    const here = { start: parser.offset - lexeme.length, end: parser.offset };
    if (parser.stack.length > maxDepth) {
      reporter.report('too-deep', here, 'Lists and maps are nested too deeply here; an encounter needs few levels.');
      return null;
    }
    if (++lexemes > maxLexemes) {
      const message = 'The file is not read any further: it has too many words and signs for an encounter. Shorten it.';
      reporter.report('too-complex', here, message);
      return null;
    }
  }
  for (const token of parser.end()) accept(composer.next(token));
  accept(composer.end(documents.length === 0, text.length));
  return documents[0] ?? null;
}

/** How to mend the common faults. */
function adviceOn(code: ErrorCode): string {
  switch (code) {
    case 'BAD_INDENT':
    case 'MISSING_CHAR':
      return 'a bracket, a quote or a colon is missing here or before, or a line is indented wrongly';
    case 'BLOCK_AS_IMPLICIT_KEY':
    case 'MULTILINE_IMPLICIT_KEY':
      return 'a line is indented wrongly here, or a text with a colon needs quotes';
    case 'TAB_AS_INDENT':
      return 'indent lines with spaces, not with tabs';
    case 'BAD_SCALAR_START':
    case 'BAD_DQ_ESCAPE':
      return 'a text with special signs needs single quotes';
    case 'UNEXPECTED_TOKEN':
      return 'this does not belong here; look for a bracket too many or one that is missing before it';
    default:
      return 'this cannot be read; mend or remove it';
  }
}

function nodeRange({ range }: { range?: readonly number[] | null | undefined }): OffsetRange {
  const start = range?.[0] ?? 0;
  return { start, end: Math.max(range?.[1] ?? start, start + 1) };
}

class TreeBuilder {
  private readonly anchors = new Map<string, ParsedNode>();
  /** Anchored nodes being built: an alias to one of them would never end. */
  private readonly open = new Set<ParsedNode>();
  private expandedNodes = 0;
  private aliasDepth = 0;

  constructor(
    private readonly text: string,
    private readonly reporter: Reporter,
  ) {}

  build(node: ParsedNode): TreeNode {
    const range = nodeRange(node);
    if (isAlias(node)) return this.expand(node.source, range);
    if (this.aliasDepth > 0 && ++this.expandedNodes > maxAliasNodes) return { kind: 'broken', range };
    if (node.anchor !== undefined) this.anchors.set(node.anchor, node);
    if (node.tag !== undefined && !plainTags.has(node.tag)) {
      const message = `The tag "${shorten(node.tag)}" is not allowed: values are plain text, numbers, lists and maps.`;
      this.reporter.report('tag-forbidden', this.tagRange(range), message);
      return { kind: 'broken', range };
    }
    if (isScalar(node)) return this.scalar(node.value, node.source, node.type, range);
    this.open.add(node);
    try {
      if (isMap(node)) return { kind: 'map', range, entries: this.entries(node) };
      if (isSeq(node)) return { kind: 'list', range, items: node.items.map((item) => this.build(item)) };
    } finally {
      this.open.delete(node);
    }
    return { kind: 'broken', range };
  }

  /** The parser knows the place of the value only, which stands after its tag. */
  private tagRange(value: OffsetRange): OffsetRange {
    const mark = this.text.lastIndexOf('!', value.start);
    if (mark < 0) return value;
    let start = mark;
    while (start > 0 && !/[\s,[\]{}]/u.test(this.text[start - 1] ?? '')) start--;
    const space = this.text.slice(mark, value.start).search(/\s/u);
    return { start, end: space < 0 ? Math.max(value.start, mark + 1) : mark + space };
  }

  private expand(name: string, range: OffsetRange): TreeNode {
    const target = this.anchors.get(name);
    if (!target) {
      this.reporter.report('alias-unknown', range, `No value above is marked "&${shorten(name)}".`);
      return { kind: 'broken', range };
    }
    const isCycle = this.open.has(target);
    if (!isCycle && this.expandedNodes <= maxAliasNodes) {
      this.aliasDepth++;
      const expanded = this.build(target);
      this.aliasDepth--;
      // What is wrong in there is shown at the alias too, but with the place of the original.
      if (this.expandedNodes <= maxAliasNodes) return expanded;
      const message = `Aliases may expand to at most ${maxAliasNodes} values; write some of them out or leave them away.`;
      if (this.aliasDepth === 0) this.reporter.report('alias-limit', range, message);
    } else if (isCycle) {
      this.reporter.report('alias-limit', range, `"*${shorten(name)}" contains itself and would never end.`);
    }
    return { kind: 'broken', range };
  }

  private entries(map: YAMLMap<ParsedNode, ParsedNode | null>): MapEntry[] {
    const entries = new Map<string, MapEntry>();
    for (const { key, value } of map.items) {
      const keyRange = nodeRange(key);
      const keyNode = this.build(key);
      if (keyNode.kind === 'broken') continue;
      if (keyNode.kind !== 'scalar' || keyNode.text === '') {
        this.reporter.report('key-not-text', keyRange, 'A key is a word or a number, followed by a colon.');
        continue;
      }
      const name = keyNode.text;
      if (name === '__proto__') {
        this.reporter.report('forbidden-key', keyRange, 'The key "__proto__" is not allowed; remove it.');
        continue;
      }
      if (entries.has(name)) {
        const message = `"${shorten(name)}" stands twice here; only one can hold. Remove one of them.`;
        this.reporter.report('duplicate-key', keyRange, message);
        continue;
      }
      // A key without a value: the key is the place to show.
      const isEmpty = value === null || (isScalar(value) && value.source === '' && value.value === null);
      const node: TreeNode = isEmpty ? this.scalar(null, '', undefined, keyRange) : this.build(value);
      entries.set(name, { key: name, keyRange, value: node });
    }
    return [...entries.values()];
  }

  private scalar(value: unknown, source: string, type: string | undefined, range: OffsetRange): ScalarNode {
    const text = typeof value === 'string' ? value : source;
    const start = type?.startsWith('QUOTE') ? range.start + 1 : range.start;
    const isVerbatim = this.text.startsWith(text, start);
    return {
      kind: 'scalar',
      range,
      value: typeof value === 'string' || typeof value === 'number' || typeof value === 'boolean' ? value : null,
      text,
      textStart: isVerbatim ? start : null,
    };
  }
}
