import fc from 'fast-check';
import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { queueFormat, type DurableState, type QueueEntry } from '../../../../src/server/queue/durableState';
import { priorities } from '../../../../src/shared/model/vocabulary';
import { acceptedRequest } from '../../../support/acceptedRequest';
import { simulateReply } from '../../../support/simulateReply';

const ids = Array.from({ length: 5 }, (_, index) => `00000000-0000-4000-8000-00000000000${index}`);
const { scenario } = acceptedRequest();
const id = fc.constantFrom(...ids);
const uri = fc.constantFrom('file:///ford.encounter.yaml', 'file:///mill.encounter.yaml');
const rank = fc.record({ isCritical: fc.boolean(), key: fc.nat(100), number: fc.nat(100) });

const request = fc
  .record({ requestId: id, priority: fc.constantFrom(...priorities), engineVersion: fc.constantFrom('1', '2') })
  .map(({ engineVersion, ...rest }) => {
    const { key, ...usual } = acceptedRequest({ ...rest, scenario });
    return { ...usual, key: { ...key, engineVersion } };
  });

const chunk = fc.record({ first: fc.nat(4), blocks: fc.integer({ min: 1, max: 3 }) }).map(({ first, blocks }) => {
  const [from, to] = [201 * first, 201 * (first + blocks)];
  return { from, to, columns: null, tally: simulateReply({ from, to }).tally, blockDigests: '' };
});

const entry: fc.Arbitrary<QueueEntry> = fc.oneof(
  fc.record({ kind: fc.constant('accepted' as const), jobId: id, since: fc.nat(100), request }),
  fc.record({ kind: fc.constant('ended' as const), requestId: id, how: fc.constant('cancelled' as const) }),
  fc.record({
    ...{ kind: fc.constant('reprioritized' as const), requestId: id },
    priority: fc.constantFrom(...priorities),
  }),
  fc.record({
    kind: fc.constant('moved' as const),
    ranks: fc.array(fc.record({ jobId: id, rank: fc.option(rank) }), { maxLength: 3 }),
  }),
  fc.record({ kind: fc.constant('checkpoint' as const), jobId: id, chunk }),
  fc.record({
    ...{ kind: fc.constant('faulted' as const), jobId: id },
    faults: fc.record({
      ...{ crashes: fc.nat(3), retries: fc.nat(3), isAlone: fc.boolean() },
      quarantine: fc.option(fc.constant('It ended a worker')),
    }),
  }),
  fc.record({ kind: fc.constant('paused' as const), isPaused: fc.boolean() }),
  fc.record({
    kind: fc.constant('unread' as const),
    entry: fc.record({
      ...{ requestId: id, uri, title: fc.constant('Ford') },
      ...{ end: fc.constant('completed' as const), finishedAt: fc.constant('2026-11-22T12:00:00.000Z') },
    }),
  }),
  fc.record({ kind: fc.constant('read' as const), uri: fc.option(uri) }),
);

function fold(entries: readonly unknown[]): DurableState {
  const state = queueFormat.empty();
  // As they come from a file.
  for (const raw of entries) queueFormat.apply(state, v.parse(queueFormat.schema, JSON.parse(JSON.stringify(raw))));
  return state;
}

/** With all that is in order, in order. */
function inOrder({ jobs, jobOf, ...rest }: DurableState) {
  return {
    ...rest,
    jobs: [...jobs.values()].map((job) => ({ ...job, requests: [...job.requests] })),
    jobOf: [...jobOf].map(([requestId, job]) => `${requestId} ${job.id}`).toSorted(),
  };
}

describe('the state of the queue', () => {
  it('is the same from what a snapshot holds of it as from all that happened', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const state = fold(entries);
        expect(inOrder(fold(queueFormat.entriesOf(state)))).toEqual(inOrder(state));
      }),
    );
  });

  it('knows each request once, and each job by its requests', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 40 }), (entries) => {
        const { jobs, jobOf } = fold(entries);
        const pairs = [...jobs.values()].flatMap((job) => [...job.requests.keys()].map((key) => [key, job] as const));
        expect(new Map(pairs)).toEqual(jobOf);
        expect(pairs).toHaveLength(jobOf.size);
        for (const job of jobs.values()) expect(job.requests.size).toBeGreaterThan(0);
      }),
    );
  });

  it('never holds a run of a job twice', () => {
    fc.assert(
      fc.property(fc.array(entry, { maxLength: 60 }), (entries) => {
        for (const { chunks } of fold(entries).jobs.values()) {
          const sorted = chunks.toSorted((a, b) => a.from - b.from);
          for (const [index, { from }] of sorted.entries()) {
            if (index > 0) expect(from).toBeGreaterThanOrEqual(sorted[index - 1]!.to);
          }
        }
      }),
    );
  });

  it('does not change by what is about a job or a request that it does not know', () => {
    const unknown = entry.filter(({ kind }) => !['accepted', 'paused', 'unread', 'read'].includes(kind));
    fc.assert(
      fc.property(fc.array(unknown, { maxLength: 20 }), (entries) => {
        expect(fold(entries)).toEqual(queueFormat.empty());
      }),
    );
  });
});
