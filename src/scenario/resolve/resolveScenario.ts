import { countActions } from '../../engine/compile/castings';
import { limits } from '../../shared/model/limits';
import { type Creature, type NotSimulated, type Scenario } from '../../shared/model/scenario';
import { sides } from '../../shared/model/vocabulary';
import type { Reporter } from '../document/reporter';
import { entryOf, rangeWithin, type MapNode, type OffsetRange } from '../document/tree';
import { readEncounter, type EncounterFile } from '../schema/readEncounter';
import { suggest } from '../suggestion';
import { CreatureResolver } from './creatureResolver';
import { checkSideTactics, linesOf } from './lines';
import { resolveDay } from './resolveDay';
import { notSimulatedOf, standInFight } from './standInFight';
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
  // Its text is not asked for: its mistakes are reported here.
  const file = { kind: 'readable', uri, text: '', creatures: namedEntries(root) } as const;
  const own = await linesOf(encounter, file, resolver, reporter);
  checkNumber(encounter, reporter);
  checkSideTactics(own, reporter);
  const party = own.filter(({ side }) => side === 'party');
  const partySize = party.reduce((sum, { count }) => sum + count, 0);
  const day = encounter.day && (await resolveDay(uri, encounter.day, partySize, files, resolver, reporter));
  if (reporter.hasErrors()) return null;
  const lines = day ? [...party, ...day.lines] : own;
  const creatures = standInFight(lines, encounter.ruleset);
  checkSides(creatures, root, reporter);
  checkExpectations(encounter, creatures, reporter);
  checkActions(creatures, root, reporter);
  if (reporter.hasErrors()) return null;
  return {
    title: encounter.title,
    ruleset: encounter.ruleset,
    creatures,
    start: encounter.start,
    day: day && day.steps,
    simulation: encounter.simulation,
    notSimulated: [...notSimulatedOf(lines), ...(day ? unfought(root, reporter) : [])],
  };
}

/** A day is fought against the monsters of its encounters. */
function unfought(root: MapNode, reporter: Reporter): NotSimulated[] {
  const monsters = entryOf(root, 'monsters');
  if (!monsters) return [];
  const reason = 'a day is fought against the monsters of its encounters';
  reporter.report('not-simulated', monsters.keyRange, `Not simulated: these monsters; ${reason}.`);
  return [{ creature: 'monsters', text: 'the monsters of this file', degree: 'not', reason }];
}

function checkNumber({ entries }: EncounterFile, reporter: Reporter): void {
  let total = 0;
  for (const { entry } of entries) {
    const before = total;
    total += entry.count;
    if (before <= limits.creatures && total > limits.creatures) {
      const message = `A fight has at most ${limits.creatures} creatures; with this there are ${total}.`;
      reporter.report('too-many-creatures', entry.range, message);
    }
  }
}

/** A list without any creature has been reported; this is a side emptied by "side:", or that is down already. */
function checkSides(creatures: readonly Creature[], root: MapNode, reporter: Reporter): void {
  for (const side of sides) {
    const own = creatures.filter((creature) => creature.side === side);
    if (own.some(({ hp }) => hp > 0)) continue;
    const found = own.length === 0 ? 'No creature is' : 'Every creature starts at 0 hit points';
    const message = `${found} on the side of the ${side}; a fight needs at least one on each side that is up.`;
    reporter.report('empty-side', entryOf(root, side)?.keyRange ?? root.range, message);
  }
}

/** The engine has room for the actions of any single fight; a day has room for as many. */
function checkActions(creatures: readonly Creature[], root: MapNode, reporter: Reporter): void {
  const day = entryOf(root, 'day');
  if (!day || creatures.length <= limits.creatures) return;
  const actions = creatures.reduce((sum, creature) => sum + countActions(creature), 0);
  if (actions <= limits.dayActions) return;
  const message = `The creatures of a day have at most ${limits.dayActions} actions together, each spell counted once for every kind of slot that can pay for it; these have ${actions}. Leave out encounters, or spells that nobody will cast.`;
  reporter.report('too-many-actions', day.keyRange, message);
}

function checkExpectations({ expectations }: EncounterFile, creatures: readonly Creature[], reporter: Reporter): void {
  const names = [...new Set(creatures.flatMap(({ name, kind }) => [name, kind]))];
  for (const { expectation, node } of expectations) {
    const { subject } = expectation;
    if (!('creature' in subject)) continue;
    const wanted = subject.creature.toLowerCase();
    if (names.some((name) => name.toLowerCase() === wanted)) continue;
    const range: OffsetRange = rangeWithin(node, subject.start, subject.end);
    const { hint, newText } = suggest(subject.creature, names);
    const message = `No creature of this fight is called "${subject.creature}".${hint}`;
    reporter.report('bad-expectation', range, message, node.textStart === null ? undefined : newText);
  }
}
