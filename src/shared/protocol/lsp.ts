import * as v from 'valibot';
import { comparisonSchema, resultKeySchema, resultSchema, simulatedRatingsSchema } from '../model/results';
import { queueSnapshotSchema } from '../model/queue';
import { limits } from '../model/limits';
import { scenarioSchema } from '../model/scenario';
import { priorities } from '../model/vocabulary';

/**
 * Every message of ours between the extension host (client) and the background process (server), on top of LSP.
 * Each is declared once, with the schema that the receiving end checks it with.
 */
export const protocolVersion = 1;

export interface RequestMethod<Params extends v.GenericSchema, Reply extends v.GenericSchema> {
  readonly method: `encounterLab/${string}/${string}`;
  readonly params: Params;
  readonly reply: Reply;
}

export interface NotificationMethod<Params extends v.GenericSchema> {
  readonly method: `encounterLab/${string}/${string}`;
  readonly params: Params;
}

function request<Params extends v.GenericSchema, Reply extends v.GenericSchema>(
  method: `encounterLab/${string}/${string}`,
  params: Params,
  reply: Reply,
): RequestMethod<Params, Reply> {
  return { method, params, reply };
}

function notification<Params extends v.GenericSchema>(
  method: `encounterLab/${string}/${string}`,
  params: Params,
): NotificationMethod<Params> {
  return { method, params };
}

const requestId = v.pipe(v.string(), v.uuid());
const uri = v.pipe(v.string(), v.maxLength(4096));
const base64 = v.pipe(v.string(), v.maxLength(64 * 1024 * 1024));

/** `initializationOptions` of the LSP handshake. */
export const initializationOptionsSchema = v.object({
  protocolVersion: v.number(),
  /** Folder for the journal, as a file path; null keeps the queue in memory only. */
  storagePath: v.nullable(v.string()),
  workspaceFolders: v.array(uri),
  settings: v.object({
    /** 0: one less than the machine has, at least one. */
    workers: v.pipe(v.number(), v.integer(), v.minValue(0), v.maxValue(64)),
    /** Folder names, relative to each workspace folder, searched for stat blocks. */
    bestiaryFolders: v.array(v.pipe(v.string(), v.maxLength(500))),
  }),
});
export type InitializationOptions = v.InferOutput<typeof initializationOptionsSchema>;

/** An expected failure of a request, in words for the user. */
const problemSchema = v.object({
  code: v.picklist(['invalid-scenario', 'file-not-found', 'queue-full', 'damaged-result', 'failed']),
  message: v.string(),
});
export type Problem = v.InferOutput<typeof problemSchema>;

const outcomeOf = <Value extends v.GenericSchema>(value: Value) =>
  v.variant('ok', [v.object({ ok: v.literal(true), value }), v.object({ ok: v.literal(false), error: problemSchema })]);

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
      v.object({ kind: v.literal('cancelled') }),
    ]),
  }),
);
export type RunFinished = v.InferOutput<typeof runDidFinish.params>;

export const acknowledgeRun = notification('encounterLab/run/acknowledge', v.object({ requestId }));

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

/** At most ten times a second. */
export const queueDidChange = notification('encounterLab/queue/didChange', queueSnapshotSchema);

export const queueStatus = request('encounterLab/queue/status', v.object({}), queueSnapshotSchema);

/** The user has looked at the queue: failures so far are not counted any more. */
export const queueDidShow = notification('encounterLab/queue/didShow', v.object({}));

/** Removes what waits and forgets what failed; running jobs go on. */
export const clearQueue = request('encounterLab/queue/clear', v.object({}), v.object({ removed: v.number() }));

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
