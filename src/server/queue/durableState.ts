import * as v from 'valibot';
import { limits } from '../../shared/model/limits';
import type { UnreadEntry } from '../../shared/model/queue';
import { unreadEntrySchema } from '../../shared/model/queue';
import { priorities } from '../../shared/model/vocabulary';
import type { DeepReadonly } from '../../shared/util/deepReadonly';
import type { JournalFormat } from '../journal/journalFormat';
import { addUnread, markRead } from '../delivery/unread';
import { acceptedRequestSchema, type AcceptedRequest } from '../runRequest';

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const id = v.pipe(v.string(), v.uuid());
const counts = v.array(v.number());
const base64 = v.pipe(v.string(), v.maxLength(64 * 1024 * 1024));

const tallySchema = v.object({
  ...{ runs: count, won: count, lost: count, undecided: count, someoneDropped: count, someoneDied: count },
  ...{ roundsSum: count, roundsHistogram: counts, roundsWon: counts },
  creatures: v.array(
    v.object({
      ...{ dropped: count, died: count, hpLeft: count, damageDealt: count, damageTaken: count, healing: count },
      ...{ kills: count, wasted: count, absorbed: count, turnsLost: count, resourcesLeft: count, hpChanges: counts },
    }),
  ),
  ...{ partySurvivors: counts, monsterSurvivors: counts, fightsWon: counts },
});

/** Runs `[from, to)` of a job, as they are kept: bytes in base64. */
const storedChunkSchema = v.object({
  from: count,
  to: v.pipe(count, v.maxValue(limits.runs)),
  columns: v.nullable(base64),
  tally: tallySchema,
  blockDigests: base64,
});
export type StoredChunk = DeepReadonly<v.InferOutput<typeof storedChunkSchema>>;

const rankSchema = v.object({ isCritical: v.boolean(), key: v.number(), number: v.number() });

const faultsSchema = v.object({
  crashes: count,
  retries: count,
  /** Why it is quarantined; null when it is not. */
  quarantine: v.nullable(v.string()),
  isAlone: v.boolean(),
});
export type Faults = DeepReadonly<v.InferOutput<typeof faultsSchema>>;

/** Everything about the queue that a crash must not undo. */
export const queueEntrySchema = v.variant('kind', [
  /** `jobId`: of the job it was attached to, or its own. `since`: when that job was founded. The last one counts. */
  v.object({ kind: v.literal('accepted'), jobId: id, since: v.number(), request: acceptedRequestSchema }),
  /** The request needs nothing more: cancelled, failed, its result is stored with the client, or left the list of ends. */
  v.object({
    ...{ kind: v.literal('ended'), requestId: id },
    how: v.picklist(['cancelled', 'failed', 'acknowledged', 'forgotten']),
  }),
  v.object({ kind: v.literal('reprioritized'), requestId: id, priority: v.picklist(priorities) }),
  v.object({ kind: v.literal('moved'), ranks: v.array(v.object({ jobId: id, rank: v.nullable(rankSchema) })) }),
  v.object({ kind: v.literal('checkpoint'), jobId: id, chunk: storedChunkSchema }),
  v.object({ kind: v.literal('faulted'), jobId: id, faults: faultsSchema }),
  v.object({ kind: v.literal('paused'), isPaused: v.boolean() }),
  v.object({ kind: v.literal('unread'), entry: unreadEntrySchema }),
  /** Null: of all files. */
  v.object({ kind: v.literal('read'), uri: v.nullable(v.string()) }),
]);
export type QueueEntry = DeepReadonly<v.InferOutput<typeof queueEntrySchema>>;

export interface DurableJob {
  readonly id: string;
  /** Milliseconds since 1970. */
  readonly since: number;
  readonly requests: Map<string, AcceptedRequest>;
  readonly chunks: StoredChunk[];
  faults: Faults;
  /** Null: as its priority and age make it. */
  rank: v.InferOutput<typeof rankSchema> | null;
}

export interface DurableState {
  /** In order of acceptance. */
  readonly jobs: Map<string, DurableJob>;
  /** By request. */
  readonly jobOf: Map<string, DurableJob>;
  isPaused: boolean;
  unread: readonly UnreadEntry[];
}

const noFaults: Faults = { crashes: 0, retries: 0, quarantine: null, isAlone: false };

/** How the queue is kept in the journal. */
export const queueFormat: JournalFormat<QueueEntry, DurableState> = {
  schema: queueEntrySchema,
  empty: () => ({ jobs: new Map(), jobOf: new Map(), isPaused: false, unread: [] }),
  apply: applyEntry,
  entriesOf,
};

function applyEntry(state: DurableState, entry: QueueEntry): void {
  switch (entry.kind) {
    case 'accepted':
      return accept(state, entry);
    case 'ended':
      return end(state, entry.requestId);
    case 'reprioritized': {
      const job = state.jobOf.get(entry.requestId);
      const request = job?.requests.get(entry.requestId);
      if (request) setRequest(job!, { ...request, priority: entry.priority });
      return;
    }
    case 'moved':
      for (const { jobId, rank } of entry.ranks) {
        const job = state.jobs.get(jobId);
        if (job) job.rank = rank;
      }
      return;
    case 'checkpoint':
      return addChunk(state.jobs.get(entry.jobId)?.chunks ?? [], entry.chunk);
    case 'faulted': {
      const job = state.jobs.get(entry.jobId);
      if (job) job.faults = entry.faults;
      return;
    }
    case 'paused':
      state.isPaused = entry.isPaused;
      return;
    case 'unread':
      state.unread = addUnread(state.unread, entry.entry);
      return;
    case 'read':
      state.unread = entry.uri === null ? [] : markRead(state.unread, entry.uri);
  }
}

function accept(state: DurableState, { jobId, since, request }: QueueEntry & { readonly kind: 'accepted' }): void {
  if (state.jobOf.get(request.requestId)?.id !== jobId) end(state, request.requestId);
  const known = state.jobs.get(jobId);
  const job: DurableJob = known ?? { id: jobId, since, requests: new Map(), chunks: [], faults: noFaults, rank: null };
  const { engineVersion } = request.key;
  const isOutdated = [...job.requests.values()].some(({ key }) => key.engineVersion !== engineVersion);
  // What one version of the engine has fought must not be mixed with what another does.
  if (isOutdated) job.chunks.length = 0;
  setRequest(job, request);
  state.jobs.set(jobId, job);
  state.jobOf.set(request.requestId, job);
}

function end(state: DurableState, requestId: string): void {
  const job = state.jobOf.get(requestId);
  if (!job) return;
  state.jobOf.delete(requestId);
  changeRequests(job, () => job.requests.delete(requestId));
  if (job.requests.size === 0) state.jobs.delete(job.id);
}

/** Runs that are there already are not taken twice: what two processes have saved may overlap. */
function addChunk(chunks: StoredChunk[], chunk: StoredChunk): void {
  if (chunks.every(({ from, to }) => to <= chunk.from || chunk.to <= from)) chunks.push(chunk);
}

function setRequest(job: DurableJob, request: AcceptedRequest): void {
  changeRequests(job, () => job.requests.set(request.requestId, request));
}

/** Another priority gives the job another rank: where it was moved by hand counts no more. */
function changeRequests(job: DurableJob, change: () => void): void {
  const before = priorityOf(job);
  change();
  if (priorityOf(job) !== before) job.rank = null;
}

function priorityOf({ requests }: DurableJob) {
  const asked = new Set([...requests.values()].map(({ priority }) => priority));
  return priorities.find((priority) => asked.has(priority));
}

function entriesOf(state: DurableState): QueueEntry[] {
  const entries: QueueEntry[] = [];
  for (const { id: jobId, since, requests, chunks, faults, rank } of state.jobs.values()) {
    for (const request of requests.values()) entries.push({ kind: 'accepted', jobId, since, request });
    for (const chunk of chunks) entries.push({ kind: 'checkpoint', jobId, chunk });
    if (faults !== noFaults) entries.push({ kind: 'faulted', jobId, faults });
    if (rank) entries.push({ kind: 'moved', ranks: [{ jobId, rank }] });
  }
  if (state.isPaused) entries.push({ kind: 'paused', isPaused: true });
  for (const entry of state.unread.toReversed()) entries.push({ kind: 'unread', entry });
  return entries;
}
