import type { Dice } from '../../../src/shared/model/dice';

/** Chances by value; they add up to 1. */
export type Distribution = ReadonlyMap<number, number>;

export const always = (value: number): Distribution => new Map([[value, 1]]);

/** The distribution of `change(value)`. */
export function mapped(values: Distribution, change: (value: number) => number): Distribution {
  const result = new Map<number, number>();
  for (const [value, chance] of values) add(result, change(value), chance);
  return result;
}

/** The distribution of the sum of independent values. */
export function sumOf(parts: readonly Distribution[]): Distribution {
  return parts.reduce((sum, part) => {
    const result = new Map<number, number>();
    for (const [a, chanceOfA] of sum) for (const [b, chanceOfB] of part) add(result, a + b, chanceOfA * chanceOfB);
    return result;
  }, always(0));
}

/** The distributions side by side, each with its chance. */
export function mixtureOf(parts: readonly (readonly [chance: number, values: Distribution])[]): Distribution {
  const result = new Map<number, number>();
  for (const [chance, values] of parts) for (const [value, share] of values) add(result, value, chance * share);
  return result;
}

/** @param factor how often each die is rolled: 2 for a critical hit */
export function ofDice({ terms, bonus }: Dice, factor = 1): Distribution {
  const each = terms.flatMap(({ count, sides }) => Array.from({ length: count * factor }, () => ofDie(sides)));
  return mapped(sumOf(each), (value) => value + bonus);
}

export function ofDie(sides: number): Distribution {
  return new Map(Array.from({ length: sides }, (_, index) => [index + 1, 1 / sides]));
}

export function meanOf(values: Distribution): number {
  let mean = 0;
  for (const [value, chance] of values) mean += value * chance;
  return mean;
}

export function add(chances: Map<number, number>, value: number, chance: number): void {
  if (chance > 0) chances.set(value, (chances.get(value) ?? 0) + chance);
}
