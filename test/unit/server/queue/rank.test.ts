import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { compareRanks, rankOf, type Rank } from '../../../../src/server/queue/rank';
import { priorities } from '../../../../src/shared/model/vocabulary';

const promotionMs = 60_000;
const weights = { high: 3, normal: 2, low: 1 };
const arrival = fc.record({
  priority: fc.constantFrom(...priorities),
  acceptedAt: fc.integer({ min: 0, max: 600_000 }),
  number: fc.nat(),
});
type Arrival = typeof arrival extends fc.Arbitrary<infer T> ? T : never;

function rank({ priority, acceptedAt, number }: Arrival): Rank {
  return rankOf(priority, acceptedAt, number, promotionMs);
}

describe('ageing', () => {
  it('bounds how long a job can be overtaken: by the difference of weights times T, and never by its equals', () => {
    fc.assert(
      fc.property(arrival, arrival, (early, late) => {
        if (early.priority === 'critical' || late.priority === 'critical') return;
        const bound = Math.max(0, weights[late.priority] - weights[early.priority]) * promotionMs;
        if (late.acceptedAt - early.acceptedAt > bound) expect(compareRanks(rank(early), rank(late))).toBeLessThan(0);
      }),
    );
  });

  it('lets a higher priority go first within its bound', () => {
    fc.assert(
      fc.property(arrival, arrival, (early, late) => {
        if (early.priority === 'critical' || late.priority === 'critical') return;
        const bound = (weights[late.priority] - weights[early.priority]) * promotionMs;
        if (late.acceptedAt - early.acceptedAt < bound) {
          expect(compareRanks(rank(early), rank(late))).toBeGreaterThan(0);
        }
      }),
    );
  });

  it('never delays a critical job', () => {
    fc.assert(
      fc.property(arrival, arrival, (a, b) => {
        if (a.priority === 'critical' && b.priority !== 'critical') {
          expect(compareRanks(rank(a), rank(b))).toBeLessThan(0);
        }
      }),
    );
  });

  it('is one order: sorting from any beginning gives the same', () => {
    fc.assert(
      fc.property(
        fc.uniqueArray(arrival, { selector: ({ number }) => number, maxLength: 20 }),
        fc.nat(),
        (arrivals, at) => {
          const ranks = arrivals.map(rank);
          const cut = at % Math.max(ranks.length, 1);
          const turned = [...ranks.slice(cut), ...ranks.slice(0, cut)];
          const sort = (list: readonly Rank[]) => list.toSorted(compareRanks);
          expect(sort(turned)).toEqual(sort(ranks));
        },
      ),
    );
  });
});
