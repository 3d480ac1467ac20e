import { limits, type Creature, type Scenario } from '../../shared/model/scenario';
import { sides } from '../../shared/model/vocabulary';
import type { Reporter } from '../document/reporter';
import { entryOf, rangeWithin, type MapNode, type OffsetRange } from '../document/tree';
import { nearest } from '../nearest';
import { readEncounter, type EncounterFile } from '../schema/readEncounter';
import { CreatureResolver } from './creatureResolver';
import { notSimulatedOf, standInFight, type Line } from './standInFight';
import { namedEntries } from './usedFile';
import type { WorkspaceFiles } from './workspaceFiles';

/** The scenario an encounter file describes; null when the file has a mistake, all of which are reported. */
export async function resolveScenario(
  uri: string,
  root: MapNode,
  files: WorkspaceFiles,
  reporter: Reporter,
): Promise<Scenario | null> {
  const encounter = readEncounter(root, reporter);
  const resolver = new CreatureResolver(files, encounter.ruleset);
  const place = { uri, reporter, creatures: namedEntries(root) };
  const templates = await resolver.resolveAll(
    encounter.entries.map(({ entry }) => entry),
    place,
  );
  const lines = encounter.entries.flatMap(({ side, entry }, index): Line[] => {
    const template = templates[index];
    return template ? [{ template, side, count: entry.count }] : [];
  });
  checkNumbers(encounter, root, reporter);
  if (reporter.hasErrors()) return null;
  const creatures = standInFight(lines, encounter.tactics);
  checkExpectations(encounter, creatures, reporter);
  if (reporter.hasErrors()) return null;
  return {
    title: encounter.title,
    ruleset: encounter.ruleset,
    creatures,
    start: encounter.start,
    simulation: encounter.simulation,
    notSimulated: notSimulatedOf(lines),
  };
}

function checkNumbers({ entries }: EncounterFile, root: MapNode, reporter: Reporter): void {
  let total = 0;
  for (const { entry } of entries) {
    const before = total;
    total += entry.count;
    if (before <= limits.creatures && total > limits.creatures) {
      const message = `A fight has at most ${limits.creatures} creatures; with this there are ${total}.`;
      reporter.report('too-many-creatures', entry.range, message);
    }
  }
  // A list without any creature has been reported; this is a side emptied by "side:".
  if (reporter.hasErrors()) return;
  for (const side of sides) {
    if (entries.some((entry) => entry.side === side)) continue;
    const message = `No creature is on the side of the ${side}; a fight needs at least one on each side.`;
    reporter.report('empty-side', entryOf(root, side)?.keyRange ?? root.range, message);
  }
}

function checkExpectations({ expectations }: EncounterFile, creatures: readonly Creature[], reporter: Reporter): void {
  const names = [...new Set(creatures.flatMap(({ name, kind }) => [name, kind]))];
  for (const { expectation, node } of expectations) {
    const { subject } = expectation;
    if (!('creature' in subject)) continue;
    const wanted = subject.creature.toLowerCase();
    if (names.some((name) => name.toLowerCase() === wanted)) continue;
    const range: OffsetRange = rangeWithin(node, subject.start, subject.end);
    const [near] = nearest(subject.creature, names, 1);
    const hint = near === undefined ? '' : ` Did you mean ${near}?`;
    const message = `No creature of this fight is called "${subject.creature}".${hint}`;
    reporter.report('bad-expectation', range, message, near);
  }
}
