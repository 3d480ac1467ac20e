import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { RunRequest } from '../../src/server/runRequest';
import { ThreadWorker } from '../../src/server/workers/threadWorker.node';
import type { WorkerHandle } from '../../src/server/workers/workerHandle';
import type { QueueSettings } from '../../src/shared/model/queueSettings';
import { priorities } from '../../src/shared/model/vocabulary';
import { fordScenario } from '../fixtures/fordScenario';
import { runRequest } from '../support/acceptedRequest';
import { buildServer } from '../support/buildServer';
import { FakeClock } from '../support/fakeClock';
import { writeFaultyWorker, type Fault } from '../support/faultyWorker';
import { resultOf, startServiceOn, type ServiceHarness } from '../support/serviceHarness';

// What queues like this one have been seen to ship with, one by one, on the whole queue with real threads. Only the
// clock is ours, so that hours pass in no time.

const minuteMs = 60_000;
const hourMs = 60 * minuteMs;
/** For what takes a moment on the busiest machine. */
const generous = { timeout: 30_000, interval: 5 };

let workerFile: string;
let clock: FakeClock;
let harness: ServiceHarness;
let started: WorkerHandle[];
let isOver: boolean;
beforeAll(async () => {
  workerFile = writeFaultyWorker((await buildServer()).workerFile);
});
afterEach(() => {
  isOver = true;
  harness.service.dispose();
  for (const worker of started) worker.dispose();
});

async function start(
  settings: Partial<QueueSettings> = {},
  startWorker = (file: string): WorkerHandle => new ThreadWorker(file),
) {
  clock = new FakeClock();
  started = [];
  isOver = false;
  const startCounted = (file: string) => {
    started.push(startWorker(file));
    return started.at(-1)!;
  };
  harness = await startServiceOn({ workerFile, workers: 1, clock, settings, startWorker: startCounted });
  return harness;
}

/** A thread that its end reaches late, so that it finishes what it was told not to. */
class SlowToDie extends ThreadWorker {
  override dispose(): void {
    if (isOver) super.dispose();
  }
}

const short = (changes: Partial<RunRequest> = {}) => runRequest({ runs: 201, ...changes });
/** Has the fault whenever a worker takes it up. */
const faulty = (fault: Fault, changes: Partial<RunRequest> = {}) =>
  short({ scenario: { ...fordScenario(4), title: fault }, hash: 'f'.repeat(64), ...changes });

function stateOf(requestId: string) {
  return harness.service.monitor.status(requestId);
}

async function reaches(requestId: string, state: object): Promise<void> {
  await expect.poll(() => stateOf(requestId), generous).toMatchObject(state);
}

function crashes(): number {
  return harness.service.monitor.statistics().crashes;
}

/** Real time in which something wrong would happen. */
function aMoment(): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, 150));
}

it.each(priorities)('F1: the first job is claimed and runs, at priority %s', async (priority) => {
  const { submit, endOf } = await start();
  expect(resultOf(await endOf(await submit(short({ priority })))).analysis.runs).toBe(201);
});

describe('F2: configuration', () => {
  it('is applied at run time and read back', async () => {
    const { service, submit } = await start();
    await service.control.pause();
    const changes = {
      ...{ maxConcurrentSimulations: 2, workers: 2, maxQueueSize: 1, progressUpdateIntervalMs: 100, maxRetries: 1 },
      ...{ autoStoreCompleted: false, autoCleanup: false, maxCompletedAgeSeconds: 60, promotionSeconds: 5 },
      ...{ staleWorkerSeconds: 2, rateLimits: { api: { requestsPerMinute: 6, tokensPerMinute: 100, burst: 2 } } },
    };
    expect(service.control.configure(changes)).toMatchObject({ ok: true });
    expect(service.monitor.settings).toEqual({ ...changes, enabled: true });
    expect(service.monitor.statistics().workers.total).toBe(2);
    await submit(short({ seed: 1 }));
    await expect(submit(short({ seed: 2 }))).rejects.toThrow('1 are allowed');
    service.control.configure({ maxQueueSize: 2 });
    await submit(short({ seed: 2 }));
    service.control.configure({ enabled: false });
    await expect(submit(short({ seed: 3 }))).rejects.toThrow('switched off');
  });

  it('that is not allowed is refused by its name, value and range, and the old one stays', async () => {
    const { service } = await start();
    const before = service.monitor.settings;
    const refused = service.control.configure({ workers: 2, maxRetries: 99 });
    const message = expect.stringMatching(/"maxRetries" cannot be 99: .*0 to 20/) as string;
    expect(refused).toMatchObject({ ok: false, error: { code: 'invalid-setting', message } });
    expect(service.monitor.settings).toEqual(before);
  });
});

it('F3: a low job does not starve under high ones that never stop coming', async () => {
  const { service, submit, endOf, finished } = await start();
  await service.control.pause();
  const highs: string[] = [];
  clock.advance(5000);
  const low = await submit(short({ priority: 'low', seed: 0 }));
  for (let seed = 1; seed <= 24; seed++) {
    clock.advance(10_000);
    highs.push(await submit(short({ priority: 'high', seed })));
  }
  await service.control.resume();
  for (const requestId of [low, ...highs]) await endOf(requestId);
  // Two steps of priority are worth two minutes: the high ones of the first two minutes, and no more.
  expect(finished.map(({ requestId }) => requestId)).toEqual([...highs.slice(0, 11), low, ...highs.slice(11)]);
});

it('F4: retries wait longer each time, and say until when', async () => {
  const { submit } = await start();
  const requestId = await submit(faulty('exit'));
  for (const [attempt, waitMs] of [500, 1000].entries()) {
    const at = new Date(clock.now() + waitMs).toISOString();
    await reaches(requestId, { kind: 'waiting-retry', at, reason: expect.any(String) as string });
    await aMoment();
    clock.advance(waitMs - 1);
    await aMoment();
    expect(crashes()).toBe(attempt + 1);
    clock.advance(1);
    await expect.poll(crashes, generous).toBe(attempt + 2);
  }
});

it('F5: a rate-limited job comes back by itself', async () => {
  const rateLimits = { api: { requestsPerMinute: 1, tokensPerMinute: null, burst: 1 } };
  const { service, submit, endOf } = await start({ rateLimits });
  const [first, second, third] = [1, 2, 3].map((seed) => submit(short({ seed, group: 'api' })));
  await endOf(await first!);
  const at = new Date(clock.now() + minuteMs).toISOString();
  await reaches(await second!, { kind: 'rate-limited', at, group: 'api' });
  clock.advance(minuteMs - 1);
  await aMoment();
  expect(stateOf(await second!)).toMatchObject({ kind: 'rate-limited' });
  clock.advance(1);
  resultOf(await endOf(await second!));
  // A provider's own word counts as well.
  expect(service.control.holdGroup('api', hourMs)).toBe(1);
  clock.advance(hourMs - 1);
  await aMoment();
  expect(stateOf(await third!)).toMatchObject({ kind: 'rate-limited' });
  clock.advance(1);
  resultOf(await endOf(await third!));
});

describe('F6: the sweep for silent workers', () => {
  it('runs by itself, and frees the queue of one that loops', async () => {
    const { submit, endOf } = await start();
    await endOf(await submit(short()));
    const stuck = await submit(faulty('loop'));
    await reaches(stuck, { kind: 'running' });
    clock.advance(10_000);
    await reaches(stuck, { kind: 'waiting-retry' });
    resultOf(await endOf(await submit(short({ seed: 8 }))));
    expect(started).toHaveLength(2);
  });

  it('leaves a live worker alone that had nothing to do for a day', async () => {
    const { service, submit, endOf } = await start();
    await endOf(await submit(short()));
    clock.advance(24 * hourMs);
    expect(service.control.releaseStale()).toBe(0);
    resultOf(await endOf(await submit(short({ seed: 8 }))));
    expect([started.length, crashes()]).toEqual([1, 0]);
  });
});

it('F7: what a replaced worker still reports is not counted a second time', async () => {
  const { service, submit, endOf, finished } = await start({}, (file) => new SlowToDie(file));
  await endOf(await submit(short()));
  const request = runRequest({ runs: 201 * 100 });
  const disturbed = await submit(request);
  await reaches(disturbed, { kind: 'running' });
  clock.advance(11_000);
  expect(started).toHaveLength(2);
  const result = resultOf(await endOf(disturbed));
  expect(result.analysis.runs).toBe(request.runs);
  const again = resultOf(await endOf(await submit({ ...request, allowDeduplication: false })));
  expect(again).toMatchObject({ digest: result.digest, analysis: result.analysis });
  await expect.poll(() => service.monitor.statistics().rejectedReports, generous).toBe(1);
  expect(finished.filter(({ requestId }) => requestId === disturbed)).toHaveLength(1);
  expect(service.monitor.statistics().counts.completed).toBe(3);
});

it('F8: a job that crashes its worker is stopped after three, and the others run', async () => {
  const { submit, endOf } = await start();
  const poison = await submit(faulty('exit'));
  for (let crash = 1; crash < 3; crash++) {
    await reaches(poison, { kind: 'waiting-retry' });
    clock.jump(30_000);
    await expect.poll(crashes, generous).toBe(crash + 1);
  }
  expect(stateOf(poison)).toMatchObject({ kind: 'quarantined', crashes: 3 });
  clock.jump(24 * hourMs);
  resultOf(await endOf(await submit(short({ seed: 8 }))));
  expect([crashes(), stateOf(poison).kind]).toEqual([3, 'quarantined']);
});

it('F9: failed records leave by their age, and nobody has to ask for it', async () => {
  const { service, submit, endOf } = await start({ maxRetries: 0, maxCompletedAgeSeconds: 600 });
  const failed = await submit(faulty('exit'));
  expect(await endOf(failed)).toMatchObject({ kind: 'failed' });
  clock.jump(5 * minuteMs);
  const younger = await submit(short());
  await endOf(younger);
  expect(stateOf(failed)).toMatchObject({ kind: 'failed' });
  clock.jump(5 * minuteMs + 10_000);
  expect([stateOf(failed).kind, stateOf(younger).kind]).toEqual(['unknown', 'completed']);
  service.control.configure({ autoCleanup: false });
  clock.jump(hourMs);
  expect(stateOf(younger).kind).toBe('completed');
});

it('F10: the same request twice makes one job, even when both come at once', async () => {
  const { service, submit, endOf } = await start();
  const requests = await Promise.all([submit(short()), submit(short()), submit(short())]);
  const results = await Promise.all(requests.map(async (requestId) => resultOf(await endOf(requestId))));
  expect(new Set(results.map(({ digest, finishedAt }) => `${digest} ${finishedAt}`)).size).toBe(1);
  expect(service.monitor.statistics()).toMatchObject({ deduplicated: 2, counts: { completed: 3 } });
});

it('F11: a claim costs the same with 20,000 waiting', async () => {
  const { service, submit, finished } = await start({ maxQueueSize: 100_000 });
  const { scenario } = short();
  const fill = (from: number, to: number) =>
    Promise.all(
      Array.from({ length: to - from }, (_, index) => submit(short({ scenario, runs: 1, seed: from + index }))),
    );
  /** Of one job from claim to end, in milliseconds. */
  const costOf = async (jobs: number) => {
    const before = finished.length;
    const startedAt = performance.now();
    await service.control.resume();
    await expect.poll(() => finished.length >= before + jobs, generous).toBe(true);
    const cost = (performance.now() - startedAt) / (finished.length - before);
    await service.control.pause();
    return cost;
  };
  await service.control.pause();
  await fill(0, 200);
  await costOf(50);
  const few = await costOf(100);
  await fill(200, 20_000);
  const many = await costOf(100);
  expect(service.monitor.snapshot().waiting).toBeGreaterThan(19_000);
  expect(many).toBeLessThan(few + 20);
});
