import { URI, Utils } from 'vscode-uri';
import type { Ruleset } from '../../shared/model/vocabulary';
import { bestiaryNames, findCreature, nearestNames } from '../bestiary/bestiary';
import { nameKeys } from '../bestiary/nameKeys';
import { characterProblem, nearestCharacter, readyMadeCharacter } from '../characters/readyMadeCharacter';
import { shorten } from '../dice';
import { Reporter } from '../document/reporter';
import type { OffsetRange } from '../document/tree';
import { misspelling, nearest } from '../nearest';
import { readCreatureEntry, type CreatureEntry } from '../schema/creatureEntry';
import { suggest } from '../suggestion';
import { change, templateOf, writeOut, type CreatureTemplate } from './creatureTemplate';
import { isDefinition, type UsedCreature, type UsedFile } from './usedFile';
import type { WorkspaceFiles } from './workspaceFiles';

const maxUseDepth = 8;

type ReadableFile = Extract<UsedFile, { kind: 'readable' }>;

/** The file in which an entry stands, and how it was reached. */
interface Place {
  readonly file: ReadableFile;
  readonly reporter: Reporter;
  /** Files this one uses, for names; read already. */
  readonly used: readonly UsedFile[];
  /** The `use:` that led here, each as `uri#name`. */
  readonly chain: readonly string[];
}

/**
 * Finds the statistics of the creatures of an encounter: in the file, in the files it uses, in the bestiary folders,
 * among the ready-made characters, in the built-in bestiary.
 */
export class CreatureResolver {
  constructor(
    private readonly files: WorkspaceFiles,
    private readonly ruleset: Ruleset,
  ) {}

  /** The creature of each entry of the root file; null where it was reported why there is none. */
  async resolveAll(
    entries: readonly CreatureEntry[],
    file: ReadableFile,
    reporter: Reporter,
  ): Promise<readonly (CreatureTemplate | null)[]> {
    const paths = entries.flatMap(({ source }) => (source.kind === 'use' ? [source.path] : []));
    const opened = await Promise.all([...new Set(paths)].map((path) => this.files.open(file.uri, path)));
    const used = opened.flatMap((result) => (result.ok ? [result.value] : []));
    const place: Place = { file, reporter, used, chain: [] };
    // One after the other, so that mistakes are reported in file order.
    const templates: (CreatureTemplate | null)[] = [];
    for (const entry of entries) templates.push(await this.resolve(entry, place));
    return templates;
  }

  private async resolve(entry: CreatureEntry, place: Place): Promise<CreatureTemplate | null> {
    const { source, fields } = entry;
    if (source.kind === 'written') return fields && writeOut(entry.name ?? 'creature', fields, place.reporter);
    const base =
      source.kind === 'use'
        ? await this.use(source.path, source.fragment, source.range, place)
        : await this.lookUp(source.text, source.range, place);
    if (!base) return null;
    const changed = fields ? change(base, fields, place.reporter) : base;
    return entry.name === null ? changed : { ...changed, statBlock: { ...changed.statBlock, name: entry.name } };
  }

  private async use(
    path: string,
    fragment: string | null,
    range: OffsetRange,
    place: Place,
  ): Promise<CreatureTemplate | null> {
    const { reporter } = place;
    const opened = await this.files.open(place.file.uri, path);
    if (!opened.ok) {
      reporter.report(opened.error.code, range, opened.error.message);
      return null;
    }
    const file = opened.value;
    if (file.kind === 'broken') {
      reporter.report('use-invalid', range, `"${shorten(path)}" cannot be used: ${file.message}`);
      return null;
    }
    const { creatures } = file;
    const only = creatures.length === 1 ? creatures[0] : undefined;
    // What is written out goes before what merely uses something of that name.
    const found =
      fragment === null
        ? only
        : (findNamed(creatures.filter(isDefinition), fragment) ?? findNamed(creatures, fragment));
    if (!found) {
      reportNotFound(path, fragment, creatures, range, reporter);
      return null;
    }
    return found.kind === 'stat-block'
      ? templateOf(found.statBlock)
      : this.resolveElsewhere(file, found, path, range, place);
  }

  /** An entry of another file: its mistakes are told in one message where it is used. */
  private async resolveElsewhere(
    file: ReadableFile,
    { label, node }: Extract<UsedCreature, { kind: 'entry' }>,
    path: string,
    range: OffsetRange,
    place: Place,
  ): Promise<CreatureTemplate | null> {
    const link = `${file.uri}#${label.toLowerCase()}`;
    if (place.chain.includes(link)) {
      place.reporter.report('use-cycle', range, `"${shorten(label)}" in "${shorten(path)}" leads back to itself.`);
      return null;
    }
    if (place.chain.length === maxUseDepth) {
      place.reporter.report('use-too-deep', range, `A chain of "use" may have at most ${maxUseDepth} links.`);
      return null;
    }
    const reporter = new Reporter(file.text);
    const entry = readCreatureEntry(node, reporter);
    const chain = [...place.chain, link];
    const there: Place = { file, reporter, used: [], chain };
    const template = entry && (await this.resolve(entry, there));
    const problem = reporter.diagnostics().find(({ severity }) => severity === 'error');
    if (!problem) return template;
    // A circle or a chain too long is the same mistake all the way back.
    const isChain = problem.code === 'use-cycle' || problem.code === 'use-too-deep';
    const where = `"${shorten(label)}" in "${shorten(path)}", line ${problem.range.start.line + 1}`;
    place.reporter.report(
      isChain ? problem.code : 'use-invalid',
      range,
      isChain ? problem.message : `${where}: ${problem.message}`,
    );
    return null;
  }

  private async lookUp(name: string, range: OffsetRange, place: Place): Promise<CreatureTemplate | null> {
    const character = readyMadeCharacter(name, this.ruleset);
    if (character) return templateOf(character);
    const problem = characterProblem(name);
    if (problem !== null) {
      place.reporter.report('unknown-class', range, problem);
      return null;
    }
    const bestiary = await this.files.openBestiary();
    const others = [...place.used, ...bestiary];
    for (const file of [place.file, ...others]) {
      if (file.kind === 'broken') continue;
      const found = findNamed(file.creatures.filter(isDefinition), name);
      if (found) return this.resolveDefinition(found, file, range, place);
    }
    return this.lookUpBuiltIn(name, range, place.reporter, others, bestiary);
  }

  /** A creature that is known by its name alone. */
  private async resolveDefinition(
    creature: UsedCreature,
    file: ReadableFile,
    range: OffsetRange,
    place: Place,
  ): Promise<CreatureTemplate | null> {
    if (creature.kind === 'stat-block') return templateOf(creature.statBlock);
    const isOwn = file === place.file && place.chain.length === 0;
    if (!isOwn) return this.resolveElsewhere(file, creature, Utils.basename(URI.parse(file.uri)), range, place);
    // Another line of the same file, which reports its mistakes itself.
    const reporter = new Reporter(file.text);
    const entry = readCreatureEntry(creature.node, reporter);
    return entry && this.resolve(entry, { ...place, reporter });
  }

  private lookUpBuiltIn(
    name: string,
    range: OffsetRange,
    reporter: Reporter,
    others: readonly UsedFile[],
    bestiary: readonly UsedFile[],
  ): CreatureTemplate | null {
    const own = findCreature(name, this.ruleset);
    if (own) return templateOf(own);
    const otherRuleset: Ruleset = this.ruleset === '2024' ? '2014' : '2024';
    const other = findCreature(name, otherRuleset);
    if (other) {
      const reason = `there is none of the ${this.ruleset} rules`;
      const message = `"${other.name}" is taken from the ${otherRuleset} rules: ${reason}.`;
      reporter.report('other-ruleset', range, message);
      const note = { text: `statistics of the ${otherRuleset} rules`, degree: 'partly', reason } as const;
      return templateOf({ ...other, notSimulated: [...other.notSimulated, note] });
    }
    const near = similarNames(name, this.ruleset, otherRuleset, others);
    const hint = near.length === 0 ? '' : ` Did you mean ${near.join(', ')}?`;
    const message = `No creature "${shorten(name)}" is known: neither in this file, nor in those it uses, nor in the bestiary.${hint}${passedOver(bestiary)}`;
    reporter.report('unknown-creature', range, message, misspelling(name, near)?.toLowerCase());
    return null;
  }
}

function findNamed<T extends { readonly label: string }>(candidates: readonly T[], name: string): T | undefined {
  for (const key of nameKeys(name)) {
    const found = candidates.find(({ label }) => nameKeys(label)[0] === key);
    if (found) return found;
  }
  return undefined;
}

/** Names spelled like it, else those that are one of its words: `Goblin` for `goblin warrior`. */
function similarNames(name: string, own: Ruleset, other: Ruleset, files: readonly UsedFile[]): readonly string[] {
  const local = files.flatMap((file) => (file.kind === 'broken' ? [] : file.creatures.map(({ label }) => label)));
  const character = nearestCharacter(name);
  const characters = character === null ? [] : [character];
  const spelled = [...characters, ...nearest(name, local, 3), ...nearestNames(name, own), ...nearestNames(name, other)];
  if (spelled.length > 0) return [...new Set(spelled)].slice(0, 3);
  const words = new Set(name.toLowerCase().split(/\s+/u));
  return [...local, ...bestiaryNames(own), ...bestiaryNames(other)]
    .filter((known) => words.has(known.toLowerCase()))
    .slice(0, 3);
}

/** Files that might hold a creature, if only they could be read. */
function passedOver(bestiary: readonly UsedFile[]): string {
  const broken = bestiary.flatMap((file) => (file.kind === 'broken' ? [file] : []));
  const [first] = broken;
  if (!first) return '';
  const name = shorten(Utils.basename(URI.parse(first.uri)));
  const more = broken.length === 1 ? '' : `, and ${broken.length - 1} more`;
  return ` Not looked at, because it cannot be read: "${name}" of the bestiary folders (${first.message})${more}.`;
}

function reportNotFound(
  path: string,
  fragment: string | null,
  named: readonly { readonly label: string }[],
  range: OffsetRange,
  reporter: Reporter,
): void {
  const names = named.map(({ label }) => label);
  const holds = names.length === 0 ? 'no creature' : names.slice(0, 10).map(shorten).join(', ');
  if (fragment === null && names.length > 0) {
    const message = `"${shorten(path)}" holds ${holds}: add "#" and the name of one.`;
    reporter.report('use-needs-name', range, message);
    return;
  }
  const { hint, newText } = suggest(fragment ?? '', names);
  const wanted = fragment === null ? 'a creature' : `"${shorten(fragment)}"`;
  const message = `"${shorten(path)}" does not hold ${wanted}.${hint} It holds: ${holds}.`;
  reporter.report('use-unknown-name', range, message, newText && `${path}#${newText}`);
}
