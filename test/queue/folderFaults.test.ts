import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest';
import { queueStatus } from '../../src/shared/protocol/lspQueue';
import { buildServer } from '../support/buildServer';
import { duel } from '../support/encounters';
import { ServerProcess } from '../support/serverProcess';

const generous = { timeout: 30_000, interval: 50 };

let serverFile: string;
let storagePath: string;
const servers: ServerProcess[] = [];
beforeAll(async () => ({ serverFile } = await buildServer()));
beforeEach(async () => {
  storagePath = await mkdtemp(path.join(tmpdir(), 'folder-'));
});
afterEach(async () => {
  for (const server of servers.splice(0)) await server.kill();
  await rm(storagePath, { recursive: true });
});

async function start(): Promise<ServerProcess> {
  const server = await ServerProcess.start({ serverFile, storagePath });
  servers.push(server);
  return server;
}

async function journalOf(server: ServerProcess): Promise<string> {
  return (await server.request(queueStatus, {})).journal;
}

it.each(['killed', 'closed'] as const)(
  'two windows on one folder: the second says that it follows, and takes over when the first is %s',
  async (how) => {
    const first = await start();
    const uri = await first.open('duel.encounter.yaml', duel);
    const endless = await first.submit(uri, { runs: 10_000_000, seed: 1 });
    const left = await first.submit(uri, { seed: 2, priority: 'low' });
    const second = await start();
    expect([await journalOf(first), await journalOf(second)]).toEqual(['owner', 'follower']);
    expect(second.messages).toEqual([expect.stringContaining('not saved until that window has closed')]);
    const own = await second.submit(await second.open('duel.encounter.yaml', duel), { runs: 10_000_000, seed: 3 });

    if (how === 'killed') await first.kill();
    else await first.shutdown();
    await expect.poll(() => journalOf(second), generous).toBe('owner');
    await expect.poll(() => second.messages.slice(1), generous).toEqual([expect.stringContaining('go on in this one')]);
    const ids = async (server: ServerProcess) =>
      (await server.request(queueStatus, {})).jobs.map((job) => job.requestId);
    expect((await ids(second)).toSorted()).toEqual([endless, left, own].toSorted());
    // What was its own before is saved from now on, too.
    await second.kill();
    expect((await ids(await start())).toSorted()).toEqual([endless, left, own].toSorted());
  },
);
