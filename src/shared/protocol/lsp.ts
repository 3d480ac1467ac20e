import * as v from 'valibot';
import { comparisonSchema, resultKeySchema, resultSchema, simulatedRatingsSchema } from '../model/results';
import { jobStateSchema } from '../model/queue';
import { queueSettingsSchema } from '../model/queueSettings';
import { limits } from '../model/limits';
import { scenarioSchema } from '../model/scenario';
import { priorities } from '../model/vocabulary';
import { base64, notification, outcomeOf, request, requestId, uri } from './lspMessage';

/**
 * Every message of ours between the extension host (client) and the background process (server), on top of LSP.
 * Each is declared once, with the schema that the receiving end checks it with.
 */
export const protocolVersion = 2;

/** `initializationOptions` of the LSP handshake. */
export const initializationOptionsSchema = v.object({
  protocolVersion: v.number(),
  /** Folder for the journal, as a file path; null keeps the queue in memory only. */
  storagePath: v.nullable(v.string()),
  workspaceFolders: v.array(uri),
  settings: v.object({
    queue: queueSettingsSchema,
    /** Folder names, relative to each workspace folder, searched for stat blocks. */
    bestiaryFolders: v.array(v.pipe(v.string(), v.maxLength(500))),
  }),
});
export type InitializationOptions = v.InferOutput<typeof initializationOptionsSchema>;

/** Asks for a simulation of a document (its text as open in the editor, else as on disk). */
export const submitRun = request(
  'encounterLab/run/submit',
  v.object({
    uri,
    priority: v.picklist(priorities),
    /** Null: as the file says. */
    runs: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(limits.runs))),
    seed: v.nullable(v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.seed))),
    allowDeduplication: v.boolean(),
    /** Replaces what this document asked for before with the same mark and has not got yet. */
    keepLast: v.optional(v.boolean(), false),
    /** Of the execution, by the wall clock; null for none. */
    timeoutMs: v.optional(v.nullable(v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(86_400_000))), null),
    /** Whose rate limit it counts for; null for none. */
    group: v.optional(v.nullable(v.pipe(v.string(), v.minLength(1), v.maxLength(100))), null),
    /** What it draws from its group's tokens. */
    tokens: v.optional(v.pipe(v.number(), v.minValue(0)), 0),
    /** The results the client holds: one of them may be the answer. */
    known: v.pipe(v.array(resultKeySchema), v.maxLength(10)),
  }),
  outcomeOf(
    v.object({
      requestId,
      /** `cached`: the client holds the result under `key` already; nothing is run. */
      outcome: v.picklist(['queued', 'attached', 'cached']),
      key: resultKeySchema,
    }),
  ),
);

export const cancelRun = request(
  'encounterLab/run/cancel',
  v.object({ requestId }),
  v.object({ isCancelled: v.boolean() }),
);

/**
 * A job ended. A completed one carries its result and is repeated after a restart until `acknowledgeRun` says that
 * it is stored.
 */
export const runDidFinish = notification(
  'encounterLab/run/didFinish',
  v.object({
    requestId,
    uri,
    title: v.string(),
    priority: v.picklist(priorities),
    end: v.variant('kind', [
      /** `runs`: the encoded runs (src/shared/results), base64. */
      v.object({ kind: v.literal('completed'), result: resultSchema, runs: base64 }),
      v.object({ kind: v.literal('failed'), reason: v.string() }),
      v.object({ kind: v.literal('quarantined'), reason: v.string() }),
      v.object({ kind: v.literal('cancelled') }),
    ]),
  }),
);
export type RunFinished = v.InferOutput<typeof runDidFinish.params>;

/** The result is stored, in that slot; null when it is kept nowhere on purpose. */
export const acknowledgeRun = notification(
  'encounterLab/run/acknowledge',
  v.object({ requestId, slot: v.nullable(v.picklist(['A', 'B'])) }),
);

/** The result could not be stored. When the fault may pass, `storeRunAgain` comes later. */
export const runStoreFailed = notification(
  'encounterLab/run/storeFailed',
  v.object({ requestId, message: v.string(), isTransient: v.boolean() }),
);

/** Server to client: try once more to store a result, or acknowledge that it is not wanted any more. */
export const storeRunAgain = notification('encounterLab/run/storeAgain', v.object({ requestId }));

/** Where a request stands; `unknown` when it never was, or has left by its age. */
export const runStatus = request(
  'encounterLab/run/status',
  v.object({ requestId }),
  v.union([jobStateSchema, v.object({ kind: v.literal('unknown') })]),
);

/** One fight of a result again, blow by blow, as Markdown. */
export const replayRun = request(
  'encounterLab/run/replay',
  v.object({
    scenario: scenarioSchema,
    seed: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.seed)),
    run: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(limits.runs - 1)),
  }),
  outcomeOf(v.object({ markdown: v.string() })),
);

/** The challenge ratings that monsters show in fights against reference parties. */
export const rateMonsters = request(
  'encounterLab/scenario/rate',
  v.object({ scenario: scenarioSchema }),
  outcomeOf(simulatedRatingsSchema),
);

/** Compares two encoded results, A and B. */
export const compareRuns = request(
  'encounterLab/run/compare',
  v.object({
    a: v.object({ key: resultKeySchema, scenario: scenarioSchema, runs: base64 }),
    b: v.object({ key: resultKeySchema, scenario: scenarioSchema, runs: base64 }),
  }),
  outcomeOf(comparisonSchema),
);

/**
 * Server to client: the text of a file in the workspace, which only the client can read wherever it lies. The client
 * refuses what is outside the workspace folders or larger than `maxBytes`.
 */
export const readFile = request(
  'encounterLab/file/read',
  v.object({ uri, maxBytes: v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(2 ** 24)) }),
  v.variant('kind', [
    v.object({ kind: v.literal('text'), text: v.string() }),
    v.object({ kind: v.literal('not-found') }),
    v.object({ kind: v.literal('too-large'), bytes: v.number() }),
    v.object({ kind: v.literal('outside') }),
    v.object({ kind: v.literal('failed'), message: v.string() }),
  ]),
);
export type FileContent = v.InferOutput<typeof readFile.reply>;

/** Server to client: the files below a folder of the workspace (not following links), by ending. */
export const listFiles = request(
  'encounterLab/file/list',
  v.object({ folder: uri, endings: v.array(v.string()), limit: v.number() }),
  v.object({ uris: v.array(uri) }),
);
