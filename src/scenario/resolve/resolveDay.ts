import { limits } from '../../shared/model/limits';
import type { DayStep } from '../../shared/model/scenario';
import { shorten } from '../dice';
import { parseYaml } from '../document/parseYaml';
import { Reporter } from '../document/reporter';
import type { DayItem } from '../schema/day';
import { readEncounter, type EncounterFile } from '../schema/readEncounter';
import type { CreatureResolver } from './creatureResolver';
import { checkSideTactics, linesOf, type Line } from './lines';
import { namedEntries } from './usedFile';
import type { WorkspaceFiles } from './workspaceFiles';

/** The fights of a day: its steps, and the monsters of its encounters, fight after fight. */
export interface ResolvedDay {
  readonly steps: readonly DayStep[];
  readonly lines: readonly Line[];
}

type FightItem = Extract<DayItem, { kind: 'fight' }>;

/**
 * Reads the encounters of a day: the party of this file fights the monsters of each, from its start. Mistakes in an
 * encounter are told in one message where the day names it.
 * @param partySize creatures of the party, which stand before all monsters
 */
export async function resolveDay(
  uri: string,
  items: readonly DayItem[],
  partySize: number,
  files: WorkspaceFiles,
  resolver: CreatureResolver,
  reporter: Reporter,
): Promise<ResolvedDay> {
  const steps: DayStep[] = [];
  const lines: Line[] = [];
  let total = partySize;
  for (const item of items) {
    if (item.kind === 'rest') {
      steps.push(item);
      continue;
    }
    const fight = await resolveFight(uri, item, files, resolver, reporter);
    if (!fight) continue;
    const from = total;
    const own = fight.lines.reduce((sum, { count }) => sum + count, 0);
    total += own;
    if (partySize + own > limits.creatures) {
      const message = `A fight has at most ${limits.creatures} creatures; with the party there are ${partySize + own} in "${shorten(item.path)}".`;
      reporter.report('too-many-creatures', item.range, message);
    } else if (total > limits.dayCreatures && from <= limits.dayCreatures) {
      const message = `A day has at most ${limits.dayCreatures} creatures; up to here there are ${total}.`;
      reporter.report('too-many-creatures', item.range, message);
    }
    steps.push({ kind: 'fight', title: fight.encounter.title, from, to: total, start: fight.encounter.start });
    lines.push(...fight.lines.map((line) => ({ ...line, fight: steps.length })));
  }
  return { steps, lines };
}

/** The encounter of a file and its monsters; null, and reported, when it cannot be fought. */
async function resolveFight(
  uri: string,
  { path, range }: FightItem,
  files: WorkspaceFiles,
  resolver: CreatureResolver,
  outer: Reporter,
): Promise<{ readonly encounter: EncounterFile; readonly lines: readonly Line[] } | null> {
  const opened = await files.readText(uri, path);
  if (!opened.ok) {
    outer.report(opened.error.code, range, opened.error.message);
    return null;
  }
  const { text } = opened.value;
  const reporter = new Reporter(text);
  const root = parseYaml(text, reporter);
  const read = root?.kind === 'map' ? await readFight(opened.value.uri, root, resolver, reporter) : null;
  const problem = reporter.diagnostics().find(({ severity }) => severity === 'error');
  if (problem || !read) {
    const where = problem ? `line ${problem.range.start.line + 1}: ${problem.message}` : 'it is no encounter file.';
    outer.report('use-invalid', range, `"${shorten(path)}" cannot be fought: ${where}`);
    return null;
  }
  if (read.encounter.day !== null) {
    outer.report('day-in-day', range, `"${shorten(path)}" is a day itself; list its encounters here instead.`);
    return null;
  }
  if (!read.lines.some(({ template }) => template.hp !== 0)) {
    outer.report('day-without-fight', range, `"${shorten(path)}" has no monster that is up.`);
    return null;
  }
  return read;
}

async function readFight(
  uri: string,
  root: Parameters<typeof readEncounter>[0],
  resolver: CreatureResolver,
  reporter: Reporter,
): Promise<{ readonly encounter: EncounterFile; readonly lines: readonly Line[] }> {
  const encounter = readEncounter(root, reporter);
  const monsters = encounter.entries.filter(({ side }) => side === 'monsters');
  const file = { kind: 'readable', uri, text: '', creatures: namedEntries(root) } as const;
  const lines = await linesOf({ ...encounter, entries: monsters }, file, resolver, reporter);
  checkSideTactics(lines, reporter);
  return { encounter, lines };
}
