import * as v from 'valibot';
import { actionSchema, predicatesSchema } from './action';
import { diceSchema, integer, list, modifier, rollModeSchema, text } from './dice';
import { aurasSchema, lastingsSchema } from './lasting';
import { limits } from './limits';
import { isSound } from './soundScenario';
import { conditions, damageTypes, rulesets, sides, targetings, tieBreaks, usePeriods } from './vocabulary';

/**
 * The resolved scenario: everything the engine needs and nothing the editor does. It is plain JSON, because it
 * crosses processes, is journaled and is kept in a slot; whoever reads it from outside checks it with this schema.
 */

/** A shared stock: spell slots of one level, ki, superiority dice, the points of Lay on Hands. */
const poolShape = v.object({
  name: text,
  points: integer(0, limits.uses),
  per: v.picklist(usePeriods),
  /** Spell slots: their level; null for any other stock. */
  slotLevel: v.nullable(integer(1, 9)),
});
export type Pool = Readonly<v.InferOutput<typeof poolShape>>;
const poolSchema: v.GenericSchema<Pool> = poolShape;

/** A line of a priority list (R17). */
const priorityShape = v.object({
  /** Index into the creature's `actions`; the action's slot says when it is thought of. */
  action: integer(0, limits.actions - 1),
  /** All must hold, beside what the action itself needs. */
  when: predicatesSchema,
  /** Whom it is aimed at, where the line says so. */
  target: v.nullable(v.picklist(targetings)),
  /** The line as written, for the replay. */
  text,
});
export type PriorityLine = Readonly<v.InferOutput<typeof priorityShape>>;
const prioritySchema: v.GenericSchema<PriorityLine> = priorityShape;

const creatureShape = v.object({
  /** Unique in the fight, as shown: `goblin 2`. */
  name: text,
  /** Name of the statistics it was made from: `goblin`. */
  kind: text,
  /** Same number = identical creatures of one line of the file: they roll initiative together (R2). */
  group: integer(0, limits.dayCreatures - 1),
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
  resist: list(v.picklist(damageTypes), damageTypes.length),
  immune: list(v.picklist(damageTypes), damageTypes.length),
  vulnerable: list(v.picklist(damageTypes), damageTypes.length),
  conditionImmune: list(v.picklist(conditions), conditions.length),
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
  /** Turns failed saves into successes: always, when the damage is big or it would lose control, or never (R6). */
  resistancePolicy: v.picklist(['always', 'control-and-big', 'never']),
  /** Advantage on attack rolls while an ally is beside the target. */
  packTactics: v.boolean(),
  /** Advantage on saves against what `isMagical`. */
  magicResistance: v.boolean(),
  /** Dexterity saves for half: none on a success, half on a failure. */
  evasion: v.boolean(),
  /** Hit points regained at the start of each turn, unless it took one of the damage types since its last. */
  regeneration: v.nullable(
    v.object({ amount: integer(1, limits.hitPoints), stoppedBy: list(v.picklist(damageTypes), damageTypes.length) }),
  ),
  auras: aurasSchema,
  /** On it when the fight begins. */
  lasting: lastingsSchema,
  /** Levels of exhaustion at the start. */
  exhaustion: integer(0, 5),
  /** Flies, teleports or climbs past a front rank (R14). */
  bypassesFront: v.boolean(),
  /** Provokes no opportunity attacks (R14). */
  flyby: v.boolean(),
  /** Breaks through a front rank at the price of opportunity attacks (R14). */
  breaksThrough: v.boolean(),
  /** Bonus of the check to escape a grapple: the better of Athletics and Acrobatics. */
  escapeBonus: modifier,
  /** Leaves the fight below these percentages, of its own hit points or its side's, on a failed Wisdom save (R18). */
  morale: v.nullable(v.object({ own: integer(0, 100), side: integer(0, 100) })),
  /** Spent at a short rest (R19): so many dice, each with the bonus; null: none. */
  restDice: v.nullable(v.object({ count: integer(0, 100), sides: integer(1, limits.diceSides), bonus: modifier })),
  pools: list(poolSchema, limits.pools),
  /** First line whose action is available and whose conditions hold; null: the engine's own order. */
  priorities: v.nullable(list(prioritySchema, limits.priorityLines)),
  actions: list(actionSchema, limits.actions),
});
export type Creature = Readonly<v.InferOutput<typeof creatureShape>>;
const creatureSchema: v.GenericSchema<Creature> = creatureShape;

const startSchema = v.object({
  /** Feet between the front ranks; 0: they are at each other already, and nobody has to move (R14). */
  distance: integer(0, limits.feet),
  surprise: v.nullable(v.picklist(sides)),
  ties: v.picklist(tieBreaks),
  groupInitiative: v.boolean(),
});

/** A step of the adventuring day (R19): a fight against some of the scenario's monsters, or a rest. */
const dayStepSchema = v.variant('kind', [
  v.object({
    kind: v.literal('fight'),
    title: text,
    /** Monsters `[from, to)` of the scenario's creatures. */
    from: integer(0, limits.dayCreatures),
    to: integer(0, limits.dayCreatures),
    start: startSchema,
  }),
  v.object({ kind: v.literal('rest'), rest: v.picklist(['short', 'long']) }),
]);
export type DayStep = Readonly<v.InferOutput<typeof dayStepSchema>>;

const notSimulatedShape = v.object({
  creature: text,
  text: v.string(),
  degree: v.picklist(['partly', 'not']),
  reason: v.string(),
});
export type NotSimulated = Readonly<v.InferOutput<typeof notSimulatedShape>>;
const notSimulatedSchema: v.GenericSchema<NotSimulated> = notSimulatedShape;

const scenarioShape = v.object({
  title: text,
  ruleset: v.picklist(rulesets),
  /** The party first, then the monsters, each in file order; over a day, fight after fight. */
  creatures: list(creatureSchema, limits.dayCreatures, 2),
  /** Of the one fight there is; without meaning where there is a day. */
  start: startSchema,
  /** Null: one fight, of all creatures. */
  day: v.nullable(list(dayStepSchema, 3 * limits.dayFights, 1)),
  simulation: v.object({
    runs: integer(1, limits.runs),
    seed: integer(0, limits.seed),
    maxRounds: integer(1, limits.rounds),
    monsterDamage: v.picklist(['rolled', 'average']),
    monsterHp: v.picklist(['average', 'rolled']),
    /** How crowded the foes stand: the density knob of R15. */
    density: v.picklist(['spread', 'normal', 'packed']),
    /** Hit dice of a rest: rolled until three quarters of the maximum, or their average while none of it is wasted. */
    restDice: v.picklist(['rolled', 'average']),
  }),
  /** What the file or a stat block says that the engine does not do yet, so that it can be shown. */
  notSimulated: list(notSimulatedSchema, Infinity),
});
export type Scenario = Readonly<v.InferOutput<typeof scenarioShape>>;
/** Of a named type, as its parts are: spelled out once more in every message they are too deep for the compiler. */
export const scenarioSchema: v.GenericSchema<Scenario> = v.pipe(
  scenarioShape,
  v.check(isSound, 'Parts of the scenario refer to others that are not there.'),
);
