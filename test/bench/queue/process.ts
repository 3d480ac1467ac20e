import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import * as v from 'valibot';
import { SlotStore } from '../../../src/extension/slots/slotStore';
import { acknowledgeRun, runDidFinish } from '../../../src/shared/protocol/lsp';
import { didUpdate, subscribe } from '../../../src/shared/protocol/lspQueue';
import { fromBase64 } from '../../../src/shared/util/base64';
import { duel, longDuel } from '../../support/encounters';
import { ServerProcess } from '../../support/serverProcess';
import { DiskFileTree } from '../../unit/extension/slots/diskFileTree';
import { median } from '../measure';

const serverFile = path.resolve('dist/server.js');
const kills = 5;
const finishedJobs = 100;

/** The built background process, seen from outside. Milliseconds: see the names. */
export async function measureProcess(): Promise<Readonly<Record<string, number>>> {
  return {
    'SIGKILL to the first slice again (ms)': await withFolder(recoveryMs),
    'longest task of the client while 100 jobs finish (ms)': await withFolder(longestTaskMs),
  };
}

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'process-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

/** From the death of a process to progress reported by the next, with its start: as when an editor comes back. */
async function recoveryMs(folder: string): Promise<number> {
  const storagePath = path.join(folder, 'queue');
  let server = await ServerProcess.start({ serverFile, storagePath, queue: { progressUpdateIntervalMs: 50 } });
  const requestId = await server.submit(await server.open('long.encounter.yaml', longDuel(10_000_000)));
  await firstProgress(server, requestId);
  const samples: number[] = [];
  for (let kill = 0; kill < kills; kill++) {
    await server.kill();
    const start = performance.now();
    server = await ServerProcess.start({ serverFile, storagePath, queue: { progressUpdateIntervalMs: 50 } });
    await firstProgress(server, requestId);
    samples.push(performance.now() - start);
  }
  await server.kill();
  return median(samples);
}

async function firstProgress(server: ServerProcess, requestId: string): Promise<void> {
  const progressed = new Promise<void>((resolve) => {
    server.connection.onNotification(didUpdate.method, (params) => {
      const { state } = v.parse(didUpdate.params, params);
      if (state.kind === 'running' && state.runsDone > 0) resolve();
    });
  });
  await server.request(subscribe, { subscriptionId: crypto.randomUUID(), requestId, minimum: 'progress' });
  await progressed;
}

/**
 * What the extension does with messages: checks each, decodes a result, keeps it in a slot on the disk, acknowledges.
 * In processor time between two turns of the event loop: other work on the machine disturbs it less than the clock.
 */
async function longestTaskMs(folder: string): Promise<number> {
  const server = await ServerProcess.start({ serverFile, storagePath: path.join(folder, 'queue') });
  const slots = new SlotStore(new DiskFileTree(path.join(folder, 'slots')), () => Date.now());
  await slots.load();
  const uri = await server.open('duel.encounter.yaml', duel);
  let kept = 0;
  server.connection.onNotification(runDidFinish.method, (params) => void keep(params));
  const keep = async (params: unknown) => {
    const { requestId, end } = v.parse(runDidFinish.params, params);
    if (end.kind !== 'completed') throw new Error(`It was not completed: ${end.kind}`);
    await slots.store(end.result, fromBase64(end.runs));
    await server.notify(acknowledgeRun, { requestId, slot: slots.find(end.result.key) });
    kept++;
  };
  // Code that has run before, as in an editor that is in use.
  const fight = async (from: number, count: number) => {
    for (let seed = from; seed < from + count; seed++) await server.submit(uri, { seed });
    while (kept < from + count) await new Promise((resolve) => setTimeout(resolve, 5));
  };
  await fight(0, finishedJobs);
  let longestMs = 0;
  let last = process.cpuUsage();
  let isWatching = true;
  const watch = () => {
    const { user, system } = process.cpuUsage(last);
    last = process.cpuUsage();
    longestMs = Math.max(longestMs, (user + system) / 1000);
    if (isWatching) setImmediate(watch);
  };
  watch();
  await fight(finishedJobs, finishedJobs);
  isWatching = false;
  await server.shutdown();
  return longestMs;
}
