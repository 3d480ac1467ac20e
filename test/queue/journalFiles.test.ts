import { fork, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { FileStorage } from '../../src/server/journal/fileStorage.node';
import { Journal } from '../../src/server/journal/journal';
import { acquireOwnerLock } from '../../src/server/journal/ownerLock.node';
import { acceptedRequest } from '../support/acceptedRequest';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'journal-'));
});
afterEach(() => rm(folder, { recursive: true }));

const ownerFile = () => path.join(folder, 'owner.json');
const unlocked = { dispose: () => undefined };

describe('files', () => {
  it('hold the journal over a restart, in a folder that is made for it', async () => {
    const storagePath = path.join(folder, 'a', 'b');
    const warnings: string[] = [];
    const warn = (message: string) => void warnings.push(message);
    const request = acceptedRequest();
    const journal = await Journal.open(new FileStorage(storagePath, unlocked), warn);
    await journal.accept(request);
    journal.dispose();
    const again = await Journal.open(new FileStorage(storagePath, unlocked), warn);
    expect(again.unfinished).toEqual([request]);
    again.dispose();
    expect(await readdir(storagePath)).toHaveLength(1);
    expect(warnings).toEqual([]);
  });

  it('torn in the last line give all lines before', async () => {
    const storage = new FileStorage(folder, unlocked);
    const journal = await Journal.open(storage, () => undefined);
    await journal.accept(acceptedRequest({ seed: 1 }));
    await journal.accept(acceptedRequest({ seed: 2 }));
    journal.dispose();
    const [log] = await readdir(folder);
    const file = path.join(folder, log!);
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 5));
    const again = await Journal.open(new FileStorage(folder, unlocked), () => undefined);
    expect(again.unfinished.map(({ key }) => key.seed)).toEqual([1]);
    again.dispose();
  });
});

describe('owner of a folder', () => {
  /** A process that lives until it is killed. */
  function startProcess() {
    return spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
  }

  it('is one at a time: a second window gets nothing while the first lives, and the folder after it is gone', async () => {
    const other = startProcess();
    try {
      await writeFile(ownerFile(), JSON.stringify({ pid: other.pid, token: 'other' }));
      expect(await acquireOwnerLock(folder, () => undefined)).toBeNull();
      other.kill('SIGKILL');
      await once(other, 'exit');
      const lock = await acquireOwnerLock(folder, () => undefined);
      expect(lock).not.toBeNull();
      lock?.dispose();
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('that is another process with the same id is found out by its silence', async () => {
    const other = startProcess();
    try {
      await writeFile(ownerFile(), JSON.stringify({ pid: other.pid, token: 'other' }));
      const longAgo = new Date(Date.now() - 60_000);
      await utimes(ownerFile(), longAgo, longAgo);
      const lock = await acquireOwnerLock(folder, () => undefined);
      expect(lock).not.toBeNull();
      lock?.dispose();
    } finally {
      other.kill('SIGKILL');
    }
  });

  it('shows that it lives, and hears when it was replaced', async () => {
    let hasLost = false;
    const lock = await acquireOwnerLock(folder, () => (hasLost = true));
    const before = (await stat(ownerFile())).mtimeMs;
    await expect.poll(async () => (await stat(ownerFile())).mtimeMs, { timeout: 5000 }).toBeGreaterThan(before);
    expect(hasLost).toBe(false);
    await writeFile(ownerFile(), JSON.stringify({ pid: 1, token: 'other' }));
    await expect.poll(() => hasLost, { timeout: 5000 }).toBe(true);
    lock?.dispose();
    // Long enough for what might be removed behind our back.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(JSON.parse(await readFile(ownerFile(), 'utf8'))).toEqual({ pid: 1, token: 'other' });
  });

  it('leaves nothing behind when it goes', async () => {
    const lock = await acquireOwnerLock(folder, () => undefined);
    expect(await readdir(folder)).toEqual(['owner.json']);
    lock?.dispose();
    expect(await readdir(folder)).toEqual([]);
  });

  it(
    'is one of many who come at the same moment, after an owner that is gone or none',
    { timeout: 60_000 },
    async () => {
      const script = path.join(folder, 'contender.cjs');
      await build({
        entryPoints: [path.join(import.meta.dirname, '../support/ownerContender.ts')],
        outfile: script,
        bundle: true,
        platform: 'node',
        logLevel: 'error',
      });
      const contenders = Array.from({ length: 6 }, () => fork(script));
      try {
        for (let round = 0; round < 30; round++) {
          const contested = path.join(folder, `round-${round}`);
          await mkdir(contested);
          const stale = JSON.stringify({ pid: 2 ** 22 + 1, token: 'gone' });
          if (round % 3 > 0) await writeFile(path.join(contested, 'owner.json'), round % 3 === 1 ? stale : '');
          const startAt = Date.now() + 30;
          const answers = contenders.map(async (contender) => {
            contender.send({ folder: contested, startAt });
            return (await once(contender, 'message'))[0] as boolean;
          });
          expect((await Promise.all(answers)).filter((isOwner) => isOwner)).toHaveLength(1);
          expect(await readdir(contested)).toEqual(['owner.json']);
        }
      } finally {
        for (const contender of contenders) contender.kill('SIGKILL');
      }
    },
  );

  it('is found even after a process that was killed while it removed a stale one', async () => {
    const claim = path.join(folder, 'owner.json.claim');
    for (const name of [ownerFile(), claim]) await writeFile(name, '');
    const longAgo = new Date(Date.now() - 60_000);
    await utimes(claim, longAgo, longAgo);
    const lock = await acquireOwnerLock(folder, () => undefined);
    expect(lock).not.toBeNull();
    lock?.dispose();
  });

  it('with an unreadable owner file is nobody', async () => {
    await writeFile(ownerFile(), '{"pid":');
    const lock = await acquireOwnerLock(folder, () => undefined);
    expect(lock).not.toBeNull();
    lock?.dispose();
  });
});
