import { fork, spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, rmdir, stat, utimes, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { systemClock } from '../../src/server/clock';
import type { Journal } from '../../src/server/journal/journal';
import { openFolderJournal } from '../../src/server/journal/openFolderJournal.node';
import { acquireOwnerLock } from '../../src/server/journal/ownerLock.node';
import type { JournalProcessMessage } from '../support/journalProcess';
import { add, namesFormat, type NameEntry } from '../support/namesJournal';

let folder: string;
let scripts: string;
const journals: Journal<NameEntry, Set<string>>[] = [];
const processes: ChildProcess[] = [];

beforeAll(async () => {
  scripts = await mkdtemp(path.join(tmpdir(), 'journal-scripts-'));
  await build({
    entryPoints: ['ownerContender', 'journalProcess'].map((name) =>
      path.join(import.meta.dirname, `../support/${name}.ts`),
    ),
    outdir: scripts,
    outExtension: { '.js': '.mjs' },
    format: 'esm',
    bundle: true,
    platform: 'node',
    logLevel: 'error',
  });
  return () => rm(scripts, { recursive: true });
});
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'journal-'));
});
afterEach(async () => {
  for (const journal of journals.splice(0)) journal.dispose();
  for (const process of processes.splice(0)) await kill(process);
  await rm(folder, { recursive: true, maxRetries: 10 });
});

const ownerFile = () => path.join(folder, 'owner.json');

/** A journal of this process in the folder, and what it has told. */
async function open(storagePath = folder) {
  const warnings: string[] = [];
  const journal = await openFolderJournal(storagePath, namesFormat, systemClock, (message) => {
    warnings.push(message);
  });
  journals.push(journal);
  return { journal, warnings, names: () => [...journal.state] };
}

async function kill(process: ChildProcess): Promise<void> {
  if (process.exitCode !== null || process.signalCode !== null) return;
  const ended = once(process, 'exit');
  process.kill('SIGKILL');
  await ended;
}

/** A process with a journal in the folder, and what it has told. */
function startJournalProcess() {
  const process = fork(path.join(scripts, 'journalProcess.mjs'), [folder]);
  processes.push(process);
  const messages: JournalProcessMessage[] = [];
  process.on('message', (message: JournalProcessMessage) => messages.push(message));
  const find = (kind: JournalProcessMessage['kind']) => messages.find((message) => message.kind === kind);
  return {
    process,
    messages,
    told: (kind: JournalProcessMessage['kind']) => expect.poll(() => find(kind), { timeout: 20_000 }).toBeDefined(),
    written: () => messages.flatMap((message) => (message.kind === 'written' ? [message.name] : [])),
    find,
  };
}

describe('files', () => {
  it('hold the journal over a restart, in a folder that is made for it', async () => {
    const storagePath = path.join(folder, 'a', 'b');
    const first = await open(storagePath);
    await first.journal.write(add('goblin'));
    first.journal.dispose();
    await expect.poll(async () => (await readdir(storagePath)).toSorted()).toEqual(['log-1.jsonl', 'snap-1.json']);
    const again = await open(storagePath);
    expect([again.names(), again.journal.mode]).toEqual([['goblin'], 'owner']);
    expect((await readdir(storagePath)).toSorted()).toEqual(['log-2.jsonl', 'owner.json', 'snap-2.json']);
    expect([...first.warnings, ...again.warnings]).toEqual([]);
  });

  it('torn in the last line give all lines before', async () => {
    const { journal } = await open();
    await journal.write(add('goblin'));
    await journal.write(add('orc'));
    journal.dispose();
    const file = path.join(folder, 'log-1.jsonl');
    const bytes = await readFile(file);
    await writeFile(file, bytes.subarray(0, bytes.length - 5));
    const again = await open();
    expect([again.names(), again.warnings]).toEqual([['goblin'], []]);
  });

  it('are written anew when the log has grown, and nothing else is left', async () => {
    const { journal } = await open();
    const long = 'x'.repeat(50_000);
    for (const name of [`${long}1`, `${long}2`, 'orc']) await journal.write(add(name));
    await journal.flush();
    expect((await readdir(folder)).toSorted()).toEqual(['log-2.jsonl', 'owner.json', 'snap-2.json']);
    journal.dispose();
    expect((await open()).names()).toEqual([`${long}1`, `${long}2`, 'orc']);
  });

  it('that cannot be written are tried again until they can', async () => {
    const obstacle = path.join(folder, 'next.tmp');
    await mkdir(obstacle);
    const { journal, warnings } = await open();
    await journal.write(add('goblin'));
    expect(warnings).toEqual([expect.stringContaining('cannot be saved')]);
    await rmdir(obstacle);
    await expect.poll(() => warnings.at(-1), { timeout: 10_000 }).toBe('The queue is saved again.');
    journal.dispose();
    expect((await open()).names()).toEqual(['goblin']);
  });
});

describe('processes', () => {
  it('killed while they write leave all that they said was written, and no gap, to the next', async () => {
    let written: readonly string[] = [];
    for (let round = 0; round < 12; round++) {
      const { process, messages, told, find, ...writer } = startJournalProcess();
      await told('opened');
      const opened = find('opened');
      if (opened?.kind !== 'opened') throw new Error('Not opened');
      expect(opened.mode).toBe('owner');
      expect(opened.names).toEqual(opened.names.map((_, index) => `${index}`));
      expect(opened.names.length).toBeGreaterThanOrEqual(written.length);
      await new Promise((resolve) => setTimeout(resolve, 25 * round));
      await kill(process);
      written = [...opened.names, ...writer.written()];
      expect(messages.filter(({ kind }) => kind === 'warned')).toEqual([]);
    }
    expect(written.length).toBeGreaterThan(50);
  });

  it('on one folder are one owner and one that says it is not, until the owner is killed', async () => {
    const owner = startJournalProcess();
    await owner.told('opened');
    const follower = await open();
    await follower.journal.write(add('goblin'));
    expect(follower.journal.mode).toBe('memory');
    expect(follower.warnings).toEqual([expect.stringContaining('Another window saves its queue')]);
    await kill(owner.process);
    await expect.poll(() => follower.journal.mode, { timeout: 10_000 }).toBe('owner');
    expect(follower.names()).toEqual(expect.arrayContaining(['goblin', ...owner.written()]));
    await expect.poll(() => follower.warnings.at(-1)).toContain('The other window has closed');
    follower.journal.dispose();
    const next = await open();
    expect(next.names()).toEqual(follower.names());
  });

  it('that have lost the folder say nothing is safe in it any more, and go on in memory', async () => {
    const { journal, warnings } = await open();
    const other = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    processes.push(other);
    await writeFile(ownerFile(), JSON.stringify({ pid: other.pid, startedAt: 0, token: 'other' }));
    const log = path.join(folder, 'log-1.jsonl');
    await journal.write(add('goblin'));
    expect([journal.mode, [...journal.state]]).toEqual(['memory', ['goblin']]);
    expect(warnings).toEqual([expect.stringContaining('Another window has taken over')]);
    expect((await stat(log)).size).toBe(0);
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
      await writeFile(ownerFile(), JSON.stringify({ pid: other.pid, startedAt: 0, token: 'other' }));
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
      await writeFile(ownerFile(), JSON.stringify({ pid: other.pid, startedAt: 0, token: 'other' }));
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
    await writeFile(ownerFile(), JSON.stringify({ pid: 1, startedAt: 0, token: 'other' }));
    await expect.poll(() => hasLost, { timeout: 5000 }).toBe(true);
    lock?.dispose();
    // Long enough for what might be removed behind our back.
    await new Promise((resolve) => setTimeout(resolve, 100));
    expect(JSON.parse(await readFile(ownerFile(), 'utf8'))).toEqual({ pid: 1, startedAt: 0, token: 'other' });
  });

  it('is one in a process too, and not an earlier process with the same id', async () => {
    const lock = await acquireOwnerLock(folder, () => undefined);
    expect(await acquireOwnerLock(folder, () => undefined)).toBeNull();
    lock?.dispose();
    await writeFile(ownerFile(), JSON.stringify({ pid: process.pid, startedAt: 0, token: 'earlier' }));
    const next = await acquireOwnerLock(folder, () => undefined);
    expect(next).not.toBeNull();
    next?.dispose();
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
      const contenders = Array.from({ length: 6 }, () => fork(path.join(scripts, 'ownerContender.mjs')));
      try {
        for (let round = 0; round < 30; round++) {
          const contested = path.join(folder, `round-${round}`);
          await mkdir(contested);
          const stale = JSON.stringify({ pid: 2 ** 22 + 1, startedAt: 0, token: 'gone' });
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
