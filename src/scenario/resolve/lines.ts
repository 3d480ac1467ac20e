import { sides, type Side } from '../../shared/model/vocabulary';
import type { Reporter } from '../document/reporter';
import type { EncounterFile } from '../schema/readEncounter';
import type { Tactics } from '../schema/tactics';
import type { CreatureResolver } from './creatureResolver';
import type { CreatureTemplate } from './creatureTemplate';
import { checkPriorities } from './priorities';
import type { UsedFile } from './usedFile';

/** One line of the file: so many of a creature on a side. */
export interface Line {
  readonly template: CreatureTemplate;
  readonly side: Side;
  readonly count: number;
  /** Of its side. */
  readonly tactics: Tactics;
  /** Which fight of a day its monsters are in; 0 where there is one fight. */
  readonly fight: number;
}

/** The creatures of the entries of an encounter, looked up; those that were not found have been reported. */
export async function linesOf(
  { entries, tactics }: Pick<EncounterFile, 'entries' | 'tactics'>,
  file: Extract<UsedFile, { kind: 'readable' }>,
  resolver: CreatureResolver,
  reporter: Reporter,
): Promise<readonly Line[]> {
  const templates = await resolver.resolveAll(
    entries.map(({ entry }) => entry),
    file,
    reporter,
  );
  return entries.flatMap(({ side, entry }, index) => {
    const template = templates[index];
    return template ? [{ template, side, count: entry.count, tactics: tactics[side], fight: 0 }] : [];
  });
}

/** Reports the lines of a side's priority list that name an action none of its creatures has. */
export function checkSideTactics(lines: readonly Line[], reporter: Reporter): void {
  for (const side of sides) {
    const own = lines.filter((line) => line.side === side);
    const priorities = own[0]?.tactics.priorities;
    if (priorities)
      checkPriorities(
        priorities,
        own.map(({ template }) => template.statBlock),
        reporter,
      );
  }
}
