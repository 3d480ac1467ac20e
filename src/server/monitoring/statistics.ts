import type { HistoryRecord, QueueStatistics } from '../../shared/model/queueHealth';
import type { Clock } from '../clock';
import { MinuteTallies, successRate, type TallyOver } from './minuteTallies';
import { RecentSamples } from './recentSamples';

const windowMs = 3_600_000;
/** Waits and executions that are remembered: of a busier hour, the newest. */
const mostSamples = 2000;

/** What the queue looks like at this moment. */
export interface PresentFigures {
  readonly counts: Pick<
    QueueStatistics['counts'],
    'running' | 'waiting' | 'preempted' | 'waitingRetry' | 'rateLimited'
  >;
  readonly oldestWaitingMs: number | null;
  readonly workers: Omit<QueueStatistics['workers'], 'utilisation'>;
  readonly memory: Omit<QueueStatistics['memory'], 'peak'>;
}

/** What only counting over a minute can say. */
export type MinuteFigures = Pick<HistoryRecord, 'completed' | 'failed' | 'runs' | 'waitMs' | 'utilisation'>;

/** Counts what happens in the queue. In bounded memory: a row a minute for an hour, and the newest measurements. */
export class Statistics {
  private readonly waits = new RecentSamples(mostSamples);
  private readonly executions = new RecentSamples(mostSamples);
  private readonly tallies: MinuteTallies;
  private readonly ends = { completed: 0, failed: 0, quarantined: 0, cancelled: 0 };
  private readonly since = { deduplicated: 0, cacheHits: 0, retries: 0, crashes: 0, rejectedReports: 0 };
  private peakMemory = 0;
  private minute: MinuteSums;

  constructor(private readonly clock: Clock) {
    this.tallies = new MinuteTallies(clock.now());
    this.minute = emptyMinute(clock.now());
  }

  /** A request joined a job that was there. */
  attached(): void {
    this.since.deduplicated++;
  }

  /** A request was answered with a result that was there. */
  cached(): void {
    this.since.cacheHits++;
  }

  /** @param waitMs from acceptance to the first chunk */
  started(waitMs: number): void {
    this.waits.add(waitMs, this.clock.now());
    this.minute.started++;
    this.minute.waitMs += waitMs;
  }

  /** @param runMs from the first chunk to the end */
  completed(runMs: number, runs: number): void {
    const now = this.clock.now();
    this.executions.add(runMs, now);
    this.ends.completed++;
    this.minute.completed++;
    this.minute.runs += runs;
    this.tallies.add('completed', 1, now);
    this.tallies.add('runs', runs, now);
  }

  failed(): void {
    this.ends.failed++;
    this.minute.failed++;
    this.tallies.add('failed', 1, this.clock.now());
  }

  quarantined(): void {
    this.ends.quarantined++;
    this.minute.failed++;
    this.tallies.add('quarantined', 1, this.clock.now());
  }

  cancelled(): void {
    this.ends.cancelled++;
  }

  retried(): void {
    this.since.retries++;
  }

  /** A worker died. */
  crashed(): void {
    this.since.crashes++;
    this.tallies.add('crashes', 1, this.clock.now());
  }

  /** A worker reported what had been taken away from it. */
  rejectedReport(): void {
    this.since.rejectedReports++;
  }

  /** So many workers were busy for the last `ms`. */
  busy(workers: number, ms: number): void {
    const now = this.clock.now();
    this.minute.busyMs += workers * ms;
    this.tallies.spread('busyMs', workers, now - ms, now);
  }

  /** What happened in the last `ms`, an hour at most. */
  over(ms: number): TallyOver {
    return this.tallies.over(ms, this.clock.now());
  }

  /** All there is to say now. */
  statistics({ counts, oldestWaitingMs, workers, memory }: PresentFigures): QueueStatistics {
    const { tally, elapsedMs } = this.over(windowMs);
    const from = this.clock.now() - elapsedMs;
    const seconds = Math.max(elapsedMs / 1000, 1);
    this.peakMemory = Math.max(this.peakMemory, memory.total);
    return {
      counts: { ...counts, ...this.ends },
      oldestWaitingMs,
      waitMs: this.waits.quantiles(from),
      runMs: this.executions.quantiles(from),
      runsPerSecond: tally.runs / seconds,
      jobsPerMinute: (60 * tally.completed) / seconds,
      successRate: successRate(tally),
      windowMs: elapsedMs,
      ...this.since,
      workers: { ...workers, utilisation: shareOf(tally.busyMs, workers.total * elapsedMs) },
      memory: { ...memory, peak: this.peakMemory },
    };
  }

  /** What happened since this was last asked, for the history. @param workers how many there are */
  takeMinute(workers: number): MinuteFigures {
    const now = this.clock.now();
    const { since, started, waitMs, busyMs, completed, failed, runs } = this.minute;
    this.minute = emptyMinute(now);
    return {
      ...{ completed, failed, runs },
      waitMs: started === 0 ? null : waitMs / started,
      utilisation: shareOf(busyMs, workers * (now - since)),
    };
  }
}

interface MinuteSums {
  /** Milliseconds since 1970. */
  readonly since: number;
  started: number;
  /** Of all that started, added up. */
  waitMs: number;
  completed: number;
  failed: number;
  runs: number;
  busyMs: number;
}

function emptyMinute(since: number): MinuteSums {
  return { since, started: 0, waitMs: 0, completed: 0, failed: 0, runs: 0, busyMs: 0 };
}

/** 0 of nothing; never above 1, as when workers were taken away since. */
function shareOf(part: number, whole: number): number {
  return whole > 0 ? Math.min(1, part / whole) : 0;
}
