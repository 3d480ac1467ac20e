import { defaultRuns } from '../../shared/model/results';
import { limits } from '../../shared/model/limits';
import { type Scenario } from '../../shared/model/scenario';
import { rulesets, sides, tieBreaks, type Ruleset, type Side } from '../../shared/model/vocabulary';
import type { Reporter } from '../document/reporter';
import { type MapNode, type ScalarNode, type TreeNode } from '../document/tree';
import { readCreatureEntry, type CreatureEntry } from './creatureEntry';
import { readDay, type DayItem } from './day';
import { parseExpectation, type Expectation } from './expectation';
import { fileKeys, sideTacticsKeys, simulationKeys, startKeys } from './keys';
import { MapReader, readMap } from './mapReader';
import { parseFeet } from './actionPhrases';
import { readTactics, type Tactics } from './tactics';
import { readBoolean, readInteger, readItems, readParsed, readText, readWord, wrongType } from './values';

/** An encounter file as written: creatures are not looked up yet. */
export interface EncounterFile {
  readonly title: string;
  readonly ruleset: Ruleset;
  readonly entries: readonly { readonly side: Side; readonly entry: CreatureEntry }[];
  readonly start: Scenario['start'];
  readonly tactics: Readonly<Record<Side, Tactics>>;
  /** Null: the one fight against the monsters of this file. */
  readonly day: readonly DayItem[] | null;
  readonly simulation: Scenario['simulation'];
  readonly expectations: readonly { readonly expectation: Expectation; readonly node: ScalarNode }[];
}

/** Reads the whole file and reports every mistake; what is broken is replaced by its default. */
export function readEncounter(root: MapNode, reporter: Reporter): EncounterFile {
  const map = new MapReader(root, fileKeys, 'an encounter', reporter);
  return {
    title: map.read('title', readText) ?? 'Encounter',
    ruleset: map.read('ruleset', (node, what) => readWord(node, what, rulesets, reporter)) ?? '2024',
    entries: sides.flatMap((side) => readSide(map, side).map((entry) => ({ side: entry.fields?.side ?? side, entry }))),
    start: readStart(map),
    tactics: readSideTactics(map),
    day: map.has('day') ? readDay(map) : null,
    simulation: readSimulation(map),
    expectations: readExpectations(map),
  };
}

type FileReader = MapReader<keyof typeof fileKeys>;

function readSide(map: FileReader, side: Side): CreatureEntry[] {
  const node = map.node(side);
  const isDay = map.has('day') && side === 'monsters';
  if (!node) {
    if (!isDay) map.reporter.report('missing-key', map.head, `An encounter needs "${side}", a list of creatures.`);
    return [];
  }
  if (node.kind !== 'list') {
    if (node.kind === 'scalar' && node.value === null) reportEmptySide(map, side);
    else wrongType(node, side, 'a list of creatures, each after a "-"', map.reporter);
    return [];
  }
  if (node.items.length === 0) reportEmptySide(map, side);
  return readItems(node, side, limits.creatures, map.reporter).flatMap(
    (item) => readCreatureEntry(item, map.reporter) ?? [],
  );
}

function reportEmptySide(map: FileReader, side: Side): void {
  map.reporter.report(
    'empty-side',
    map.keyRange(side),
    `"${side}" has no creature; a fight needs at least one on each side.`,
  );
}

function readStart(file: FileReader): Scenario['start'] {
  const { reporter } = file;
  const map = file.read('start', (node, what) => readMap(node, startKeys, what, reporter));
  const surprise = map?.read('surprise', (node, what) => readWord(node, what, [...sides, 'none'], reporter));
  return {
    distance:
      map?.read('distance', (node, what) =>
        readParsed(node, what, 'a number of feet', parseFeet, 'bad-distance', reporter),
      ) ?? 0,
    surprise: surprise === 'party' || surprise === 'monsters' ? surprise : null,
    ties: map?.read('ties', (node, what) => readWord(node, what, tieBreaks, reporter)) ?? 'higher-modifier',
    groupInitiative: map?.read('groupInitiative', readBoolean) ?? true,
  };
}

function readSideTactics(file: FileReader): EncounterFile['tactics'] {
  const map = file.read('tactics', (node, what) => readMap(node, sideTacticsKeys, what, file.reporter));
  return { party: map?.read('party', readTactics) ?? {}, monsters: map?.read('monsters', readTactics) ?? {} };
}

function readSimulation(file: FileReader): Scenario['simulation'] {
  const { reporter } = file;
  const map = file.read('simulation', (node, what) => readMap(node, simulationKeys, what, reporter));
  const integer = (key: 'runs' | 'seed' | 'maxRounds', min: number, max: number): number | undefined =>
    map?.read(key, (node: TreeNode, what: string) => readInteger(node, what, min, max, reporter));
  return {
    runs: integer('runs', 1, limits.runs) ?? defaultRuns,
    seed: integer('seed', 0, limits.seed) ?? 1,
    maxRounds: integer('maxRounds', 1, limits.rounds) ?? 50,
    monsterDamage:
      map?.read('monsterDamage', (node, what) => readWord(node, what, ['rolled', 'average'], reporter)) ?? 'rolled',
    monsterHp:
      map?.read('monsterHp', (node, what) => readWord(node, what, ['average', 'rolled'], reporter)) ?? 'average',
    density:
      map?.read('density', (node, what) => readWord(node, what, ['spread', 'normal', 'packed'], reporter)) ?? 'normal',
    restDice: map?.read('restDice', (node, what) => readWord(node, what, ['rolled', 'average'], reporter)) ?? 'rolled',
  };
}

const maxExpectations = 100;

function readExpectations(file: FileReader): EncounterFile['expectations'] {
  const node = file.node('expect');
  if (!node) return [];
  return readItems(node, 'expect', maxExpectations, file.reporter).flatMap((item) => {
    const looksLike = 'a text such as "party wins >= 85%"';
    const expectation = readParsed(item, 'expect', looksLike, parseExpectation, 'bad-expectation', file.reporter);
    return expectation && item.kind === 'scalar' ? [{ expectation, node: item }] : [];
  });
}
