import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { blockSize } from '../../src/shared/model/results';
import { acknowledgeRun, cancelRun, type RunFinished } from '../../src/shared/protocol/lsp';
import { queueStatus } from '../../src/shared/protocol/lspQueue';
import { buildServer } from '../support/buildServer';
import { duel, longDuel } from '../support/encounters';
import { ServerProcess, type ServerOptions } from '../support/serverProcess';

let serverFile: string;
let storagePath: string;
const servers: ServerProcess[] = [];
beforeAll(async () => ({ serverFile } = await buildServer()));
beforeEach(async () => {
  storagePath = await mkdtemp(path.join(tmpdir(), 'storage-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await rm(storagePath, { recursive: true });
});

async function start(options: Partial<ServerOptions> = {}): Promise<ServerProcess> {
  const server = await ServerProcess.start({ serverFile, storagePath, ...options });
  servers.push(server);
  return server;
}

function digestOf(end: RunFinished['end']): string {
  if (end.kind !== 'completed') throw new Error(JSON.stringify(end));
  return end.result.digest;
}

describe('a background process killed', () => {
  it('in the middle of a run takes it up again: same request, same digest', async () => {
    const first = await start();
    const uri = await first.open('long.encounter.yaml', longDuel(400_000));
    const running = await first.submit(uri);
    const waiting = await first.submit(uri, { seed: 5, runs: 402, priority: 'low' });
    const state = () => first.snapshots.at(-1)?.jobs.find(({ requestId }) => requestId === running)?.state;
    await expect.poll(state, { timeout: 20_000 }).toMatchObject({ kind: 'running', phase: 'simulating' });
    await first.kill();
    expect(first.finished).toEqual([]);

    const second = await start({ workers: 2 });
    expect((await second.request(queueStatus, {})).jobs.map(({ requestId }) => requestId).toSorted()).toEqual(
      [running, waiting].toSorted(),
    );
    const recovered = digestOf(await second.endOf(running));
    expect(await second.endOf(waiting)).toMatchObject({ result: { key: { seed: 5, runs: 402 } } });
    expect(second.finished.map(({ title }) => title)).toEqual(['Duel', 'Duel']);

    const undisturbed = await start({ storagePath: null });
    const again = await undisturbed.open('long.encounter.yaml', longDuel(400_000));
    expect(digestOf(await undisturbed.endOf(await undisturbed.submit(again)))).toBe(recovered);
  });

  it('before a result was stored sends it again, and not once it was', async () => {
    const first = await start();
    const uri = await first.open('duel.encounter.yaml', duel);
    const stored = await first.submit(uri, { seed: 1 });
    const lost = await first.submit(uri, { seed: 2 });
    const cancelled = await first.submit(await first.open('long.encounter.yaml', longDuel(10_000_000)));
    await first.endOf(stored);
    const digest = digestOf(await first.endOf(lost));
    await first.notify(acknowledgeRun, { requestId: stored, slot: 'A' });
    await first.request(cancelRun, { requestId: cancelled });
    // Recorded when the next request is, because records are written in order.
    await first.submit(uri, { seed: 3 });
    await first.kill();

    const second = await start();
    expect(digestOf(await second.endOf(lost))).toBe(digest);
    await expect.poll(async () => (await second.request(queueStatus, {})).running).toBe(0);
    expect(second.finished.map(({ requestId }) => requestId)).not.toContain(stored);
    expect(second.finished.map(({ requestId }) => requestId)).not.toContain(cancelled);
  });

  it('again and again while it recovers loses nothing', async () => {
    const first = await start();
    const uri = await first.open('long.encounter.yaml', longDuel(100_000));
    const requests = [await first.submit(uri, { seed: 1 }), await first.submit(uri, { seed: 2 })];
    await first.kill();
    for (const delay of [0, 20, 150]) {
      const server = await start();
      await new Promise((resolve) => setTimeout(resolve, delay));
      await server.kill();
    }
    const last = await start();
    for (const requestId of requests) digestOf(await last.endOf(requestId));
  });

  it('and asked to shut down instead goes on where it was: from the checkpoint, and with the same digest', async () => {
    const runs = 400_000;
    const first = await start();
    const uri = await first.open('long.encounter.yaml', longDuel(runs));
    const requestId = await first.submit(uri);
    const doneIn = ({ snapshots }: ServerProcess) => {
      const state = snapshots.at(-1)?.jobs.find((job) => job.requestId === requestId)?.state;
      return state?.kind === 'running' ? state.runsDone : 0;
    };
    await expect.poll(() => doneIn(first), { timeout: 20_000 }).toBeGreaterThan(10 * blockSize);
    const done = doneIn(first);
    await first.shutdown();
    const second = await start();
    await expect.poll(() => doneIn(second), { timeout: 20_000, interval: 1 }).toBeGreaterThan(0);
    // But for the block that was being fought.
    expect(doneIn(second)).toBeGreaterThan(done - blockSize);
    const digest = digestOf(await second.endOf(requestId));
    await second.notify(acknowledgeRun, { requestId, slot: 'A' });
    const again = await second.open('again.encounter.yaml', longDuel(runs));
    expect(digestOf(await second.endOf(await second.submit(again)))).toBe(digest);
  });
});

describe('the storage folder', () => {
  it('that belongs to another window leaves this one in memory, with a message, and the other undisturbed', async () => {
    const first = await start();
    const uri = await first.open('long.encounter.yaml', longDuel(10_000_000));
    const running = await first.submit(uri);
    const second = await start();
    const other = await second.open('duel.encounter.yaml', duel);
    digestOf(await second.endOf(await second.submit(other)));
    expect(second.messages).toEqual([expect.stringContaining('Another window')]);
    expect(second.finished).toHaveLength(1);
    await second.shutdown();
    expect(first.messages).toEqual([]);
    await first.kill();
    const third = await start();
    expect((await third.request(queueStatus, {})).jobs[0]?.requestId).toBe(running);
    expect(third.messages).toEqual([]);
  });

  it('that cannot be made is said once, and runs go on', async () => {
    await writeFile(path.join(storagePath, 'file'), '');
    const server = await start({ storagePath: path.join(storagePath, 'file', 'storage') });
    const uri = await server.open('duel.encounter.yaml', duel);
    digestOf(await server.endOf(await server.submit(uri)));
    expect(server.messages).toEqual([expect.stringMatching(/cannot be saved.*reload the window/)]);
  });

  it('with a damaged journal is said, and the queue starts without what followed the damage', async () => {
    await writeFile(path.join(storagePath, 'log-3.jsonl'), 'deadbeef {"sequence":1}\ndeadbeef {}\n');
    const server = await start();
    expect(await server.request(queueStatus, {})).toMatchObject({ waiting: 0, running: 0 });
    expect(server.messages).toEqual([expect.stringContaining('damaged')]);
    expect((await readdir(storagePath)).filter((name) => name.startsWith('log-'))).toEqual(['log-4.jsonl']);
  });
});
