import { describe, expect, it } from 'vitest';
import { type QueueFigures, healthReport } from '../../../../src/extension/status/healthReport';
import { historyByHour } from '../../../../src/extension/status/historyByHour';
import type { HistoryRecord, QueueStatistics } from '../../../../src/shared/model/queueHealth';
import { quietQueue } from '../../../fixtures/panelSnapshot';

const english = (message: string, ...values: (string | number)[]) =>
  message.replace(/\{(\d)\}/g, (_match, index: string) => String(values[Number(index)]));

const statistics: QueueStatistics = {
  counts: {
    ...{ running: 1, waiting: 2, preempted: 3, waitingRetry: 4, rateLimited: 5 },
    ...{ completed: 6, failed: 7, quarantined: 8, cancelled: 9 },
  },
  ...{ oldestWaitingMs: 61_000, waitMs: { p50: 20, p95: 1_500 }, runMs: null },
  ...{ runsPerSecond: 32_000.4, jobsPerMinute: 2.25, successRate: 0.463, windowMs: 3_600_000 },
  ...{ deduplicated: 10, cacheHits: 11, retries: 12, crashes: 13, rejectedReports: 14 },
  workers: { total: 3, busy: 1, utilisation: 0.25 },
  memory: { queue: 1e6, workers: 2e7, total: 3e8, peak: 4e8 },
};

const minute = (at: string, changes: Partial<HistoryRecord> = {}): HistoryRecord => ({
  ...{ at, running: 1, waiting: 0, completed: 1, failed: 0, runs: 1005, waitMs: null },
  ...{ utilisation: 0.5, memory: 1e8, healthScore: 100 },
  ...changes,
});

describe('the health of the queue as a page', () => {
  const report = (changes: Partial<QueueFigures> = {}) =>
    healthReport({ queue: quietQueue, statistics, records: [], at: new Date(0), ...changes }, english);

  it('begins with the score', () => {
    expect(report()).toMatch(/^# Queue Health: 100 of 100, healthy\n/);
    expect(report()).toContain('Nothing is taken off the score.');
  });

  it('names each deduction with its remedy, as text', () => {
    const deductions = [{ cause: 'Only 46 % of | it', points: 15, remedy: 'Open [the queue](command:evil).' }];
    const page = report({ queue: { ...quietQueue, health: { score: 65, level: 'warning', deductions } } });
    expect(page).toContain('# Queue Health: 65 of 100, warning');
    expect(page).toContain('| -15 | Only 46 % of \\| it | Open \\[the queue\\](command:evil). |');
  });

  it('says why nothing runs, and what is not saved', () => {
    const page = report({ queue: { ...quietQueue, isPaused: true, isEnabled: false, journal: 'follower' } });
    for (const words of ['is paused', 'switched off', 'Another window']) expect(page).toContain(words);
    expect(report()).not.toContain('is paused');
  });

  it('lists the alerts', () => {
    const alert = {
      ...{ id: '1', ruleId: 'memory', message: 'It uses 500 MB.', action: 'restartServer' as const },
      ...{ raisedAt: '2026-03-01T18:30:00.000Z', isAcknowledged: true },
    };
    const since = new Date(alert.raisedAt).toLocaleTimeString();
    expect(report({ queue: { ...quietQueue, alerts: [alert] } })).toContain(
      `- It uses 500 MB. (since ${since}, acknowledged)`,
    );
    expect(report()).toContain('None.');
  });

  it.each([
    '| Running | 1 |',
    '| Waiting for their turn | 2 |',
    '| Made way | 3 |',
    '| Waiting to be tried again | 4 |',
    '| Held back by rate limits | 5 |',
    '| Oldest that waits | 61 s |',
    '| Wait, last 60 min | 20 ms (half), 1.5 s (95 %) |',
    '| Execution, last 60 min | none yet |',
    '| Succeeded, last 60 min | 46 % |',
    '| Runs a second, last 60 min | 32000 |',
    '| Simulations a minute, last 60 min | 2.3 |',
    '| Completed since the start | 6 |',
    '| Failed, quarantined, cancelled | 7, 8, 9 |',
    '| Shared with one under way, known already | 10, 11 |',
    '| Tried again | 12 |',
    '| Workers that died | 13 |',
    '| Late reports refused | 14 |',
    '| Workers | 3, 1 busy, 25 % of the time |',
    '| Memory of the process, and at most | 300.0 MB, 400.0 MB |',
    '| Memory of the queue, and of the workers | 1.0 MB, 20.0 MB |',
  ])('has the figure %s', (row) => {
    expect(report()).toContain(row);
  });

  it('invents no history', () => {
    expect(report()).toContain('Nothing yet');
    const page = report({ records: [minute('2026-03-01T18:30:00.000Z')] });
    expect(page).toContain('| 1 | 1 | 0 | 1005 | 0 | 50 % | 100.0 MB | 100 |');
  });
});

describe('the history by hour', () => {
  it('sums up the minutes that were recorded, newest hour first', () => {
    const hours = historyByHour([
      minute('2026-03-01T17:59:00.000Z'),
      minute('2026-03-01T20:00:00.000Z', { waiting: 4, utilisation: 1, memory: 3e8 }),
      minute('2026-03-01T20:59:00.000Z', { waiting: 2, failed: 2, runs: 95, utilisation: 0, healthScore: 70 }),
    ]);
    expect(hours).toHaveLength(2);
    expect(hours[0]).toEqual({
      from: new Date('2026-03-01T20:00:00.000Z'),
      ...{ minutes: 2, completed: 2, failed: 2, runs: 1100, mostWaiting: 4 },
      ...{ utilisation: 0.5, mostMemory: 3e8, lowestScore: 70 },
    });
  });

  it('goes back 24 hours that have records', () => {
    const records = Array.from({ length: 30 }, (_, hour) => minute(new Date(hour * 3_600_000).toISOString()));
    const hours = historyByHour(records);
    expect(hours).toHaveLength(24);
    expect(hours.at(-1)?.from).toEqual(new Date(6 * 3_600_000));
  });
});
