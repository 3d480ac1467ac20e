import { copyFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import {
  acknowledgeRun,
  cancelRun,
  compareRuns,
  protocolVersion,
  replayRun,
  submitRun,
} from '../../src/shared/protocol/lsp';
import { clearQueue, queueDidShow, queueStatus } from '../../src/shared/protocol/lspQueue';
import { buildServer } from '../support/buildServer';
import { duel, longDuel } from '../support/encounters';
import { ServerProcess, workspace, type ServerOptions } from '../support/serverProcess';

let serverFile: string;
let server: ServerProcess;
beforeAll(async () => ({ serverFile } = await buildServer()));
afterEach(() => server.kill());

async function start(options: Omit<ServerOptions, 'serverFile'> = {}): Promise<ServerProcess> {
  server = await ServerProcess.start({ serverFile, ...options });
  return server;
}

/** The background process still does its work. */
async function isAlive(): Promise<void> {
  const uri = await server.open('alive.encounter.yaml', duel);
  expect(await server.diagnose(uri)).toEqual([]);
  expect(await server.request(queueStatus, {})).toMatchObject({ workers: 1 });
}

describe('handshake', () => {
  it.each(['ipc', 'stdio'] as const)('works over %s, and the process ends when asked to', async (transport) => {
    await start({ transport });
    await isAlive();
    await server.shutdown();
    expect(server.process.exitCode).toBe(0);
  });

  it('with another version of the protocol is refused in words a user can act on', async () => {
    server = ServerProcess.spawn({ serverFile });
    const options = { protocolVersion: protocolVersion + 1 };
    await expect(server.initialize({ serverFile, initializationOptions: options })).rejects.toThrow(
      /not of one release.*Reload the window/,
    );
  });

  it('with options that make no sense names what is wrong', async () => {
    server = ServerProcess.spawn({ serverFile });
    const options = { protocolVersion, storagePath: null, workspaceFolders: [], settings: { queue: { workers: -1 } } };
    await expect(server.initialize({ serverFile, initializationOptions: options })).rejects.toThrow('workers');
  });

  it('ends with its parent', async () => {
    await start();
    const ended = new Promise((resolve) => server.process.once('exit', resolve));
    server.process.disconnect();
    await ended;
  });
});

describe('diagnostics', () => {
  it('are given on demand, follow every edit, and have a code and a place', async () => {
    await start();
    const uri = await server.open('duel.encounter.yaml', duel);
    expect(await server.diagnose(uri)).toEqual([]);
    const line = duel.split('\n').findIndex((text) => text.includes('hp: 59'));
    const start_ = duel.split('\n')[line]!.indexOf('59');
    const range = { start: { line, character: start_ }, end: { line, character: start_ + 2 } };
    await server.change(uri, [{ range, text: '-5' }]);
    const [diagnostic] = await server.diagnose(uri);
    expect(diagnostic).toMatchObject({ severity: 1, source: 'encounter', range: { start: { line } } });
    expect(diagnostic?.code).toMatch(/^[a-z-]+$/);
    await server.change(uri, [{ range, text: '59' }]);
    expect(await server.diagnose(uri)).toEqual([]);
  });

  it('are asked for again when a file that is used changes, in the editor or on disk', async () => {
    const party =
      'party:\n  - name: Oswin\n    level: 3\n    ac: 15\n    hp: 20\n    actions: [{ name: Staff, attack: +4, damage: 1d6+2 bludgeoning }]\n';
    await start({ files: { 'party.yaml': party } });
    const text = duel.replace(/party:[^]*?\nmonsters:/, 'party:\n  - use: ./party.yaml#Oswin\n\nmonsters:');
    const uri = await server.open('duel.encounter.yaml', text);
    expect(await server.diagnose(uri)).toEqual([]);

    delete server.files['party.yaml'];
    const changes = [{ uri: `${workspace}/party.yaml`, type: 3 }];
    await server.connection.sendNotification('workspace/didChangeWatchedFiles', { changes });
    await expect.poll(() => server.refreshes).toBe(1);
    expect(await server.diagnose(uri)).toMatchObject([{ code: 'use-not-found' }]);

    await server.open('party.yaml', party);
    await expect.poll(() => server.refreshes).toBe(2);
    expect(await server.diagnose(uri)).toEqual([]);
  });

  it('are asked for again when the question came before the document', async () => {
    await start();
    const early = `${workspace}/early.encounter.yaml`;
    expect(await server.diagnose(early)).toEqual([]);
    expect(await server.open('early.encounter.yaml', 'party: 5')).toBe(early);
    await expect.poll(() => server.refreshes).toBe(1);
    expect(await server.diagnose(early)).toMatchObject([{ code: 'missing-key' }, { code: 'wrong-type' }]);
  });
});

describe('a run', () => {
  it('goes from the open text to a result, with progress on the way', async () => {
    await start();
    const uri = await server.open('duel.encounter.yaml', duel);
    const requestId = await server.submit(uri);
    const end = await server.endOf(requestId);
    expect(end).toMatchObject({ kind: 'completed', result: { source: { uri, text: duel }, key: { runs: 1005 } } });
    await expect.poll(() => server.snapshots.at(-1)?.jobs[0]?.state.kind).toBe('completed');
    await server.notify(acknowledgeRun, { requestId, slot: 'A' });
  });

  it('takes the text from the client when the document is not open', async () => {
    await start({ files: { 'duel.encounter.yaml': duel } });
    const uri = `${workspace}/duel.encounter.yaml`;
    expect(await server.endOf(await server.submit(uri, { runs: 402, seed: 9 }))).toMatchObject({
      result: { key: { runs: 402, seed: 9 }, source: { text: duel } },
    });
  });

  it('that was asked for twice is fought once; one that the client holds is not fought at all', async () => {
    await start();
    const uri = await server.open('long.encounter.yaml', longDuel(200_000));
    const first = await server.submit(uri);
    const other = await server.trySubmit(uri);
    expect(other).toMatchObject({ ok: true, value: { outcome: 'attached' } });
    if (!other.ok) return;
    const ends = [await server.endOf(first), await server.endOf(other.value.requestId)];
    expect(ends.map((end) => end.kind === 'completed' && end.result.digest)).toEqual([
      expect.stringMatching(/^[0-9a-f]{64}$/),
      ends[0]?.kind === 'completed' && ends[0].result.digest,
    ]);
    const cached = await server.trySubmit(uri, { known: [other.value.key] });
    expect(cached).toMatchObject({ ok: true, value: { outcome: 'cached' } });
  });

  it('that is cancelled ends so, and the worker goes on with the next', async () => {
    await start();
    const uri = await server.open('long.encounter.yaml', longDuel(10_000_000));
    const requestId = await server.submit(uri);
    await expect.poll(() => server.snapshots.at(-1)?.running, { timeout: 10_000 }).toBe(1);
    expect(await server.request(cancelRun, { requestId })).toEqual({ isCancelled: true });
    expect(await server.endOf(requestId)).toEqual({ kind: 'cancelled' });
    expect(await server.request(cancelRun, { requestId })).toEqual({ isCancelled: false });
    const next = await server.open('duel.encounter.yaml', duel);
    expect(await server.endOf(await server.submit(next))).toMatchObject({ kind: 'completed' });
  });

  it('that waits goes with the queue when that is cleared', async () => {
    await start();
    const uri = await server.open('long.encounter.yaml', longDuel(10_000_000));
    const running = await server.submit(uri, { seed: 1 });
    const waiting = await server.submit(uri, { seed: 2 });
    expect(await server.request(clearQueue, {})).toEqual({ touched: 1 });
    expect(await server.endOf(waiting)).toEqual({ kind: 'cancelled' });
    const status = await server.request(queueStatus, {});
    expect(status.jobs.find((job) => job.requestId === running)?.state.kind).toBe('running');
  });

  it('that failed is counted until the user has looked at the queue', async () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'server-without-worker-'));
    const lonely = path.join(folder, 'server.mjs');
    copyFileSync(serverFile, lonely);
    try {
      server = await ServerProcess.start({ serverFile: lonely });
      const uri = await server.open('duel.encounter.yaml', duel);
      expect(await server.endOf(await server.submit(uri))).toMatchObject({ kind: 'quarantined' });
      expect(await server.request(queueStatus, {})).toMatchObject({ failed: 1 });
      await server.connection.sendNotification(queueDidShow.method, {});
      await expect.poll(() => server.snapshots.at(-1)?.failed).toBe(0);
      expect(await server.request(queueStatus, {})).toMatchObject({
        failed: 0,
        jobs: [{ state: { kind: 'quarantined' } }],
      });
    } finally {
      await server.kill();
      rmSync(folder, { recursive: true });
    }
  });

  it('is not accepted while the file has mistakes, and the message names the first with its line', async () => {
    await start();
    const uri = await server.open('duel.encounter.yaml', duel.replace('hp: 59', 'hp: -59'));
    const submitted = await server.trySubmit(uri);
    expect(submitted).toMatchObject({ ok: false, error: { code: 'invalid-scenario' } });
    const line = duel.split('\n').findIndex((text) => text.includes('hp: 59')) + 1;
    expect(submitted.ok ? '' : submitted.error.message).toContain(`Line ${line}:`);
  });

  it('can be told again blow by blow and compared with another', async () => {
    await start();
    const ends = [];
    for (const hp of [59, 30]) {
      const uri = await server.open(`duel${hp}.encounter.yaml`, duel.replace('hp: 59', `hp: ${hp}`));
      const end = await server.endOf(await server.submit(uri));
      if (end.kind !== 'completed') throw new Error(JSON.stringify(end));
      ends.push({ key: end.result.key, scenario: end.result.scenario, runs: end.runs });
    }
    const [a, b] = ends;
    const compared = await server.request(compareRuns, { a: a!, b: b! });
    expect(compared).toMatchObject({ ok: true, value: { isPaired: true } });
    expect(compared.ok && compared.value.partyWins.low).toBeGreaterThan(0);
    const replay = await server.request(replayRun, { scenario: a!.scenario, seed: a!.key.seed, run: 17 });
    expect(replay).toMatchObject({ ok: true, value: { markdown: expect.stringContaining('Fighter') as string } });
    const damaged = { ...a!, runs: `AAAA${a!.runs.slice(4)}` };
    expect(await server.request(compareRuns, { a: damaged, b: b! })).toMatchObject({
      ok: false,
      error: { code: 'damaged-result' },
    });
    expect(await server.request(compareRuns, { a: { ...a!, runs: '§' }, b: b! })).toMatchObject({
      ok: false,
      error: { code: 'damaged-result' },
    });
    await isAlive();
  });
});

describe('bad parameters', () => {
  it.each([
    [submitRun.method, {}],
    [submitRun.method, { uri: 7, priority: 'now' }],
    [submitRun.method, null],
    [cancelRun.method, { requestId: 'not a uuid' }],
    [replayRun.method, { scenario: { creatures: [] }, seed: -1, run: 0 }],
    [compareRuns.method, { a: {}, b: {} }],
    [clearQueue.method, 'everything'],
    ['encounterLab/no/such', {}],
  ])('of %s are answered with an error: %j', async (method, params) => {
    await start();
    await expect(server.connection.sendRequest(method, params)).rejects.toThrow();
    await isAlive();
  });

  it('of a notification are logged and otherwise ignored', async () => {
    await start();
    await server.connection.sendNotification(acknowledgeRun.method, { requestId: 7 });
    await isAlive();
    expect(server.log.join('\n')).toContain(acknowledgeRun.method);
  });
});

describe('bad input', () => {
  const many = Array.from({ length: 12 }, (_, level) => `a${level + 1}: &a${level + 1} [${`*a${level},`.repeat(10)}]`);
  const inputs: readonly { readonly what: string; readonly text: string }[] = [
    { what: 'something that is not YAML', text: '{[: ]:\n\t- "' },
    { what: 'an empty file', text: '' },
    { what: '2 MiB', text: `title: ${'x'.repeat(2 * 1024 * 1024)}` },
    { what: 'an alias bomb', text: ['a0: &a0 [1,2,3]', ...many].join('\n') },
    { what: '__proto__', text: `${duel}\n__proto__: { party: [] }` },
    { what: 'an unknown monster', text: duel.replace(/monsters:[^]*/, 'monsters:\n  - 3 gobblin\n') },
    { what: 'absurd dice', text: duel.replace('2d8+4', '999999d9999') },
    { what: 'negative hit points', text: duel.replace('hp: 59', 'hp: -59') },
    {
      what: 'a use: cycle',
      text: duel.replace(/monsters:[^]*/, 'monsters:\n  - use: ./other.encounter.yaml#Ogre\n'),
    },
    {
      what: 'a use: that leaves the workspace',
      text: duel.replace(/monsters:[^]*/, 'monsters:\n  - use: ../../../etc/passwd\n'),
    },
    { what: 'a side without creatures', text: duel.replace(/monsters:[^]*/, 'monsters: []\n') },
  ];

  it.each(inputs)('$what: a diagnostic with a message, no run, and the process lives', async ({ text }) => {
    const other = 'monsters:\n  - name: Ogre\n    use: ./bad.encounter.yaml#Ogre\n';
    await start({ files: { 'bad.encounter.yaml': text, 'other.encounter.yaml': other } });
    const uri = await server.open('bad.encounter.yaml', text);
    const diagnostics = await server.diagnose(uri);
    expect(diagnostics.length).toBeGreaterThan(0);
    for (const { code, message } of diagnostics) {
      expect(code).toMatch(/^[a-z-]+$/);
      expect(message.length).toBeGreaterThan(10);
      expect(message).not.toMatch(/\bat .*\.[jt]s/);
    }
    expect(await server.trySubmit(uri)).toMatchObject({ ok: false, error: { code: 'invalid-scenario' } });
    await isAlive();
  });

  it('a file that is not there', async () => {
    await start();
    expect(await server.trySubmit(`${workspace}/nowhere.encounter.yaml`)).toMatchObject({
      ok: false,
      error: { code: 'file-not-found' },
    });
    expect(await server.trySubmit('file:///etc/passwd')).toMatchObject({
      ok: false,
      error: { code: 'file-not-found' },
    });
    await isAlive();
  });
});
