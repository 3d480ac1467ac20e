import { readdirSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as runMessages from '../../src/shared/protocol/lsp';
import { cancelRun, runDidFinish, storeRunAgain } from '../../src/shared/protocol/lsp';
import * as queueMessages from '../../src/shared/protocol/lspQueue';
import {
  configureQueue,
  didUpdate,
  markRead,
  pauseQueue,
  queueDidChange,
  queueStatus,
  resumeQueue,
  subscribe,
} from '../../src/shared/protocol/lspQueue';
import { buildServer } from '../support/buildServer';
import { duel } from '../support/encounters';
import { ServerProcess, type ServerOptions } from '../support/serverProcess';

// Queues whose rules were right have been seen to ship unwired. So all of this goes over the wire, to the background
// process as it ships. What the extension makes of it is tested in its host: that a visible editor asks at the priority
// that interrupts (test/host/queue.ts), and that an answer finds its slot whoever asked for it (test/host/simulation.ts).

const generous = { timeout: 30_000, interval: 20 };
/** So many runs that there is time for something else. */
const long = 400_000;
const endless = 10_000_000;

let serverFile: string;
let storagePath: string;
const servers: ServerProcess[] = [];
beforeAll(async () => ({ serverFile } = await buildServer()));
beforeEach(async () => {
  storagePath = await mkdtemp(path.join(tmpdir(), 'wiring-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await rm(storagePath, { recursive: true });
});

async function start(options: Partial<ServerOptions> = {}): Promise<ServerProcess> {
  const server = await ServerProcess.start({ serverFile, ...options });
  servers.push(server);
  return server;
}

async function stateOf(server: ServerProcess, requestId: string) {
  const { jobs } = await server.request(queueStatus, {});
  return jobs.find((job) => job.requestId === requestId)?.state;
}

/** Resolves when some of its runs are done. */
async function isWellUnderWay(server: ServerProcess, requestId: string): Promise<void> {
  const runsDone = async () => {
    const state = await stateOf(server, requestId);
    return state?.kind === 'running' ? state.runsDone : 0;
  };
  await expect.poll(runsDone, generous).toBeGreaterThan(0);
}

function resultOf(end: runMessages.RunFinished['end']) {
  if (end.kind !== 'completed') throw new Error(JSON.stringify(end));
  return end.result;
}

it('G1: what has ended is nobody: neither shown as running nor in the way of what comes', async () => {
  const server = await start();
  const uri = await server.open('duel.encounter.yaml', duel);
  const cancelled = await server.submit(uri, { priority: 'low', runs: endless });
  await isWellUnderWay(server, cancelled);
  await server.request(cancelRun, { requestId: cancelled });
  for (const seed of [1, 2]) {
    const next = await server.submit(uri, { priority: 'low', seed });
    resultOf(await server.endOf(next));
    await expect.poll(async () => (await server.request(queueStatus, {})).running, generous).toBe(0);
    const { jobs } = await server.request(queueStatus, {});
    expect(jobs.filter(({ state }) => state.kind === 'running' || state.kind === 'preempted')).toEqual([]);
  }
});

it(
  'G2, G3: critical work interrupts, and what it interrupts is neither lost nor reported before its end',
  { timeout: 180_000 },
  async () => {
    const server = await start();
    const uri = await server.open('duel.encounter.yaml', duel);
    const interrupted = await server.submit(uri, { priority: 'low', runs: long, seed: 1 });
    for (const seed of [2, 3]) {
      await isWellUnderWay(server, interrupted);
      resultOf(await server.endOf(await server.submit(uri, { priority: 'critical', seed })));
      expect(server.finished.map(({ requestId }) => requestId)).not.toContain(interrupted);
    }
    const { digest, analysis } = resultOf(await server.endOf(interrupted));
    expect(analysis.runs).toBe(long);
    const repeated = await server.submit(uri, { runs: long, seed: 1, allowDeduplication: false });
    expect(resultOf(await server.endOf(repeated)).digest).toBe(digest);
  },
);

it('G4: the answer comes although the document was closed, and to the next window when this one is closed', async () => {
  const first = await start({ storagePath });
  const uri = await first.open('duel.encounter.yaml', duel);
  const closed = await first.submit(uri, { priority: 'low', seed: 1 });
  await first.connection.sendNotification('textDocument/didClose', { textDocument: { uri } });
  const { digest } = resultOf(await first.endOf(closed));
  await first.shutdown();
  const second = await start({ storagePath });
  expect(resultOf(await second.endOf(closed)).digest).toBe(digest);
});

it('G5, G8: every background job that ends is told of by itself, and none in place of another', async () => {
  const server = await start();
  const [ford, mill] = [await server.open('ford.encounter.yaml', duel), await server.open('mill.encounter.yaml', duel)];
  const background = [];
  for (const [seed, uri] of [ford, ford, mill].entries()) {
    background.push(await server.submit(uri, { priority: 'low', seed, allowDeduplication: false }));
  }
  const watched = await server.submit(ford, { priority: 'critical', seed: 9 });
  for (const requestId of [...background, watched]) resultOf(await server.endOf(requestId));
  const unread = () =>
    server.snapshots
      .at(-1)
      ?.unread.map(({ requestId }) => requestId)
      .toSorted();
  await expect.poll(unread, generous).toEqual(background.toSorted());
  await server.notify(markRead, { uri: ford });
  await expect.poll(unread, generous).toEqual(background.slice(2));
});

it('G6: two requests of the same document each get their own answer', async () => {
  const server = await start();
  const uri = await server.open('duel.encounter.yaml', duel);
  const heard: string[] = [];
  server.connection.onNotification(
    didUpdate.method,
    ({ requestId }: { requestId: string }) => void heard.push(requestId),
  );
  const requests = [];
  for (const seed of [1, 2]) {
    const requestId = await server.submit(uri, { priority: 'low', seed, runs: 20_000 });
    const minimum = 'completed' as const;
    await server.request(subscribe, { subscriptionId: crypto.randomUUID(), requestId, minimum });
    requests.push(requestId);
  }
  const results = await Promise.all(requests.map(async (requestId) => resultOf(await server.endOf(requestId))));
  expect(results.map(({ key }) => key.seed)).toEqual([1, 2]);
  await expect.poll(() => heard.toSorted(), generous).toEqual(requests.toSorted());
});

describe('G7: workers', () => {
  const threads = ({ process }: ServerProcess) => readdirSync(`/proc/${process.pid}/task`).length;

  it('that are one too many are gone', async () => {
    const server = await start();
    const uri = await server.open('duel.encounter.yaml', duel);
    resultOf(await server.endOf(await server.submit(uri)));
    const alone = threads(server);
    await server.request(configureQueue, { workers: 3 });
    await server.submit(uri, { seed: 1, runs: endless });
    await expect.poll(() => threads(server), generous).toBeGreaterThan(alone + 1);
    await server.request(configureQueue, { workers: 1 });
    await expect.poll(() => threads(server), generous).toBeLessThanOrEqual(alone);
  });

  it('do not outlive a process that is asked to end in the middle of its work', async () => {
    const server = await start({ workers: 2 });
    const uri = await server.open('duel.encounter.yaml', duel);
    await isWellUnderWay(server, await server.submit(uri, { runs: endless }));
    await server.shutdown();
    expect(() => process.kill(server.process.pid!, 0)).toThrow('ESRCH');
  });
});

it('G9: as many jobs run at the same time as are allowed to, and requests are answered meanwhile', async () => {
  const server = await start({ workers: 2 });
  const uri = await server.open('duel.encounter.yaml', duel);
  const heard: string[] = [];
  server.connection.onNotification(
    didUpdate.method,
    ({ state }: { state: { kind: string } }) => void heard.push(state.kind),
  );
  await server.request(subscribe, { subscriptionId: crypto.randomUUID(), requestId: null, minimum: 'started' });
  await server.request(pauseQueue, {});
  const requests = [];
  for (const seed of [1, 2]) requests.push(await server.submit(uri, { seed }));
  await server.request(resumeQueue, {});
  for (const requestId of requests) resultOf(await server.endOf(requestId));
  await expect.poll(() => heard, generous).toEqual(['running', 'running', 'completed', 'completed']);
  await isWellUnderWay(server, await server.submit(uri, { runs: endless }));
  expect(await server.trySubmit(uri, { seed: 3 })).toMatchObject({ ok: true });
});

it('G10: every message of the protocol is wired to something in the process that ships', async () => {
  const server = await start();
  const messages = [...Object.values(runMessages), ...Object.values(queueMessages)].filter(
    (value): value is typeof cancelRun => typeof value === 'object' && 'method' in value,
  );
  const fromServer: readonly string[] = [
    ...[runMessages.readFile.method, runMessages.listFiles.method, runDidFinish.method, storeRunAgain.method],
    ...[queueDidChange.method, didUpdate.method],
  ];
  const toServer = messages.filter(({ method }) => !fromServer.includes(method));
  expect(toServer.length).toBeGreaterThan(25);
  for (const { method, ...message } of toServer) {
    if ('reply' in message) {
      // Nothing takes this for its parameters, and only who listens can say so.
      await expect(server.connection.sendRequest(method, 'nonsense'), method).rejects.toThrow('cannot be answered');
    } else {
      await server.connection.sendNotification(method, 'nonsense');
      await expect.poll(() => server.log.join('\n'), generous).toContain(`${method} was ignored`);
    }
  }
});
