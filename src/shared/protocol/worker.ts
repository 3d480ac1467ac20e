import type { Analysis, Comparison, RunColumns, SimulatedRatings } from '../model/results';
import type { Scenario } from '../model/scenario';
import type { Outcome } from '../util/outcome';

/**
 * What the scheduler asks of a simulation worker. Both ends are ours and ship in one bundle, so these are types only.
 * Buffers are copied on the way.
 */

/** What is used of a message port, which Node and browsers have alike. */
export interface StopPort {
  onmessage: (() => void) | null;
}

/**
 * How a worker is told to stop at its next slice: entry 0 of shared memory becomes other than 0; or, where there is no
 * shared memory, any message comes through the port.
 */
export type StopSignal = Int32Array | StopPort;

/** Fights runs `[from, to)`, whole blocks but for the last of the job. */
export interface SimulateTask {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly from: number;
  readonly to: number;
  /** The range is the whole job: it is analyzed at once, which spares a small job a second round trip. */
  readonly isWhole: boolean;
  readonly stop: StopSignal;
}

/** Sums over any number of runs: mergeable, exact, plain JSON. */
export interface Tally {
  readonly runs: number;
  readonly won: number;
  readonly lost: number;
  readonly undecided: number;
  readonly someoneDropped: number;
  readonly someoneDied: number;
  /** Of rounds, over all runs. */
  readonly roundsSum: number;
  /** By round of the end: runs, and runs won. */
  readonly roundsHistogram: readonly number[];
  readonly roundsWon: readonly number[];
  readonly creatures: readonly CreatureTally[];
  /** By number of survivors. */
  readonly partySurvivors: readonly number[];
  readonly monsterSurvivors: readonly number[];
  /** By number of fights the party won. */
  readonly fightsWon: readonly number[];
}

/** Counts of runs (dropped, died) and sums over runs, of one creature. */
export interface CreatureTally {
  readonly dropped: number;
  readonly died: number;
  readonly hpLeft: number;
  readonly damageDealt: number;
  readonly damageTaken: number;
  readonly healing: number;
  readonly kills: number;
  readonly wasted: number;
  readonly absorbed: number;
  readonly turnsLost: number;
  readonly resourcesLeft: number;
  /**
   * Hit points gained (or lost, below 0) from round to round; entry 0: those at the start. Summed up, they are the sum
   * of hit points by round, where a run that ended earlier keeps its last value.
   */
  readonly hpChanges: readonly number[];
}

export interface SimulateReply {
  /** The runs `[from, to)` of the task are done, whole blocks; fewer than asked for when it was told to stop. */
  readonly to: number;
  /** The part of these that is to be stored; null when none is, or when `analyzed` has it. */
  readonly columns: RunColumns | null;
  /** Of a whole job that was not stopped; else null. */
  readonly analyzed: AnalyzeReply | null;
  readonly tally: Tally;
  /** SHA-256 of each block, one after the other: 32 bytes each. */
  readonly blockDigests: Uint8Array;
}

/** Sent by the worker after each slice (50 to 200 ms), which is also its heartbeat. */
export interface SliceProgress {
  readonly runsDone: number;
  /** Of the worker. */
  readonly heapBytes: number;
}

export interface AnalyzeTask {
  readonly scenario: Scenario;
  /** In order of `from`, without gaps: as they came, or encoded as in a slot. */
  readonly columns: readonly (RunColumns | Uint8Array)[];
  readonly tally: Tally;
}

export interface EncodeTask {
  /** In order of `from`, without gaps. */
  readonly columns: readonly RunColumns[];
}

export interface AnalyzeReply {
  readonly analysis: Analysis;
  /** The stored runs as written to a slot. */
  readonly encodedRuns: Uint8Array;
}

export interface CompareTask {
  readonly a: { readonly scenario: Scenario; readonly encodedRuns: Uint8Array };
  readonly b: { readonly scenario: Scenario; readonly encodedRuns: Uint8Array };
  readonly hasSameDice: boolean;
}

export interface ReplayTask {
  readonly scenario: Scenario;
  readonly seed: number;
  readonly run: number;
}

/** The methods a worker answers. */
export interface WorkerMethods {
  simulate(task: SimulateTask): SimulateReply;
  analyze(task: AnalyzeTask): AnalyzeReply;
  /** As a slot keeps them. */
  encode(task: EncodeTask): Uint8Array;
  /** The error says which of the two is damaged, and how. */
  compare(task: CompareTask): Outcome<Comparison, string>;
  /** A few tens of milliseconds per kind of monster. */
  rate(scenario: Scenario): SimulatedRatings;
  /** Markdown; the error says why the fight cannot be told. */
  replay(task: ReplayTask): Outcome<string, string>;
}
