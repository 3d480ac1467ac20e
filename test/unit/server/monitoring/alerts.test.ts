import { describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { defaultAlertRules } from '../../../../src/server/monitoring/alertRules';
import { Alerts } from '../../../../src/server/monitoring/alerts';
import { assessHealth } from '../../../../src/server/monitoring/health';
import { Statistics, type PresentFigures } from '../../../../src/server/monitoring/statistics';
import { alertSchema, type Alert, type AlertRule } from '../../../../src/shared/model/queueHealth';
import { FakeClock } from '../../../support/fakeClock';

const seconds = 1000;
const minutes = 60 * seconds;

/** The alerts over real statistics and health, of a queue that is told how it is. */
function watch(rules: readonly AlertRule[] = defaultAlertRules) {
  const clock = new FakeClock();
  const statistics = new Statistics(clock);
  const queue = { liveWorkers: 1, waiting: 0, oldestWaitingMs: null as number | null, memory: 100e6, isPaused: false };
  const alerts = new Alerts(rules, clock, () => {
    const { liveWorkers, waiting, oldestWaitingMs, memory, isPaused } = queue;
    const present: PresentFigures = {
      counts: { running: 0, waiting, preempted: 0, waitingRetry: 0, rateLimited: 0 },
      ...{ oldestWaitingMs, workers: { total: 1, busy: 0 }, memory: { queue: 0, workers: 0, total: memory } },
    };
    const figures = statistics.statistics(present);
    const { successRate } = figures;
    const inputs = { liveWorkers, unfinished: waiting, oldestWaitingMs, successRate, waiting };
    const health = assessHealth({ ...inputs, capacity: 100, rateLimited: 0 });
    return { health, statistics: figures, over: (ms) => statistics.over(ms), isPaused, liveWorkers };
  });
  const raised: Alert[] = [];
  const changes: (readonly Alert[])[] = [];
  alerts.onDidRaise((alert) => void raised.push(alert));
  alerts.onDidChange((active) => void changes.push(active));
  return { clock, statistics, queue, alerts, raised, changes };
}

const waitingRule: AlertRule = {
  ...{ id: 'waiting', metric: 'waiting', operator: '>', threshold: 5, windowSeconds: 0, breaches: 3 },
};

describe('an alert', () => {
  it('is not raised while nothing is the matter', () => {
    const { clock, alerts, raised } = watch();
    clock.advance(120 * minutes);
    expect([alerts.alerts, raised]).toEqual([[], []]);
  });

  it('is raised once, when its rule is breached so many times in a row, looked at every 15 s', () => {
    const { clock, queue, alerts, raised } = watch([waitingRule]);
    queue.waiting = 6;
    clock.advance(44 * seconds);
    expect(raised).toEqual([]);
    clock.advance(seconds);
    expect(raised).toHaveLength(1);
    expect(v.parse(alertSchema, raised[0])).toMatchObject({ ruleId: 'waiting', isAcknowledged: false });
    clock.advance(600 * minutes);
    expect(raised).toHaveLength(1);
    expect(alerts.alerts).toEqual(raised);
  });

  it('needs breaches without a pause', () => {
    const { clock, queue, raised } = watch([waitingRule]);
    for (let look = 0; look < 30; look++) {
      queue.waiting = look % 3 === 2 ? 5 : 6;
      clock.advance(15 * seconds);
    }
    expect(raised).toEqual([]);
  });

  it('is resolved by itself when the metric recovers', () => {
    const { clock, queue, alerts, changes } = watch([waitingRule]);
    queue.waiting = 6;
    clock.advance(minutes);
    queue.waiting = 5;
    clock.advance(15 * seconds);
    expect(alerts.alerts).toEqual([]);
    expect(changes.map(({ length }) => length)).toEqual([1, 0]);
  });

  it('can be acknowledged, and then stays until it is resolved', () => {
    const { clock, queue, alerts, raised } = watch([waitingRule]);
    queue.waiting = 6;
    clock.advance(minutes);
    expect(alerts.acknowledge(raised[0]!.id)).toBe(true);
    clock.advance(60 * minutes);
    expect(alerts.alerts).toEqual([{ ...raised[0], isAcknowledged: true }]);
    queue.waiting = 0;
    clock.advance(minutes);
    expect(alerts.acknowledge(raised[0]!.id)).toBe(false);
    expect(raised).toHaveLength(1);
  });

  it('of one rule comes again after 15 minutes, not before', () => {
    const { clock, queue, raised } = watch([{ ...waitingRule, breaches: 1 }]);
    for (let look = 0; look < 61; look++) {
      queue.waiting = look % 2 === 0 ? 6 : 0;
      clock.advance(15 * seconds);
    }
    expect(raised.map(({ raisedAt }) => (Date.parse(raisedAt) - Date.parse(raised[0]!.raisedAt)) / minutes)).toEqual([
      0, 15,
    ]);
  });

  it('is one of ten in an hour at most, of all rules together', () => {
    const rules = Array.from({ length: 30 }, (_, id) => ({ ...waitingRule, id: String(id), breaches: 1 }));
    const { clock, queue, alerts, raised } = watch(rules);
    queue.waiting = 6;
    clock.advance(59 * minutes);
    expect(raised).toHaveLength(10);
    clock.advance(2 * minutes);
    expect(raised).toHaveLength(20);
    clock.advance(600 * minutes);
    expect(alerts.alerts).toHaveLength(30);
  });

  it('comes no more when the watch has ended', () => {
    const { clock, queue, alerts, raised } = watch([waitingRule]);
    alerts.dispose();
    queue.waiting = 6;
    clock.advance(60 * minutes);
    expect(raised).toEqual([]);
    expect(clock.waiting).toBe(0);
  });
});

describe('the default rules', () => {
  function alertsOf(
    change: (watched: ReturnType<typeof watch>) => void,
  ): Pick<Alert, 'ruleId' | 'message' | 'action'>[] {
    const watched = watch();
    change(watched);
    watched.clock.advance(2 * minutes);
    return watched.raised.map(({ ruleId, message, action }) => ({ ruleId, message, action }));
  }

  it('speak up when no worker is alive', () => {
    const cause = 'No worker is alive, and 3 simulations are unfinished.';
    const message = `The queue is not well (50 of 100). ${cause}`;
    expect(alertsOf(({ queue }) => Object.assign(queue, { liveWorkers: 0, waiting: 3 }))).toEqual([
      { ruleId: 'health', message, action: 'restartServer' },
    ]);
  });

  it.each([
    [false, 'showQueue'],
    [true, 'resume'],
  ])('speak up when something waits for more than an hour (paused: %s)', (isPaused, action) => {
    const message = 'A simulation has waited for more than 60 minutes.';
    expect(alertsOf(({ queue }) => Object.assign(queue, { oldestWaitingMs: 3_600_001, isPaused }))).toEqual([
      { ruleId: 'oldestWaiting', message, action },
    ]);
  });

  it('speak up when fewer than 90 % succeed, and resolve it when those have left the window', () => {
    const watched = watch();
    for (let job = 0; job < 8; job++) watched.statistics.completed(1, 1);
    watched.statistics.failed();
    watched.clock.advance(minutes);
    const message = 'Only 88.8 % of the simulations in the last 60 minutes succeeded.';
    expect(watched.raised).toMatchObject([{ ruleId: 'successRate', message, action: 'showQueue' }]);
    watched.clock.advance(60 * minutes);
    expect(watched.alerts.alerts).toEqual([]);
  });

  it('speak up at once when a simulation is set aside', () => {
    const [first] = alertsOf(({ statistics }) => {
      for (let job = 0; job < 20; job++) statistics.completed(1, 1);
      statistics.quarantined();
    });
    expect(first).toMatchObject({ ruleId: 'quarantined', action: 'showQueue' });
    expect(first?.message).toMatch(/: 1\.$/);
  });

  it('speak up when memory stays above 400 MB', () => {
    const message = 'The background process uses 401 MB of memory (limit 400 MB).';
    expect(alertsOf(({ queue }) => Object.assign(queue, { memory: 400.1e6 }))).toEqual([
      { ruleId: 'memory', message, action: 'restartServer' },
    ]);
    expect(alertsOf(({ queue }) => Object.assign(queue, { memory: 400e6 }))).toEqual([]);
  });
});

it.each([
  ['failed', 'Simulations that failed in the last 10 minutes: 2.'],
  ['crashes', 'Workers that died in the last 10 minutes: 2.'],
  ['waiting', '2 simulations are waiting (limit 1).'],
] as const)('a rule of your own about %s says the figure', (metric, message) => {
  const rule: AlertRule = { id: 'own', metric, operator: '>', threshold: 1, windowSeconds: 600, breaches: 1 };
  const { clock, statistics, queue, raised } = watch([rule]);
  for (let time = 0; time < 2; time++) {
    statistics.failed();
    statistics.crashed();
    queue.waiting++;
  }
  clock.advance(minutes);
  expect(raised).toMatchObject([{ message }]);
});
