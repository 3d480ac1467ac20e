/** Arithmetic mean; 0 of nothing. */
export function mean(values: ArrayLike<number>): number {
  let sum = 0;
  for (let index = 0; index < values.length; index++) sum += values[index]!;
  return values.length === 0 ? 0 : sum / values.length;
}

/** The middle value, or the mean of the two middle ones; 0 of nothing. Sorts `values` in place. */
export function sortedMedian(values: Int32Array | Uint32Array | Uint16Array): number {
  values.sort();
  const { length } = values;
  if (length === 0) return 0;
  return (values[(length - 1) >> 1]! + values[length >> 1]!) / 2;
}

/** {@link sortedMedian} of `total` values of which `counts[value]` are equal to `value`. */
export function medianOfCounts(counts: readonly number[], total: number): number {
  if (total === 0) return 0;
  return (valueAt(counts, Math.floor((total - 1) / 2)) + valueAt(counts, Math.floor(total / 2))) / 2;
}

function valueAt(counts: readonly number[], rank: number): number {
  let seen = 0;
  for (let value = 0; value < counts.length; value++) {
    seen += counts[value]!;
    if (seen > rank) return value;
  }
  return counts.length - 1;
}
