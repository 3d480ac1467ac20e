import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { buildServer } from '../support/buildServer';
import { duel } from '../support/encounters';
import { KilledClient, simulations } from '../support/killedClient';
import { ServerProcess } from '../support/serverProcess';
import { sampleDice } from '../unit/shared/results/sampleRuns';

const seed = Number(process.env['KILLS_SEED'] ?? 1);
const kills = 55;

let serverFile: string;
let storagePath: string;
let server: ServerProcess;
beforeAll(async () => {
  ({ serverFile } = await buildServer());
  storagePath = await mkdtemp(path.join(tmpdir(), 'storage-'));
});
afterAll(async () => {
  await server.kill();
  await rm(storagePath, { recursive: true });
});

async function start(storage: string | null): Promise<string> {
  server = await ServerProcess.start({ serverFile, storagePath: storage, workers: 2 });
  return server.open('duel.encounter.yaml', duel);
}

/** What nothing has disturbed comes to, by seed and runs. */
async function undisturbedDigests(): Promise<ReadonlyMap<string, string>> {
  const uri = await start(null);
  const digests = new Map<string, string>();
  for (const simulation of simulations) {
    const end = await server.endOf(await server.submit(uri, simulation));
    if (end.kind !== 'completed') throw new Error(end.kind);
    digests.set(`${simulation.seed} ${simulation.runs}`, end.result.digest);
  }
  await server.kill();
  return digests;
}

async function killSoon(random: () => number, withinMs: number): Promise<void> {
  await new Promise((resolve) => setTimeout(resolve, withinMs * random()));
  await server.kill();
}

it(
  `a background process killed ${kills} times at any moment accounts for all that it has accepted (KILLS_SEED=${seed})`,
  { timeout: 900_000 },
  async () => {
    const random = sampleDice(seed);
    const client = new KilledClient(random, await undisturbedDigests());
    for (let kill = 0; kill < kills; kill++) {
      const uri = await start(storagePath);
      const killed = random() < 0.3 ? killSoon(random, 300) : null;
      await client.look(server);
      await client.work(server, uri, 20 * random());
      await Promise.all([killed ?? killSoon(random, 40), client.work(server, uri, Infinity)]);
      client.checkEnds(server);
    }
    await start(storagePath);
    await client.waitForAll(server);
    expect(client.counts.accepted).toBeGreaterThan(100);
    expect(client.counts.takenUp).toBeGreaterThan(100);
    expect(client.counts.cancelled).toBeGreaterThan(10);
    expect(client.counts.completed).toBeGreaterThan(50);
  },
);
