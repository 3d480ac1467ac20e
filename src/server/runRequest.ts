import * as v from 'valibot';
import { resultSchema, type Result, type ResultKey } from '../shared/model/results';
import { priorities, type Priority } from '../shared/model/vocabulary';
import type { DeepReadonly } from '../shared/util/deepReadonly';

/** A request as the queue has accepted it: all that is needed to fight it again after a crash. */
export const acceptedRequestSchema = v.object({
  requestId: v.pipe(v.string(), v.uuid()),
  /** Milliseconds since 1970. */
  acceptedAt: v.number(),
  priority: v.picklist(priorities),
  allowDeduplication: v.boolean(),
  /** Replaced by the next request of the same document with this mark. */
  keepLast: v.boolean(),
  /** Milliseconds of execution; null for no limit. */
  timeoutMs: v.nullable(v.number()),
  /** Whose rate limit it counts for, and what it draws from the group's tokens. */
  group: v.nullable(v.string()),
  tokens: v.number(),
  ...v.pick(resultSchema, ['key', 'hashParts', 'scenario', 'source']).entries,
});
export type AcceptedRequest = DeepReadonly<v.InferOutput<typeof acceptedRequestSchema>>;

/** What a caller asks for. `scenario` is resolved and valid; `hash` and `hashParts` are those of that scenario. */
export interface RunRequest
  extends
    Pick<Result, 'scenario' | 'hashParts' | 'source'>,
    Pick<AcceptedRequest, 'priority' | 'keepLast' | 'timeoutMs' | 'group' | 'tokens'> {
  readonly hash: string;
  readonly runs: number;
  readonly seed: number;
  /** False: fought even when the same is waiting, running or known. */
  readonly allowDeduplication: boolean;
  /** Results the caller holds already. */
  readonly known: readonly ResultKey[];
}

export interface Submission {
  readonly requestId: string;
  /** `cached`: the caller holds the result under `key`, and no end will be reported. */
  readonly outcome: 'queued' | 'attached' | 'cached';
  readonly key: ResultKey;
}

export type RunEnd =
  | { readonly kind: 'completed'; readonly result: Result; readonly encodedRuns: Uint8Array }
  | { readonly kind: 'failed'; readonly reason: string }
  /** It has ended its workers too often. Not its last word: it may be asked to run once more. */
  | { readonly kind: 'quarantined'; readonly reason: string }
  | { readonly kind: 'cancelled' };

/** A request that has come to its one end, or is quarantined. */
export interface FinishedRun {
  readonly requestId: string;
  readonly uri: string;
  readonly title: string;
  readonly priority: Priority;
  readonly end: RunEnd;
}
