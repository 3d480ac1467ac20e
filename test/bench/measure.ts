/** Milliseconds by the clock: other threads and the disk do a part of the work. */
export async function msOf(action: () => unknown): Promise<number> {
  const start = performance.now();
  await action();
  return performance.now() - start;
}

/** @param share from above 0 to 1: 0.5 for the median */
export function quantile(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.ceil(share * values.length) - 1]!;
}

export function median(values: readonly number[]): number {
  return quantile(values, 0.5);
}
