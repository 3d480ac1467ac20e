import * as v from 'valibot';
import type { Action } from '../../shared/model/action';
import { fieldDamage, readSrdMonster, srdMonsterSchema } from '../formats/srdDatabase';
import type { SrdEntry, SrdMonster } from '../formats/srdDatabase';
import { averageOfDice } from '../dice';
import type { StatBlock } from '../statBlock';
import { assembleStatBlock } from '../statblock/assembleStatBlock';
import { parseActionSentence } from '../statblock/proseAction';
import { corrections } from './corrections';

/** The built-in bestiary of the 2014 rules, and where the database contradicts itself. */
export interface SrdBestiary {
  readonly statBlocks: readonly StatBlock[];
  /** `Adult Black Dragon, Tail: ...`: prose and fields that differ. The prose was taken. */
  readonly disagreements: readonly string[];
}

// Misprints of the database, made when a printed page was scanned, each as it stands and as it reads in the SRD.
const misprints: readonly (readonly [string, string])[] = [
  ['(Sd8)', '(5d8)'],
  ['(l6d8)', '(16d8)'],
  ['(l0d8)', '(10d8)'],
  ['(1 d4)', '(1d4)'],
  ['(1 d6 + 3)', '(1d6 + 3)'],
  ['(3d1O + 8)', '(3d10 + 8)'],
  ['its tai l', 'its tail'],
  ['DC l3', 'DC 13'],
  ['a 1 5-foot', 'a 15-foot'],
];

/** In the database, but not in the SRD 5.1. */
const foreign = new Set(['Adult Blue Dracolich', 'Carrion Crawler', 'Cave Bear']);

/**
 * Reads the whole database. Names and numbers only: no sentence of it is kept.
 * @throws when the data has not the shape of the database
 */
export function readSrd2014(database: unknown): SrdBestiary {
  const all = v.parse(v.array(srdMonsterSchema), database);
  const monsters = all.filter(({ name }) => !foreign.has(name)).map(mended);
  return {
    statBlocks: monsters.map((monster) => assembleStatBlock(readSrdMonster(monster), 'titles')),
    disagreements: monsters.flatMap((monster) =>
      [...monster.actions, ...monster.legendary_actions].flatMap((entry) =>
        disagreementsOf(entry).map((what) => `${monster.name}, ${entry.name}: ${what}`),
      ),
    ),
  };
}

function mended(monster: SrdMonster): SrdMonster {
  const mend = (entry: SrdEntry): SrdEntry => {
    const desc = misprints.reduce((text, [wrong, right]) => text.replaceAll(wrong, right), entry.desc);
    return { ...entry, desc };
  };
  return {
    ...monster,
    // It writes `Blinded` a second time where the SRD has `deafened`.
    condition_immunities: monster.condition_immunities.map(({ name }, index, all) => ({
      name: all.findIndex((other) => other.name === name) < index ? 'Deafened' : name,
    })),
    actions: monster.actions.map(mend),
    reactions: monster.reactions.map(mend),
    legendary_actions: monster.legendary_actions.map(mend),
    special_abilities: monster.special_abilities.map(mend),
    ...corrections.get(monster.name),
  };
}

function disagreementsOf(entry: SrdEntry): string[] {
  const [action] = parseActionSentence(entry.desc, entry.name).actions;
  return action === undefined ? [] : [...attackDisagreements(action, entry), ...saveDisagreements(action, entry)];
}

function attackDisagreements({ effect }: Action, { attack_bonus, damage }: SrdEntry): string[] {
  if (effect.kind !== 'attack') return [];
  const found: string[] = [];
  if (attack_bonus !== undefined && attack_bonus !== effect.bonus) {
    found.push(`the prose attacks with ${effect.bonus}, the field with ${attack_bonus}`);
  }
  const fields = (damage ?? []).flatMap((part) => fieldDamage(part) ?? []);
  const [first] = effect.damage;
  const [field] = fields;
  if (first !== undefined && field !== undefined && averageOfDice(first.dice) !== averageOfDice(field.dice)) {
    found.push(`the prose deals ${averageOfDice(first.dice)} on average, the field ${averageOfDice(field.dice)}`);
  }
  return found;
}

function saveDisagreements({ effect }: Action, { dc }: SrdEntry): string[] {
  if (effect.kind !== 'save' || dc === undefined) return [];
  const found: string[] = [];
  if (dc.dc_value !== effect.dc) found.push(`the prose asks for DC ${effect.dc}, the field for ${dc.dc_value}`);
  if (dc.dc_type.name.toLowerCase() !== effect.ability) {
    found.push(`the prose asks for ${effect.ability}, the field for ${dc.dc_type.name.toLowerCase()}`);
  }
  if (dc.success_type !== effect.onSuccess) {
    found.push(`the prose says ${effect.onSuccess} on a success, the field ${dc.success_type}`);
  }
  return found;
}
