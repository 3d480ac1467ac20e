import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRanks, type JobRank } from '../../src/server/queue/jobOrder';
import { priorities } from '../../src/shared/model/vocabulary';

const promotionMs = 60_000;
const rank: fc.Arbitrary<JobRank> = fc.record({
  priority: fc.constantFrom(...priorities),
  enqueuedAt: fc.integer({ min: 0, max: 600_000 }),
  number: fc.nat(),
});
const weights = { high: 3, normal: 2, low: 1 };

describe('ageing', () => {
  it('bounds how long a job can be overtaken: by the difference of weights times T, and never by its equals', () => {
    fc.assert(
      fc.property(rank, rank, (early, late) => {
        if (early.priority === 'critical' || late.priority === 'critical') return;
        const bound = Math.max(0, weights[late.priority] - weights[early.priority]) * promotionMs;
        if (late.enqueuedAt - early.enqueuedAt > bound) {
          expect(compareRanks(early, late, promotionMs)).toBeLessThan(0);
        }
      }),
    );
  });

  it('never delays a critical job', () => {
    fc.assert(
      fc.property(rank, rank, (a, b) => {
        if (a.priority === 'critical' && b.priority !== 'critical') {
          expect(compareRanks(a, b, promotionMs)).toBeLessThan(0);
        }
      }),
    );
  });

  it('is one order: sorting from any beginning gives the same', () => {
    fc.assert(
      fc.property(fc.uniqueArray(rank, { selector: ({ number }) => number, maxLength: 20 }), fc.nat(), (ranks, at) => {
        const cut = at % Math.max(ranks.length, 1);
        const turned = [...ranks.slice(cut), ...ranks.slice(0, cut)];
        const sort = (list: readonly JobRank[]) => list.toSorted((a, b) => compareRanks(a, b, promotionMs));
        expect(sort(turned)).toEqual(sort(ranks));
      }),
    );
  });
});
