import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Job } from '../../../../src/server/queue/job';
import { OrderedJobs } from '../../../../src/server/queue/orderedJobs';
import { compareRanks } from '../../../../src/server/queue/rank';
import { acceptedRequest } from '../../../support/acceptedRequest';

const request = acceptedRequest();

describe('jobs in order', () => {
  it('are those of a sorted array after any additions and deletions', () => {
    const change = fc.record({ isAddition: fc.boolean(), isCritical: fc.boolean(), key: fc.nat(5), pick: fc.nat() });
    fc.assert(
      fc.property(fc.array(change, { maxLength: 60 }), (changes) => {
        const ordered = new OrderedJobs();
        const expected: Job[] = [];
        for (const [number, { isAddition, isCritical, key, pick }] of changes.entries()) {
          if (isAddition) {
            const job = new Job(String(number), number, request, { isCritical, key, number });
            ordered.add(job);
            expected.push(job);
            expected.sort((a, b) => compareRanks(a.rank, b.rank));
          } else if (expected.length > 0) {
            const [job] = expected.splice(pick % expected.length, 1);
            expect([ordered.has(job!), ordered.delete(job!), ordered.has(job!)]).toEqual([true, true, false]);
            expect(ordered.delete(job!)).toBe(false);
          }
          expect([...ordered]).toEqual(expected);
          expect(ordered.first).toBe(expected[0]);
        }
      }),
    );
  });
});
