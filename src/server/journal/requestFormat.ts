import * as v from 'valibot';
import type { DeepReadonly } from '../../shared/util/deepReadonly';
import { acceptedRequestSchema, type AcceptedRequest } from '../runRequest';
import type { JournalFormat } from './journalFormat';

const requestEntrySchema = v.variant('kind', [
  v.object({ kind: v.literal('accepted'), request: acceptedRequestSchema }),
  /** The request needs nothing more: cancelled, failed, or its result is stored with the client. */
  v.object({
    kind: v.literal('ended'),
    requestId: v.string(),
    how: v.picklist(['cancelled', 'failed', 'acknowledged']),
  }),
]);
export type RequestEntry = DeepReadonly<v.InferOutput<typeof requestEntrySchema>>;
/** Requests accepted and not ended, by id, in the order of acceptance. */
export type UnfinishedRequests = Map<string, AcceptedRequest>;

/** How accepted requests are kept in the journal. */
export const requestFormat: JournalFormat<RequestEntry, UnfinishedRequests> = {
  schema: requestEntrySchema,
  empty: () => new Map(),
  apply(unfinished, entry) {
    if (entry.kind === 'accepted') unfinished.set(entry.request.requestId, entry.request);
    else unfinished.delete(entry.requestId);
  },
  entriesOf: (unfinished) => [...unfinished.values()].map((request) => ({ kind: 'accepted', request })),
};
