import type { RunColumns } from '../../../src/shared/model/results';
import type { Scenario } from '../../../src/shared/model/scenario';
import type { Distribution } from './distribution';
import type { SolvedFight } from './solveFight';

/** How far runs are from the exact solution, in standard deviations, by what was measured. */
export interface Deviation {
  readonly what: string;
  readonly sigmas: number;
}

export function deviations(scenario: Scenario, columns: RunColumns, exact: SolvedFight): Deviation[] {
  const { runs } = columns;
  const counts = [0, 0, 0];
  const hp = { party: new Array<number>(runs).fill(0), monsters: new Array<number>(runs).fill(0) };
  for (let run = 0; run < runs; run++) {
    counts[columns.outcome[run]!]! += 1;
    scenario.creatures.forEach(({ side }, index) => {
      hp[side][run]! += columns.hpLeft[index * runs + run]!;
    });
  }
  return [
    { what: 'won', sigmas: ofShare(counts[1]!, exact.won, runs) },
    { what: 'undecided', sigmas: ofShare(counts[2]!, exact.undecided, runs) },
    ...ofValues('rounds', columns.rounds, exact.rounds),
    ...ofValues('hit points of the party', hp.party, exact.hpLeft.party),
    ...ofValues('hit points of the monsters', hp.monsters, exact.hpLeft.monsters),
  ];
}

/** A chance of 0 or 1 allows no deviation at all. */
function ofShare(count: number, chance: number, runs: number): number {
  return ratio(count / runs - chance, Math.sqrt(Math.max(0, chance * (1 - chance)) / runs));
}

function ratio(difference: number, sigma: number): number {
  const size = Math.abs(difference);
  return size < 1e-9 ? 0 : size / Math.max(sigma, 1e-12);
}

function ofValues(what: string, values: ArrayLike<number>, exact: Distribution): Deviation[] {
  let mean = 0;
  let square = 0;
  for (const [value, chance] of exact) {
    mean += value * chance;
    square += value * value * chance;
  }
  let sum = 0;
  const counts = new Map<number, number>();
  for (let index = 0; index < values.length; index++) {
    sum += values[index]!;
    counts.set(values[index]!, (counts.get(values[index]!) ?? 0) + 1);
  }
  const sigma = Math.sqrt(Math.max(0, square - mean * mean) / values.length);
  return [
    { what: `mean of ${what}`, sigmas: ratio(sum / values.length - mean, sigma) },
    { what: `distribution of ${what}`, sigmas: chiSquareAgainst(counts, exact, values.length) },
  ];
}

/** Fewest runs expected in a cell: rarer values are counted together. */
const leastExpected = 10;

/** One-sided: only too large a chi-square is a deviation (Wilson-Hilferty). */
function chiSquareAgainst(counts: ReadonlyMap<number, number>, exact: Distribution, runs: number): number {
  const values = [...new Set([...exact.keys(), ...counts.keys()])].sort((a, b) => a - b);
  const cells: { expected: number; count: number }[] = [];
  let rest = { expected: 0, count: 0 };
  for (const value of values) {
    rest.expected += (exact.get(value) ?? 0) * runs;
    rest.count += counts.get(value) ?? 0;
    if (rest.expected < leastExpected) continue;
    cells.push(rest);
    rest = { expected: 0, count: 0 };
  }
  const last = cells.at(-1);
  if (last) {
    last.expected += rest.expected;
    last.count += rest.count;
  }
  const freedom = cells.length - 1;
  if (freedom <= 0) return 0;
  const statistic = cells.reduce((sum, { expected, count }) => sum + (count - expected) ** 2 / expected, 0);
  const spread = 2 / (9 * freedom);
  return Math.max(0, (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread));
}
