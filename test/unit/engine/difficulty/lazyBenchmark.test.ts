import { describe, expect, it } from 'vitest';
import { lazyBenchmark } from '../../../../src/engine/difficulty/lazyBenchmark';
import { hero, monster } from '../../../fixtures/scenarioBuilder';

const party = (levels: readonly number[]) => levels.map((level) => hero('hero', { level }));
const foes = (ratings: readonly number[]) => ratings.map((cr) => monster('foe', { cr }));

describe("the Lazy GM's benchmark", () => {
  it.each([
    // A quarter of the levels below level 5, half from there on.
    [[4, 4, 4, 4], [4], 4, false],
    [[4, 4, 4, 4], [4, 0.25], 4, true],
    [[5, 5, 5, 5], [10], 10, false],
    [[5, 5, 5, 5], [10, 1], 10, true],
    [[4, 5], [3], 3.5, false],
  ])('levels %j against ratings %j: up to %f', (levels, ratings, limit, isDeadly) => {
    expect(lazyBenchmark([...party(levels), ...foes(ratings)])).toMatchObject({ limit, isDeadly });
  });

  it('is unknown without a level or a challenge rating', () => {
    expect(lazyBenchmark([...party([1]), monster('foe')])).toBeNull();
    expect(lazyBenchmark([hero('hero'), ...foes([1])])).toBeNull();
  });
});
