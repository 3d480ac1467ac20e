import { describe, expect, it } from 'vitest';
import { Statistics, type PresentFigures } from '../../../../src/server/monitoring/statistics';
import { FakeClock } from '../../../support/fakeClock';

const minute = 60_000;
const present: PresentFigures = {
  counts: { running: 1, waiting: 2, preempted: 3, waitingRetry: 4, rateLimited: 5 },
  oldestWaitingMs: 1234,
  workers: { total: 2, busy: 1 },
  memory: { queue: 10, workers: 20, total: 30 },
};

function started(): { clock: FakeClock; statistics: Statistics } {
  const clock = new FakeClock();
  return { clock, statistics: new Statistics(clock) };
}

describe('statistics', () => {
  it('invent nothing where nothing happened', () => {
    expect(started().statistics.statistics(present)).toEqual({
      counts: { ...present.counts, completed: 0, failed: 0, quarantined: 0, cancelled: 0 },
      oldestWaitingMs: 1234,
      ...{ waitMs: null, runMs: null, runsPerSecond: 0, jobsPerMinute: 0, successRate: null, windowMs: 0 },
      ...{ deduplicated: 0, cacheHits: 0, retries: 0, crashes: 0, rejectedReports: 0 },
      workers: { total: 2, busy: 1, utilisation: 0 },
      memory: { queue: 10, workers: 20, total: 30, peak: 30 },
    });
  });

  it('count what happened since the start', () => {
    const { statistics } = started();
    const events = ['attached', 'cached', 'failed', 'quarantined', 'cancelled', 'retried', 'crashed'] as const;
    events.forEach((event, index) => {
      for (let time = 0; time <= index; time++) statistics[event]();
    });
    statistics.rejectedReport();
    const counted = statistics.statistics(present);
    expect(counted.counts).toMatchObject({ failed: 3, quarantined: 4, cancelled: 5 });
    expect(counted).toMatchObject({ deduplicated: 1, cacheHits: 2, retries: 6, crashes: 7, rejectedReports: 1 });
  });

  it('measure throughput and success over the time since the start, as long as that is less than an hour', () => {
    const { clock, statistics } = started();
    for (let job = 0; job < 9; job++) statistics.completed(100, 1000);
    statistics.failed();
    statistics.quarantined();
    statistics.cancelled();
    clock.advance(3 * minute);
    const { runsPerSecond, jobsPerMinute, successRate, windowMs } = statistics.statistics(present);
    expect([runsPerSecond, jobsPerMinute, successRate, windowMs]).toEqual([50, 3, 9 / 11, 3 * minute]);
  });

  it('forget what is older than the hour, but not what is counted since the start', () => {
    const { clock, statistics } = started();
    statistics.started(50);
    statistics.completed(100, 1000);
    statistics.failed();
    clock.advance(59 * minute);
    expect(statistics.statistics(present)).toMatchObject({ successRate: 0.5, waitMs: { p50: 50, p95: 50 } });
    clock.advance(minute);
    expect(statistics.statistics(present)).toMatchObject({
      ...{ successRate: null, waitMs: null, runMs: null, runsPerSecond: 0, windowMs: 59 * minute },
      counts: { completed: 1, failed: 1 },
    });
  });

  it('give p50 and p95 by nearest rank', () => {
    const { statistics } = started();
    for (let wait = 100; wait > 0; wait--) statistics.started(wait);
    for (const run of [7, 1, 3]) statistics.completed(run, 1);
    const { waitMs, runMs } = statistics.statistics(present);
    expect(waitMs).toEqual({ p50: 50, p95: 95 });
    expect(runMs).toEqual({ p50: 3, p95: 7 });
  });

  it('keep the newest measurements of a busy hour only', () => {
    const { statistics } = started();
    for (let job = 0; job < 50_000; job++) statistics.started(job < 48_000 ? 1_000_000 : 5);
    expect(statistics.statistics(present).waitMs).toEqual({ p50: 5, p95: 5 });
  });

  it('say how busy the workers were: across minutes, and never more than wholly', () => {
    const { clock, statistics } = started();
    clock.advance(10 * minute);
    statistics.busy(1, 10 * minute);
    expect(statistics.statistics(present).workers.utilisation).toBeCloseTo(0.5);
    expect(statistics.over(5 * minute)).toMatchObject({ elapsedMs: 4 * minute, tally: { busyMs: 4 * minute } });
    expect(statistics.statistics({ ...present, workers: { total: 0, busy: 0 } }).workers.utilisation).toBe(0);
    statistics.busy(50, 10 * minute);
    expect(statistics.statistics(present).workers.utilisation).toBe(1);
  });

  it('count in time with fractions, as of the machine, without losing a minute', () => {
    const clock = new FakeClock(1_763_826_736_123.4567);
    const statistics = new Statistics(clock);
    for (let step = 0; step < 600; step++) {
      clock.advance(5999.9871);
      statistics.busy(1, 5999.9871);
    }
    const { tally, elapsedMs } = statistics.over(60 * minute);
    expect(tally.busyMs / elapsedMs).toBeCloseTo(1, 5);
  });

  it('remember the peak of memory', () => {
    const { statistics } = started();
    statistics.statistics({ ...present, memory: { ...present.memory, total: 99 } });
    expect(statistics.statistics(present).memory).toMatchObject({ total: 30, peak: 99 });
  });

  it('stand a clock that jumps an hour forward and back', () => {
    const { clock, statistics } = started();
    statistics.completed(1, 1);
    clock.jump(60 * minute);
    statistics.completed(1, 1);
    expect(statistics.over(60 * minute).tally.completed).toBe(1);
    clock.jump(-60 * minute);
    statistics.completed(1, 1);
    expect(statistics.over(60 * minute)).toMatchObject({ elapsedMs: 0, tally: { completed: 1 } });
    expect(statistics.statistics(present).counts.completed).toBe(3);
  });
});

describe('figures of a minute', () => {
  it('are of what happened since they were last taken', () => {
    const { clock, statistics } = started();
    statistics.started(10);
    statistics.started(30);
    statistics.completed(100, 500);
    statistics.failed();
    statistics.quarantined();
    clock.advance(minute);
    statistics.busy(1, minute);
    const first = { completed: 1, failed: 2, runs: 500, waitMs: 20, utilisation: 0.5 };
    expect(statistics.takeMinute(2)).toEqual(first);
    clock.advance(minute);
    const second = { completed: 0, failed: 0, runs: 0, waitMs: null, utilisation: 0 };
    expect(statistics.takeMinute(2)).toEqual(second);
  });
});
