import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';
import {
  abilities,
  actionSlots,
  areaShapes,
  conditions,
  damageTypes,
  rulesets,
  sides,
  targetings,
  tieBreaks,
  usePeriods,
} from './vocabulary';

/**
 * The resolved scenario: everything the engine needs and nothing the editor does. It is plain JSON, because it
 * crosses processes, is journaled and is kept in a slot; whoever reads it from outside checks it with this schema.
 */

/** The largest values anything in a scenario may have. */
export const limits = {
  creatures: 100,
  diceCount: 100,
  diceSides: 1000,
  diceTerms: 10,
  flatBonus: 10_000,
  damageParts: 10,
  hitPoints: 100_000,
  armorClass: 100,
  modifier: 100,
  actions: 60,
  attackRolls: 30,
  multiattackSteps: 20,
  targets: 100,
  uses: 1000,
  runs: 10_000_000,
  rounds: 1000,
  seed: 0xffff_ffff,
  feet: 10_000,
  textLength: 500,
} as const;

const integer = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
const text = v.pipe(v.string(), v.maxLength(limits.textLength));
const modifier = integer(-limits.modifier, limits.modifier);

/** `2d6 + 1d4 + 3`: the terms and the flat bonus (which may be negative). */
export const diceSchema = v.object({
  terms: v.pipe(
    v.array(v.object({ count: integer(1, limits.diceCount), sides: integer(1, limits.diceSides) })),
    v.maxLength(limits.diceTerms),
  ),
  bonus: integer(-limits.flatBonus, limits.flatBonus),
});
export type Dice = DeepReadonly<v.InferOutput<typeof diceSchema>>;

const damagePartSchema = v.object({ dice: diceSchema, type: v.picklist(damageTypes) });
export type DamagePart = DeepReadonly<v.InferOutput<typeof damagePartSchema>>;

const damageSchema = v.pipe(v.array(damagePartSchema), v.maxLength(limits.damageParts));

/** A number of attack rolls, each against a target chosen anew. */
const attackEffectSchema = v.object({
  kind: v.literal('attack'),
  /** Attack rolls made each time the action is taken. */
  rolls: integer(1, limits.attackRolls),
  bonus: modifier,
  /** Lowest kept die that is a critical hit, when it hits. */
  critRange: integer(2, 20),
  /** Melee reach in feet; null for an attack at range only. */
  reach: v.nullable(integer(0, limits.feet)),
  /** Normal range in feet; null for a melee attack only. */
  range: v.nullable(integer(0, limits.feet)),
  longRange: v.nullable(integer(0, limits.feet)),
  damage: damageSchema,
  /** Added to the first hit in each turn, its own or the one it acts after (sneak attack); empty for none. */
  oncePerTurn: damageSchema,
});

/** A saving throw asked of one or more targets; damage is rolled once for all of them (R5). */
const saveEffectSchema = v.object({
  kind: v.literal('save'),
  /** Null: nothing avoids it (magic missile), and `dc` says nothing. */
  ability: v.nullable(v.picklist(abilities)),
  dc: integer(1, limits.modifier),
  onSuccess: v.picklist(['none', 'half']),
  damage: damageSchema,
  /** The area it covers (size in feet: length, radius or edge); how many foes that is, R15 decides. */
  area: v.nullable(v.object({ shape: v.picklist(areaShapes), size: integer(1, limits.feet) })),
  /** Number of targets where it is given outright; an area is ignored then. */
  targets: v.nullable(integer(1, limits.targets)),
});

const healEffectSchema = v.object({
  kind: v.literal('heal'),
  amount: diceSchema,
  who: v.picklist(['self', 'ally']),
  /** True for temporary hit points, which do not add up and wake nobody (R10). */
  temporary: v.boolean(),
});

/** Other actions of the same creature, in order (R11). */
const multiattackEffectSchema = v.object({
  kind: v.literal('multiattack'),
  steps: v.pipe(
    v.array(
      v.object({
        count: integer(1, limits.attackRolls),
        /** Indices into the creature's `actions`: alternatives, of which the best by expected damage is taken. */
        choices: v.pipe(v.array(integer(0, limits.actions - 1)), v.minLength(1), v.maxLength(limits.actions)),
      }),
    ),
    v.minLength(1),
    v.maxLength(limits.multiattackSteps),
  ),
});

export const predicateSubjects = [
  'self.hp',
  'self.hp%',
  'ally.hp%',
  'ally.down',
  'round',
  'targets',
  'enemies',
  'allies',
] as const;

/** `self.hp% < 50`; `ally.down >= 1`. `ally.hp%` is that of the ally worst off, `ally.down` their number. */
const predicateSchema = v.object({
  subject: v.picklist(predicateSubjects),
  comparison: v.picklist(['<', '<=', '>', '>=', '=']),
  value: integer(0, limits.hitPoints),
});
export type Predicate = DeepReadonly<v.InferOutput<typeof predicateSchema>>;

const actionSchema = v.object({
  name: text,
  slot: v.picklist(actionSlots),
  effect: v.variant('kind', [attackEffectSchema, saveEffectSchema, healEffectSchema, multiattackEffectSchema]),
  limit: v.variant('kind', [
    v.object({ kind: v.literal('at-will') }),
    v.object({ kind: v.literal('uses'), uses: integer(1, limits.uses), per: v.picklist(usePeriods) }),
    v.object({ kind: v.literal('recharge'), lowest: integer(2, 6) }),
  ]),
  /** Legendary actions spent by taking it (1 to 3); 1 for any other action. */
  cost: integer(1, 3),
  /** Level of the spell slot it spends; 0 for a cantrip, null for what is no spell. */
  spell: v.nullable(integer(0, 9)),
  /** All must hold for the action to be taken. */
  when: v.pipe(v.array(predicateSchema), v.maxLength(10)),
});
export type Action = DeepReadonly<v.InferOutput<typeof actionSchema>>;
export type Effect = Action['effect'];
export type AttackEffect = Extract<Effect, { kind: 'attack' }>;
export type SaveEffect = Extract<Effect, { kind: 'save' }>;
export type HealEffect = Extract<Effect, { kind: 'heal' }>;

const rollModeSchema = v.picklist(['normal', 'advantage', 'disadvantage']);
export type RollMode = v.InferOutput<typeof rollModeSchema>;

const creatureSchema = v.object({
  /** Unique in the fight, as shown: `goblin 2`. */
  name: text,
  /** Name of the statistics it was made from: `goblin`. */
  kind: text,
  /** Same number = identical creatures of one line of the file: they roll initiative together (R2). */
  group: integer(0, limits.creatures - 1),
  side: v.picklist(sides),
  rank: v.picklist(['front', 'back']),
  ac: integer(0, limits.armorClass),
  maxHp: integer(1, limits.hitPoints),
  /** At the start of the fight. */
  hp: integer(0, limits.hitPoints),
  tempHp: integer(0, limits.hitPoints),
  /** Hit dice, rolled for maxHp where the settings say so; null when only the number is known. */
  hitDice: v.nullable(diceSchema),
  /** Modifier of the initiative roll. */
  initiative: modifier,
  saves: v.object({ str: modifier, dex: modifier, con: modifier, int: modifier, wis: modifier, cha: modifier }),
  /** Intelligence score where known: it decides how a monster picks its targets (R16). */
  intelligence: v.nullable(integer(0, 50)),
  /** In feet per round. */
  speed: integer(0, limits.feet),
  /** Challenge rating of a monster (0, 0.125, 0.25, 0.5, 1 ... 30); null when unknown or a character. */
  cr: v.nullable(v.pipe(v.number(), v.minValue(0), v.maxValue(30))),
  /** Level of a character (1 to 20); null when unknown or a monster. */
  level: v.nullable(integer(1, 20)),
  resist: v.array(v.picklist(damageTypes)),
  immune: v.array(v.picklist(damageTypes)),
  vulnerable: v.array(v.picklist(damageTypes)),
  conditionImmune: v.array(v.picklist(conditions)),
  /** True: falls unconscious at 0 HP and rolls death saves (R9). False: dies. */
  deathSaves: v.boolean(),
  attackRolls: rollModeSchema,
  savingThrows: rollModeSchema,
  legendaryActions: integer(0, 10),
  legendaryResistance: integer(0, 20),
  targeting: v.picklist(targetings),
  healing: v.picklist(['on-down', 'below-half', 'never']),
  /** Goes on hitting a foe that is down (R9). */
  attackDowned: v.boolean(),
  actions: v.pipe(v.array(actionSchema), v.maxLength(limits.actions)),
});
export type Creature = DeepReadonly<v.InferOutput<typeof creatureSchema>>;

const scenarioShape = v.object({
  title: text,
  ruleset: v.picklist(rulesets),
  /** The party first, then the monsters, each in file order. */
  creatures: v.pipe(v.array(creatureSchema), v.minLength(2), v.maxLength(limits.creatures)),
  start: v.object({
    /** Feet between the front ranks. */
    distance: integer(0, limits.feet),
    surprise: v.nullable(v.picklist(sides)),
    ties: v.picklist(tieBreaks),
    groupInitiative: v.boolean(),
  }),
  simulation: v.object({
    runs: integer(1, limits.runs),
    seed: integer(0, limits.seed),
    maxRounds: integer(1, limits.rounds),
    monsterDamage: v.picklist(['rolled', 'average']),
    monsterHp: v.picklist(['average', 'rolled']),
    /** How crowded the foes stand: the density knob of R15. */
    density: v.picklist(['spread', 'normal', 'packed']),
  }),
  /** What the file or a stat block says that the engine does not do yet, so that it can be shown. */
  notSimulated: v.array(
    v.object({ creature: text, text: v.string(), degree: v.picklist(['partly', 'not']), reason: v.string() }),
  ),
});
export type Scenario = DeepReadonly<v.InferOutput<typeof scenarioShape>>;
/** Of a named type, because its parts spelled out once more in every message are too deep for the compiler. */
export const scenarioSchema: v.GenericSchema<Scenario> = scenarioShape;
export type NotSimulated = Scenario['notSimulated'][number];
