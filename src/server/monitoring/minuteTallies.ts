const minuteMs = 60_000;
/** Minutes that are remembered. */
const kept = 60;

export interface Tally {
  completed: number;
  failed: number;
  quarantined: number;
  crashes: number;
  /** Fights of the jobs that completed. */
  runs: number;
  /** Milliseconds that workers were busy, added up over the workers. */
  busyMs: number;
}

export interface TallyOver {
  readonly tally: Readonly<Tally>;
  /** What the tally is of: the last so many milliseconds. */
  readonly elapsedMs: number;
}

/** What happened in each of the last 60 minutes, counted from the start. */
export class MinuteTallies {
  private readonly rows: { minute: number; tally: Tally }[] = [];
  /** Whole milliseconds since 1970, so that the borders between minutes are exact. */
  private readonly startedAt: number;

  constructor(startedAt: number) {
    this.startedAt = Math.floor(startedAt);
  }

  add(figure: keyof Tally, amount: number, at: number): void {
    this.tallyOf(this.minuteOf(at))[figure] += amount;
  }

  /** Adds what went on at a constant rate (an amount for each millisecond) from one time to another. */
  spread(figure: keyof Tally, rate: number, from: number, to: number): void {
    for (let at = Math.max(from, to - kept * minuteMs, this.startedAt); at < to;) {
      const end = Math.min(to, this.startedAt + (this.minuteOf(at) + 1) * minuteMs);
      this.add(figure, rate * (end - at), at);
      at = end;
    }
  }

  /** The last `windowMs` (an hour at most), begun minutes counted as whole ones, or since the start. */
  over(windowMs: number, now: number): TallyOver {
    const last = this.minuteOf(now);
    const first = Math.max(0, last - Math.min(kept, Math.max(1, Math.ceil(windowMs / minuteMs))) + 1);
    const total = emptyTally();
    for (const { minute, tally } of this.rows) {
      if (minute >= first && minute <= last) addTo(total, tally);
    }
    return { tally: total, elapsedMs: Math.max(0, now - this.startedAt - first * minuteMs) };
  }

  private minuteOf(at: number): number {
    return Math.max(0, Math.floor((at - this.startedAt) / minuteMs));
  }

  private tallyOf(minute: number): Tally {
    const index = this.rows.findIndex((row) => row.minute % kept === minute % kept);
    const found = this.rows[index];
    if (found?.minute === minute) return found.tally;
    const row = { minute, tally: emptyTally() };
    if (found) this.rows[index] = row;
    else this.rows.push(row);
    return row.tally;
  }
}

/** The share of jobs that ended well; null when none ended. */
export function successRate({ completed, failed, quarantined }: Readonly<Tally>): number | null {
  const ended = completed + failed + quarantined;
  return ended === 0 ? null : completed / ended;
}

function emptyTally(): Tally {
  return { completed: 0, failed: 0, quarantined: 0, crashes: 0, runs: 0, busyMs: 0 };
}

function addTo(total: Tally, part: Readonly<Tally>): void {
  total.completed += part.completed;
  total.failed += part.failed;
  total.quarantined += part.quarantined;
  total.crashes += part.crashes;
  total.runs += part.runs;
  total.busyMs += part.busyMs;
}
