const restartLimit = 5;
const windowMs = 3 * 60_000;

/** Whether a background process that died may be started again: at most 5 times in 3 minutes, so that a crash at the
 * start does not repeat for ever. */
export class RestartPolicy {
  private deaths: number[] = [];

  /** @param now milliseconds, of any clock that does not go back. */
  constructor(private readonly now: () => number) {}

  /** Counts a death; false when it was one too many. */
  allowsRestart(): boolean {
    const now = this.now();
    this.deaths = [...this.deaths.filter((time) => now - time < windowMs), now];
    return this.deaths.length <= restartLimit;
  }

  /** Forgets the deaths: the user has asked for a new start. */
  reset(): void {
    this.deaths = [];
  }
}
