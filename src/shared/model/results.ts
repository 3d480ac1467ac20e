import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';
import { limits } from './limits';
import { scenarioSchema } from './scenario';
import { quintileNames, rulesets, sides } from './vocabulary';

/**
 * Runs are computed, hashed and merged in blocks of this many, so that a digest does not depend on how a job was cut
 * into chunks. A fifth of the default 1005.
 */
export const blockSize = 201;

export const defaultRuns = 1005;

/**
 * Runs kept one by one, from run 0; what lies beyond goes into the sums only. Enough for a median to within a percent,
 * and little enough that a million runs take no more memory than these.
 */
export const maxStoredRuns = 100 * blockSize;

/**
 * The columns of the runs stored have at most so many bytes: of long fights, or of many creatures, fewer are stored.
 * Encoding makes columns at most 1.4 times as large, so every result fits a message of 64 Mi letters of base64.
 */
export const maxStoredBytes = 32 * 2 ** 20;

/** How a run ended, for the party. */
export const outcomes = { lost: 0, won: 1, undecided: 2 } as const;

/** How a creature ended a run. */
export const creatureStates = { up: 0, unconscious: 1, stable: 2, dead: 3, fled: 4 } as const;

/**
 * What is recorded of a range of runs, in columns. With C creatures and N runs, a column "per creature" has C x N
 * entries, creature after creature: entry `creature * N + index`. Creatures are in scenario order.
 */
export interface RunColumns {
  /** Run number of the first entry. */
  readonly from: number;
  readonly runs: number;
  readonly creatures: number;
  /** Per run: a value of {@link outcomes}. */
  readonly outcome: Uint8Array;
  /** Per run: the round in which it ended, 1 or more; of a day, the rounds of all its fights. */
  readonly rounds: Uint16Array;
  /** Per run: fights the party won; 0 or 1 where there is one fight. */
  readonly fightsWon: Uint8Array;
  /** Per creature and run: hit points at the end. */
  readonly hpLeft: Int32Array;
  /** Per creature and run: a value of {@link creatureStates}. */
  readonly state: Uint8Array;
  /** Per creature and run: times it fell to 0 hit points, at most 255. */
  readonly drops: Uint8Array;
  /** Per creature and run: hit points (and temporary ones) it took away from others; overkill is not counted. */
  readonly damageDealt: Uint32Array;
  readonly damageTaken: Uint32Array;
  /** Per creature and run: hit points it gave back. */
  readonly healing: Uint32Array;
  /** Per creature and run: foes that died of its blows, at most 65,535; who bleeds to death is nobody's. */
  readonly kills: Uint16Array;
  /**
   * Per creature and run: damage it did that found no hit points left. What its foes resisted is not in it: it is
   * `damageDealt` and `wasted` that add up to the damage done.
   */
  readonly wasted: Uint32Array;
  /** Per creature and run: temporary hit points it lost, a part of `damageTaken`. */
  readonly absorbed: Uint32Array;
  /** Per creature and run: turns in which it was alive, not down, and could not act; at most 65,535. */
  readonly turnsLost: Uint16Array;
  /** Per creature and run: uses and points left at the end, at most 65,535; what recharges is not counted. */
  readonly resourcesLeft: Uint16Array;
  /**
   * Hit points of each side together at the start and at the end of every round: run after run, `rounds + 1` entries
   * each. Length: the sum of `rounds + 1`. Of the monsters of a day, those of the fight the round belongs to.
   */
  readonly partyHp: Uint32Array;
  readonly monstersHp: Uint32Array;
}

const count = v.pipe(v.number(), v.minValue(0));
const share = v.pipe(v.number(), v.minValue(0), v.maxValue(1));
const figures = v.array(v.number());

/** A share of all runs with its 95 % Wilson interval. */
const rateSchema = v.object({ rate: share, low: share, high: share });
export type Rate = DeepReadonly<v.InferOutput<typeof rateSchema>>;

const meanMedianSchema = v.object({ mean: v.number(), median: v.number() });

const creatureFiguresSchema = v.object({
  name: v.string(),
  side: v.picklist(sides),
  maxHp: count,
  /** Share of runs in which it falls to 0 HP at least once. */
  drops: share,
  /** Share of runs at whose end it is dead. */
  dies: share,
  hpLeft: meanMedianSchema,
  /** Means per run. */
  damageDealt: count,
  damageTaken: count,
  healing: count,
  kills: count,
  wasted: count,
  turnsLost: count,
  /** Uses and points of what is limited: left at the end, and what it has at the start. */
  resources: v.object({ left: count, start: count }),
  /** Mean hit points by round (index 0: the start); a run that ended earlier keeps its last value. */
  hpByRound: figures,
});
export type CreatureFigures = DeepReadonly<v.InferOutput<typeof creatureFiguresSchema>>;

const sideFiguresSchema = v.object({
  /** `survivors[k]`: share of runs that end with k of the side up. */
  survivors: figures,
  hpLeft: meanMedianSchema,
});

/**
 * Hit points of a side by round (index 0: the start), over all runs; a run that ended earlier keeps its last value.
 */
const hpBandsSchema = v.object({
  max: count,
  p5: figures,
  p25: figures,
  p50: figures,
  p75: figures,
  p95: figures,
});
export type HpBands = DeepReadonly<v.InferOutput<typeof hpBandsSchema>>;

const representativeSchema = v.object({
  run: count,
  outcome: v.picklist(['lost', 'won', 'undecided']),
  rounds: count,
  survivors: count,
  /** Of the party together. */
  hpLeft: count,
});

/** One fifth of the runs, ordered from worst to best for the party. Figures are of the whole fifth. */
const quintileSchema = v.object({
  name: v.picklist(quintileNames),
  runs: count,
  /** Share of the fifth's runs that the party wins. */
  partyWins: share,
  rounds: meanMedianSchema,
  survivors: v.object({ mean: v.number() }),
  /** Of the party together, at the end. */
  hpLeft: meanMedianSchema,
  /** Mean number of party members dead at the end. */
  deaths: v.number(),
  damageDealt: v.object({ party: v.number(), monsters: v.number() }),
  /** Party members in scenario order: mean hit points left, and share of the fifth's runs they die in. */
  heroes: v.array(v.object({ name: v.string(), maxHp: count, hpLeft: v.number(), dies: share })),
  /** The middle run: a real fight, which can be replayed. */
  representative: representativeSchema,
});
export type Quintile = DeepReadonly<v.InferOutput<typeof quintileSchema>>;

/** What the rules' own arithmetic of experience points says of the encounter (R21), before a die is rolled. */
const difficultySchema = v.object({
  ruleset: v.picklist(rulesets),
  /** "between Moderate and High" (2024), "Hard" (2014). */
  label: v.string(),
  /** Of the monsters together; 2014: after the multiplier for their number. */
  xp: count,
  /** What the party's levels add up to, easiest first. */
  thresholds: v.array(v.object({ name: v.string(), xp: count })),
});
export type Difficulty = DeepReadonly<v.InferOutput<typeof difficultySchema>>;

/** The Lazy GM's benchmark: challenge ratings together against a share of the levels together. */
const lazyBenchmarkSchema = v.object({ ratings: v.number(), limit: v.number(), isDeadly: v.boolean() });
export type LazyBenchmark = DeepReadonly<v.InferOutput<typeof lazyBenchmarkSchema>>;

/** The challenge rating that statistics suggest (R22): of defense, of offense, and their average. */
const estimatedRatingSchema = v.object({ defensive: v.number(), offensive: v.number(), overall: v.number() });
export type EstimatedRating = DeepReadonly<v.InferOutput<typeof estimatedRatingSchema>>;

/** The challenge rating whose average monster does as much to the reference parties, and the range over these. */
const simulatedRatingSchema = v.object({ rating: v.number(), low: v.number(), high: v.number() });
export type SimulatedRating = DeepReadonly<v.InferOutput<typeof simulatedRatingSchema>>;

/** Of each kind of monster, as in `onPaper.ratings`; null where the reference parties cannot measure it. */
export const simulatedRatingsSchema = v.array(v.nullable(simulatedRatingSchema));
export type SimulatedRatings = DeepReadonly<v.InferOutput<typeof simulatedRatingsSchema>>;

/** What can be said before a die is rolled (R21, R22). */
const encounterMathsSchema = v.object({
  /** One; over a day each fight. */
  fights: v.array(
    v.object({
      title: v.string(),
      /** By each ruleset; empty when the level of a character or the challenge rating of a monster is unknown. */
      official: v.array(difficultySchema),
      lazy: v.nullable(lazyBenchmarkSchema),
    }),
  ),
  /** Each kind of monster, with the rating its source gives it. */
  ratings: v.array(v.object({ kind: v.string(), printed: v.nullable(v.number()), estimated: estimatedRatingSchema })),
});
export type EncounterMaths = DeepReadonly<v.InferOutput<typeof encounterMathsSchema>>;

/** Everything that is shown of a result, ready to draw. Plain JSON. */
const analysisShape = v.object({
  runs: count,
  partyWins: rateSchema,
  /** Everyone of the party is down at the end. */
  tpk: rateSchema,
  undecided: rateSchema,
  someoneDrops: rateSchema,
  someoneDies: rateSchema,
  rounds: v.object({
    mean: v.number(),
    median: v.number(),
    /** `histogram[k]` counts runs that ended in round k; those the party won in `won`. */
    histogram: figures,
    won: figures,
  }),
  creatures: v.array(creatureFiguresSchema),
  sides: v.object({ party: sideFiguresSchema, monsters: sideFiguresSchema }),
  hpByRound: v.object({ party: hpBandsSchema, monsters: hpBandsSchema }),
  /** Medians, bands and quintiles come from the runs stored: all of them up to `maxStoredRuns`, else the first. */
  storedRuns: count,
  quintiles: v.pipe(v.array(quintileSchema), v.length(5)),
  onPaper: encounterMathsSchema,
  /** Of an adventuring day, where it breaks: `fightsWon[k]` is the share of days with k fights won. Null: one fight. */
  day: v.nullable(v.object({ fightsWon: figures })),
});
export type Analysis = DeepReadonly<v.InferOutput<typeof analysisShape>>;
export const analysisSchema: v.GenericSchema<Analysis> = analysisShape;

/** What a result depends on, and all it depends on. */
export const resultKeySchema = v.object({
  scenarioHash: v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/)),
  seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.seed)),
  runs: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.runs)),
  engineVersion: v.pipe(v.string(), v.maxLength(40)),
});
export type ResultKey = DeepReadonly<v.InferOutput<typeof resultKeySchema>>;

export function isSameResult(a: ResultKey, b: ResultKey): boolean {
  return (
    a.scenarioHash === b.scenarioHash && a.seed === b.seed && a.runs === b.runs && a.engineVersion === b.engineVersion
  );
}

/** The four parts of the scenario hash, each SHA-256 in hexadecimal. */
const hashPartsSchema = v.object({
  players: v.array(v.string()),
  monsters: v.array(v.string()),
  configuration: v.string(),
  simulation: v.string(),
});
export type HashParts = DeepReadonly<v.InferOutput<typeof hashPartsSchema>>;

/** A finished simulation without its runs. */
export const resultSchema = v.object({
  key: resultKeySchema,
  hashParts: hashPartsSchema,
  scenario: scenarioSchema,
  analysis: analysisSchema,
  /** SHA-256 over the SHA-256 of each block's columns: equal for equal keys, whatever the workers. */
  digest: v.string(),
  /** The file it came from and its text then. */
  source: v.object({ uri: v.string(), text: v.string() }),
  /** ISO 8601. */
  finishedAt: v.string(),
  elapsedMs: count,
  runsPerSecond: count,
});
export type Result = DeepReadonly<v.InferOutput<typeof resultSchema>>;

const differenceSchema = v.object({ difference: v.number(), low: v.number(), high: v.number() });
/** B minus A with its 95 % interval. */
export type Difference = DeepReadonly<v.InferOutput<typeof differenceSchema>>;

/** Slot B against slot A. */
export const comparisonSchema = v.object({
  /** True when both were fought with the same dice, so that runs are compared pair by pair. */
  isPaired: v.boolean(),
  partyWins: differenceSchema,
  tpk: differenceSchema,
  someoneDrops: differenceSchema,
  someoneDies: differenceSchema,
  rounds: differenceSchema,
  partyHpLeft: differenceSchema,
});
export type Comparison = DeepReadonly<v.InferOutput<typeof comparisonSchema>>;
