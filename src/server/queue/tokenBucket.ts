const minute = 60_000;

/**
 * A bucket that fills up with time. It counts in 60,000ths, of which `perMinute` come in every millisecond, so all is
 * whole numbers: what {@link readyAt} promises holds to the millisecond. It is never below empty nor above full.
 */
export class TokenBucket {
  private readonly full: number;
  /** In 60,000ths, as of {@link at}. */
  private level: number;
  /** Whole milliseconds; null before it was first looked at. */
  private at: number | null = null;

  private constructor(
    private readonly perMinute: number,
    capacity: number,
  ) {
    this.full = capacity * minute;
    this.level = this.full;
  }

  /** A bucket of that size: with what `before` holds, as far as that fits; full without one. */
  static like(before: TokenBucket | null | undefined, perMinute: number, capacity: number): TokenBucket {
    const bucket = new TokenBucket(perMinute, capacity);
    if (before) {
      bucket.level = Math.min(bucket.full, Math.max(0, bucket.full - (before.full - before.level)));
      bucket.at = before.at;
    }
    return bucket;
  }

  /** When that much can be drawn, `now` at the earliest. More than the bucket holds can be drawn once it is full. */
  readyAt(count: number, now: number): number {
    this.refill(now);
    const missing = Math.min(this.full, Math.ceil(count) * minute) - this.level;
    return missing <= 0 ? now : Math.floor(now) + Math.ceil(missing / this.perMinute);
  }

  /** Takes that much out, or all there is. */
  draw(count: number, now: number): void {
    this.refill(now);
    this.level = Math.max(0, this.level - Math.ceil(count) * minute);
  }

  /** Returns false when it was full already. */
  fill(): boolean {
    const wasFull = this.level === this.full;
    this.level = this.full;
    return !wasFull;
  }

  /** The clock went back by so many milliseconds. */
  turnBack(milliseconds: number): void {
    if (this.at !== null) this.at = Math.ceil(this.at - milliseconds);
  }

  private refill(now: number): void {
    const to = Math.floor(now);
    this.level = Math.min(this.full, this.level + Math.max(0, to - (this.at ?? to)) * this.perMinute);
    this.at = to;
  }
}
