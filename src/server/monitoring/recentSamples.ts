/** The newest measurements, a bounded number, each with its time. */
export class RecentSamples {
  private readonly values: Float64Array;
  private readonly times: Float64Array;
  private added = 0;

  constructor(private readonly capacity: number) {
    this.values = new Float64Array(capacity);
    this.times = new Float64Array(capacity);
  }

  add(value: number, at: number): void {
    const index = this.added++ % this.capacity;
    this.values[index] = value;
    this.times[index] = at;
  }

  /** Of those measured at `from` or later, by nearest rank: the smallest that so many are not above. Null for none. */
  quantiles(from: number): { readonly p50: number; readonly p95: number } | null {
    const values = this.values.subarray(0, this.added).filter((_, index) => this.times[index]! >= from);
    if (values.length === 0) return null;
    values.sort();
    return { p50: nearestRank(values, 50), p95: nearestRank(values, 95) };
  }
}

function nearestRank(sorted: Float64Array, percent: number): number {
  return sorted[Math.ceil((percent * sorted.length) / 100) - 1]!;
}
