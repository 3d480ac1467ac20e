import { mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { pauseQueue, queueStatus } from '../../src/shared/protocol/lspQueue';
import { buildServer } from '../support/buildServer';
import { longDuel } from '../support/encounters';
import { ServerProcess } from '../support/serverProcess';
import { buildCli, runCli, type Finished } from './cliProcess';

let cli: string;
let serverFile: string;
let folder: string;
let server: ServerProcess | null = null;
const run = (...args: string[]): Promise<Finished> => runCli(cli, path.dirname(folder), args);

beforeAll(async () => {
  cli = await buildCli();
  ({ serverFile } = await buildServer());
});
beforeEach(async () => {
  folder = path.join(await mkdtemp(path.join(tmpdir(), 'storage-')), 'queue');
});
afterEach(async () => {
  await server?.kill();
  server = null;
  await rm(path.dirname(folder), { recursive: true });
});

/** A window with a long simulation that runs, and a low one that waits: the ids, in that order. */
async function openWindow(): Promise<readonly [string, string]> {
  server = await ServerProcess.start({ serverFile, storagePath: folder });
  const uri = await server.open('long.encounter.yaml', longDuel(10_000_000));
  return [await server.submit(uri), await server.submit(uri, { seed: 5, runs: 402, priority: 'low' })];
}

describe('the queue of an open window', () => {
  it('is shown with the process that owns it, and left as it is', async () => {
    const [running, waiting] = await openWindow();
    const { code, out, err } = await run('status', 'queue');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const lines = out.split('\n');
    expect(lines[0]).toBe(`The process ${server!.process.pid} owns this queue: a window is open.`);
    expect(lines[1]).toMatch(/^ID +PRIORITY +STATE +SAVED +RUNS +ENCOUNTER$/);
    expect(lines[2]).toMatch(new RegExp(`^${running} +critical +(waiting|begun) +\\d+ +10000000 +Duel$`));
    expect(lines[3]).toMatch(new RegExp(`^${waiting} +low +waiting +0 +402 +Duel$`));
    expect((await server!.request(queueStatus, {})).journal).toBe('owner');
  });

  it('is not changed from outside: the answer says who has it', async () => {
    const [, waiting] = await openWindow();
    const { code, out, err } = await run('cancel', 'queue', waiting);
    expect({ code, out }).toEqual({ code: 1, out: '' });
    expect(err).toBe(
      `queue: The process ${server!.process.pid} owns this queue, a window that is open. Cancel the simulation there.\n`,
    );
    expect((await server!.request(queueStatus, {})).waiting).toBe(1);
  });
});

describe('the queue of a window that is gone', () => {
  it('loses what is cancelled, and only that: the next window does not find it', async () => {
    const [running, waiting] = await openWindow();
    await server!.kill();
    expect((await run('status', 'queue')).out).toMatch(/^No window is open\./);
    expect(await run('cancel', 'queue', running)).toEqual({ code: 0, out: `Cancelled ${running}.\n`, err: '' });
    expect((await readdir(folder)).filter((name) => name.startsWith('owner'))).toEqual([]);
    const { simulations } = JSON.parse((await run('status', 'queue', '--json')).out) as {
      simulations: { requestId: string }[];
    };
    expect(simulations.map(({ requestId }) => requestId)).toEqual([waiting]);

    server = await ServerProcess.start({ serverFile, storagePath: folder });
    expect(await server.endOf(waiting)).toMatchObject({ kind: 'completed', result: { key: { seed: 5, runs: 402 } } });
    expect((await server.request(queueStatus, {})).jobs.map(({ requestId }) => requestId)).toEqual([waiting]);
  });

  it('is told as one JSON object', async () => {
    const [running, waiting] = await openWindow();
    await server!.request(pauseQueue, {});
    await server!.shutdown();
    const { code, out } = await run('status', 'queue', '--json');
    expect(code).toBe(0);
    expect(JSON.parse(out)).toMatchObject({
      owner: null,
      isPaused: true,
      simulations: [
        { requestId: running, priority: 'critical', runs: 10_000_000, seed: 11, title: 'Duel', crashes: 0 },
        { requestId: waiting, priority: 'low', state: 'waiting', runs: 402, seed: 5, runsSaved: 0, reason: null },
      ],
      unread: [],
    });
    expect((await run('status', 'queue')).out).toContain('\nThe queue is paused.\n');
  });

  it('is not changed by the id of nothing', async () => {
    await openWindow();
    await server!.kill();
    const before = await readdir(folder);
    const nobody = crypto.randomUUID();
    expect(await run('cancel', 'queue', nobody)).toEqual({
      code: 2,
      out: '',
      err: `queue: There is no unfinished simulation ${nobody}. status lists them.\n`,
    });
    expect(await readdir(folder)).toEqual(before);
  });
});

describe('a folder without a queue', () => {
  it('is refused, and not made', async () => {
    for (const args of [
      ['status', 'queue'],
      ['cancel', 'queue', 'x'],
    ]) {
      expect(await run(...args)).toEqual({ code: 2, out: '', err: 'queue: There is no such folder.\n' });
    }
    expect(await readdir(path.dirname(folder))).toEqual([]);
    await writeFile(path.join(path.dirname(folder), 'notes.txt'), '');
    expect(await run('status', '.')).toEqual({
      code: 2,
      out: '',
      err: '.: There is no saved queue in this folder.\n',
    });
  });
});
