import type { Ruleset } from '../../shared/model/vocabulary';
import { nearest } from '../nearest';
import type { StatBlock } from '../statBlock';
import srd2014 from './generated/srd2014.json';
import { nameKeys } from './nameKeys';

const offered = 3;

interface Table {
  readonly names: readonly string[];
  readonly byKey: ReadonlyMap<string, StatBlock>;
}

const tables: Readonly<Record<Ruleset, Table>> = { '2014': tableOf(srd2014), '2024': tableOf([]) };

/**
 * The built-in creature of that name, or null. Case, spacing, hyphens and plural do not matter: `Dire Wolves` finds
 * the dire wolf, `incubus` the entry `Succubus/Incubus`. There is no built-in table of the 2024 rules.
 */
export function findCreature(name: string, ruleset: Ruleset): StatBlock | null {
  const { byKey } = tables[ruleset];
  for (const key of nameKeys(name)) {
    const found = byKey.get(key);
    if (found !== undefined) return found;
  }
  return null;
}

/** The at most three built-in names most like it, best first. */
export function nearestNames(name: string, ruleset: Ruleset): readonly string[] {
  return nearest(name, tables[ruleset].names, offered);
}

/** All built-in names, in alphabetical order. */
export function bestiaryNames(ruleset: Ruleset): readonly string[] {
  return tables[ruleset].names;
}

function tableOf(statBlocks: readonly StatBlock[]): Table {
  const byKey = new Map<string, StatBlock>();
  for (const statBlock of statBlocks) {
    // `Succubus/Incubus`, `Deep Gnome (Svirfneblin)`: each of the names finds it.
    const names = [statBlock.name, ...statBlock.name.split(/[/()]/u)];
    for (const name of names) {
      const [key] = nameKeys(name);
      if (key !== undefined && !byKey.has(key)) byKey.set(key, statBlock);
    }
  }
  return { names: statBlocks.map(({ name }) => name).sort((a, b) => a.localeCompare(b, 'en')), byKey };
}
