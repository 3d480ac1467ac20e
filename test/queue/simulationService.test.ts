import { copyFileSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { RunRequest } from '../../src/server/runRequest';
import type { QueueSnapshot } from '../../src/shared/model/queue';
import type { QueueSettings } from '../../src/shared/model/queueSettings';
import { decodeRuns } from '../../src/shared/results/codec';
import { runRequest } from '../support/acceptedRequest';
import { buildServer } from '../support/buildServer';
import { resultOf, startService, type ServiceHarness } from '../support/serviceHarness';

let workerFile: string;
let harness: ServiceHarness;
beforeAll(async () => ({ workerFile } = await buildServer()));
afterEach(() => harness.service.dispose());

async function start(workers = 1, settings: Partial<QueueSettings> = {}): Promise<ServiceHarness> {
  harness = await startService({ workerFile, workers, settings });
  return harness;
}

/** What takes a moment takes this at most on the busiest machine. */
const busyMachineMs = 2000;

/** So many runs that a test can do something in the meantime. */
const long = { runs: 10_000_000 };

function stateOf(snapshot: QueueSnapshot, requestId: string) {
  return snapshot.jobs.find((job) => job.requestId === requestId)?.state;
}

/** Resolves when a worker has taken something of the job: the first has to start before. */
async function isRunning(requestId: string): Promise<void> {
  const state = () => stateOf(harness.service.monitor.snapshot(), requestId)?.kind;
  await expect.poll(state, { timeout: 20_000 }).toBe('running');
}

/** Resolves when the first chunk of the job is there. */
async function hasProgress(requestId: string): Promise<void> {
  const state = () => stateOf(harness.service.monitor.snapshot(), requestId);
  await expect.poll(state, { timeout: 20_000 }).toMatchObject({ partyWins: { rate: expect.any(Number) as number } });
}

describe('a request', () => {
  it('is answered first and then fought to its end, with a result that holds together', async () => {
    const { service, finished } = await start();
    const submitted = await service.requests.submit(runRequest());
    expect(submitted).toMatchObject({ ok: true, value: { outcome: 'queued' } });
    expect(finished).toEqual([]);
    const requestId = submitted.ok ? submitted.value.requestId : '';
    const end = await harness.endOf(requestId);
    const result = resultOf(end);
    expect(result.key).toMatchObject({ seed: 7, runs: 1005 });
    expect(result.digest).toMatch(/^[0-9a-f]{64}$/);
    expect(result.analysis.runs).toBe(1005);
    expect(result.analysis.rounds.histogram.reduce((sum, count) => sum + count, 0)).toBe(1005);
    const runs = end.kind === 'completed' ? decodeRuns(end.encodedRuns) : null;
    expect(runs).toMatchObject({ ok: true, value: { from: 0, runs: 1005 } });
    expect(stateOf(service.monitor.snapshot(), requestId)).toMatchObject({ kind: 'completed' });
  });

  it('whose result the caller holds is not fought, unless it insists', async () => {
    const { service, submit, endOf } = await start();
    const { key } = resultOf(await endOf(await submit(runRequest())));
    const cached = await service.requests.submit(runRequest({ known: [key] }));
    expect(cached).toMatchObject({ ok: true, value: { outcome: 'cached', key } });
    const insisted = await service.requests.submit(runRequest({ known: [key], allowDeduplication: false }));
    expect(insisted).toMatchObject({ ok: true, value: { outcome: 'queued' } });
    const other = await service.requests.submit(runRequest({ known: [{ ...key, engineVersion: '0' }] }));
    expect(other).not.toMatchObject({ value: { outcome: 'cached' } });
  });

  it('is refused with the size when the queue is full, and nothing is dropped', async () => {
    const { service, submit } = await start();
    await isRunning(await submit(runRequest({ ...long, seed: 0 })));
    const requests = Array.from({ length: 101 }, (_, index) => runRequest({ ...long, seed: index + 1 }));
    const answers = await Promise.all(requests.map((request) => service.requests.submit(request)));
    expect(answers.filter(({ ok }) => ok)).toHaveLength(100);
    expect(answers.find(({ ok }) => !ok)).toMatchObject({
      error: { code: 'queue-full', message: expect.stringContaining('100') as string },
    });
    expect(service.monitor.snapshot()).toMatchObject({ running: 1, waiting: 100 });
    expect(service.control.clear()).toBe(100);
    expect(service.monitor.snapshot()).toMatchObject({ running: 1, waiting: 0 });
  });
});

describe('the same request twice', () => {
  it('is fought once, and both get the result with their own text', async () => {
    const { service, submit, endOf } = await start();
    const first = await submit(runRequest());
    const other = await service.requests.submit(
      runRequest({ source: { uri: 'file:///copy.encounter.yaml', text: '# copy' } }),
    );
    expect(other).toMatchObject({ ok: true, value: { outcome: 'attached' } });
    const results = [await endOf(first), await endOf(other.ok ? other.value.requestId : '')].map(resultOf);
    expect(results[0]!.digest).toBe(results[1]!.digest);
    expect(results[0]!.finishedAt).toBe(results[1]!.finishedAt);
    expect(results.map(({ source }) => source.uri)).toEqual([runRequest().source.uri, 'file:///copy.encounter.yaml']);
  });

  it('goes on for the other when one of them cancels', async () => {
    const { service, submit, endOf } = await start();
    const request = runRequest({ runs: 201 * 60 });
    const first = await submit(request);
    const other = await submit(request);
    expect(service.requests.cancel(first)).toBe(true);
    expect(await endOf(first)).toEqual({ kind: 'cancelled' });
    expect(resultOf(await endOf(other)).analysis.runs).toBe(request.runs);
  });
});

describe('cancelling', () => {
  it('takes a waiting request out at once', async () => {
    const { service, submit, finished } = await start();
    await isRunning(await submit(runRequest({ ...long, seed: 1 })));
    const waiting = await submit(runRequest({ ...long, seed: 2 }));
    expect(service.requests.cancel(waiting)).toBe(true);
    expect(finished.map(({ requestId, end }) => [requestId, end.kind])).toEqual([[waiting, 'cancelled']]);
    expect(service.requests.cancel(waiting)).toBe(false);
    expect(service.monitor.snapshot()).toMatchObject({ running: 1, waiting: 0 });
  });

  it('frees the workers of a running one for the next within 200 ms', async () => {
    const { service, submit, endOf } = await start();
    resultOf(await endOf(await submit(runRequest({ goblins: 2 }))));
    const running = await submit(runRequest(long));
    await hasProgress(running);
    const next = await submit(runRequest({ goblins: 2, seed: 8, priority: 'low' }));
    expect(stateOf(service.monitor.snapshot(), next)).toMatchObject({ kind: 'queued', position: 1 });
    const before = performance.now();
    service.requests.cancel(running);
    resultOf(await endOf(next));
    // 200 ms for the worker, the rest for the run itself and for a machine that does much else.
    expect(performance.now() - before).toBeLessThan(busyMachineMs);
    expect(harness.finished.map(({ requestId }) => requestId)).toContain(running);
  });

  it('knows nothing of strangers', async () => {
    const { service } = await start();
    expect(service.requests.cancel(crypto.randomUUID())).toBe(false);
  });
});

describe('priorities', () => {
  it('let a critical request overtake a running one, which then goes on where it was', async () => {
    const { submit, endOf, finished } = await start();
    const request = runRequest({ runs: 201 * 600 });
    const background = await submit({ ...request, priority: 'low' });
    await hasProgress(background);
    const interactive = await submit(runRequest({ goblins: 3, priority: 'critical' }));
    await endOf(interactive);
    expect(finished.map(({ requestId }) => requestId)).toEqual([interactive]);
    const disturbed = resultOf(await endOf(background)).digest;
    harness.service.dispose();
    const { submit: submitAgain, endOf: endOfAgain } = await start();
    expect(resultOf(await endOfAgain(await submitAgain(request))).digest).toBe(disturbed);
  });
});

describe('the state of the queue', () => {
  it('is told at most ten times a second, complete, with a rising revision and rising progress', async () => {
    const { service, submit, endOf } = await start(1, { progressUpdateIntervalMs: 100 });
    const snapshots: { readonly at: number; readonly snapshot: QueueSnapshot }[] = [];
    service.monitor.onDidChange((snapshot) => void snapshots.push({ at: performance.now(), snapshot }));
    const requestId = await submit(runRequest(long));
    await hasProgress(requestId);
    await new Promise((resolve) => setTimeout(resolve, 1500));
    service.requests.cancel(requestId);
    await endOf(requestId);
    const gaps = snapshots.slice(1).map(({ at }, index) => at - snapshots[index]!.at);
    expect(snapshots.length).toBeGreaterThan(5);
    expect(Math.min(...gaps)).toBeGreaterThan(90);
    const revisions = snapshots.map(({ snapshot }) => snapshot.revision);
    expect(revisions).toEqual([...new Set(revisions)].toSorted((a, b) => a - b));
    const states = snapshots.map(({ snapshot }) => stateOf(snapshot, requestId));
    const done = states.flatMap((state) => (state?.kind === 'running' ? [state.runsDone] : []));
    expect(done.length).toBeGreaterThan(5);
    expect(done).toEqual(done.toSorted((a, b) => a - b));
    const last = states.findLast((state) => state?.kind === 'running');
    expect(last).toMatchObject({ runsTotal: long.runs, phase: 'simulating' });
    expect(last?.kind === 'running' && last.partyWins && last.etaMs).toBeGreaterThan(0);
  });

  it('estimates the wait of what waits from the measured speed', async () => {
    const { service, submit } = await start();
    await hasProgress(await submit(runRequest({ ...long, seed: 1 })));
    const second = await submit(runRequest({ ...long, seed: 2 }));
    const third = await submit(runRequest({ ...long, seed: 3 }));
    const states = [second, third].map((requestId) => stateOf(service.monitor.snapshot(), requestId));
    expect(states).toMatchObject([
      { kind: 'queued', position: 1 },
      { kind: 'queued', position: 2 },
    ]);
    const waits = states.map((state) => (state?.kind === 'queued' ? state.estimatedWaitMs : null));
    expect(waits[0]).toBeGreaterThan(0);
    expect(waits[1]).toBeGreaterThan(1.5 * waits[0]!);
  });
});

describe('workers', () => {
  it('do not change a result: one, two, three, with whatever else is running, and whatever the chunks', async () => {
    const request: RunRequest = runRequest({ runs: 201 * 40 + 17 });
    const digests = new Set<string>();
    for (const workers of [1, 2, 3]) {
      const { service, submit, endOf } = await start(workers);
      // The first job finds an unmeasured speed and small chunks, the second a measured one.
      digests.add(resultOf(await endOf(await submit(request))).digest);
      const disturbance = await submit(runRequest({ ...long, priority: 'low' }));
      digests.add(resultOf(await endOf(await submit({ ...request, allowDeduplication: false }))).digest);
      service.requests.cancel(disturbance);
      service.dispose();
    }
    expect([...digests]).toHaveLength(1);
  });

  it('come to the same whether one has the whole job or each a part of it', async () => {
    const outcomes = [];
    for (const workers of [1, 5]) {
      const { service, submit, endOf } = await start(workers);
      const end = await endOf(await submit(runRequest()));
      const { digest, analysis } = resultOf(end);
      outcomes.push({ digest, analysis, stored: end.kind === 'completed' && end.encodedRuns });
      service.dispose();
    }
    expect(outcomes[1]).toEqual(outcomes[0]);
  });

  it('that cannot even start put the job in quarantine with a reason, and nothing else', async () => {
    harness = await startService({ workerFile: '/nowhere/worker.js', workers: 1 });
    const { service, submit, endOf } = harness;
    const requestId = await submit(runRequest());
    expect(await endOf(requestId)).toMatchObject({
      kind: 'quarantined',
      reason: expect.stringContaining('3 times') as string,
    });
    expect(service.monitor.snapshot()).toMatchObject({ failed: 1, running: 0, waiting: 0 });
    service.control.clear();
    expect(service.monitor.snapshot()).toMatchObject({ failed: 0, jobs: [{ state: { kind: 'cancelled' } }] });
  });
});

describe('failures', () => {
  const from = (name: string) => runRequest({ source: { uri: `file:///${name}.encounter.yaml`, text: '' } });
  let folder: string;
  let file: string;
  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'worker-'));
    file = path.join(folder, 'worker.js');
    writeFileSync(path.join(folder, 'package.json'), '{ "type": "module" }');
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('of a file are forgotten when it completes, those of others are not', async () => {
    harness = await startService({ workerFile: file, workers: 1 });
    const { service, submit, endOf } = harness;
    for (const name of ['ford', 'mill']) await endOf(await submit(from(name)));
    expect(service.monitor.snapshot().failed).toBe(2);
    copyFileSync(workerFile, file);
    resultOf(await endOf(await submit(from('ford'))));
    expect(service.monitor.snapshot().failed).toBe(1);
  });

  it('are forgotten when someone has seen them, and told so, but stay to be read', async () => {
    harness = await startService({ workerFile: file, workers: 1 });
    const { service, submit, endOf } = harness;
    await endOf(await submit(from('ford')));
    const told: number[] = [];
    service.monitor.onDidChange(({ failed }) => void told.push(failed));
    service.control.forgetFailures();
    await expect.poll(() => told.at(-1)).toBe(0);
    expect(service.monitor.snapshot()).toMatchObject({ failed: 0, jobs: [{ state: { kind: 'quarantined' } }] });
  });
});

describe('one fight', () => {
  it('is told again as Markdown, even while the queue is busy', async () => {
    const { service, submit } = await start();
    await submit(runRequest(long));
    const replay = await service.errands.replay({ scenario: runRequest().scenario, seed: 7, run: 3 });
    expect(replay).toMatchObject({ ok: true, value: expect.stringContaining('Mira') as string });
  });
});

describe('two results', () => {
  it('are compared pair by pair when they share their dice', async () => {
    const { service, submit, endOf } = await start();
    const ends = [];
    for (const goblins of [3, 6]) ends.push(await endOf(await submit(runRequest({ goblins }))));
    const [a, b] = ends.map((end) => ({
      scenario: resultOf(end).scenario,
      encodedRuns: end.kind === 'completed' ? end.encodedRuns : new Uint8Array(0),
    }));
    const comparison = await service.errands.compare({ a: a!, b: b!, hasSameDice: true });
    expect(comparison).toMatchObject({ ok: true, value: { isPaired: true } });
    expect(comparison.ok && comparison.value.partyWins.high).toBeLessThan(0);
  });

  it('that are damaged are said to be so, and the worker lives on', async () => {
    const { service, submit, endOf } = await start();
    const { scenario } = runRequest();
    const nothing = { scenario, encodedRuns: new Uint8Array(100) };
    expect(await service.errands.compare({ a: nothing, b: nothing, hasSameDice: true })).toMatchObject({
      ok: false,
      error: { code: 'damaged-result', message: expect.stringContaining('first') as string },
    });
    resultOf(await endOf(await submit(runRequest())));
  });
});
