import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../src/server/clock';
import { encodeCheckedLine } from '../../../src/server/journal/checkedLine';
import { FileStorage } from '../../../src/server/journal/fileStorage.node';
import { Journal } from '../../../src/server/journal/journal';
import { add, namesFormat } from '../../support/namesJournal';
import { median, msOf } from '../measure';

const records = 100_000;
/** As long as a request without its scenario and text. */
const nameLength = 200;
const noLock = { assertHeld: () => undefined, dispose: () => undefined };

function nameOf(index: number): string {
  return `${index}`.padStart(nameLength, '-');
}

async function repeated(times: number, action: (index: number) => Promise<unknown>): Promise<number> {
  const samples: number[] = [];
  for (let index = 0; index < times; index++) samples.push(await msOf(() => action(index)));
  return median(samples);
}

async function withFolder<T>(use: (folder: string) => Promise<T>): Promise<T> {
  const folder = await mkdtemp(path.join(tmpdir(), 'journal-bench-'));
  try {
    return await use(folder);
  } finally {
    await rm(folder, { recursive: true });
  }
}

function open(folder: string) {
  const warn = (message: string) => process.stderr.write(`${message}\n`);
  return Journal.open(new FileStorage(folder, noLock), namesFormat, systemClock, warn);
}

/** What one record costs: in memory and encoded, appended, synced; and alone, with the 5 ms it waits for others. */
function writing() {
  return withFolder(async (folder) => {
    const storage = new FileStorage(folder, noLock);
    const line = encodeCheckedLine({ sequence: 1, entry: add(nameOf(1)) });
    const appendMs = await repeated(2000, () => storage.append('appended.jsonl', line));
    const syncMs = await repeated(200, async () => {
      await storage.append('appended.jsonl', line);
      await storage.sync('appended.jsonl');
    });
    storage.dispose();
    const journal = await open(folder);
    const aloneMs = await repeated(100, (index) => journal.write(add(nameOf(index))));
    const burstMs = await msOf(async () => {
      for (let index = 0; index < 10_000; index++) journal.note(add(nameOf(index)));
      await journal.flush();
    });
    journal.dispose();
    return {
      'journal: append a record (us)': 1000 * appendMs,
      'journal: append and sync (ms)': syncMs,
      'journal: write a record alone (ms)': aloneMs,
      'journal: a record of 10,000 at once (us)': burstMs / 10,
    };
  });
}

/** What a start costs with so many records in the log, and with as many in the snapshot. */
function recovery() {
  return withFolder(async (folder) => {
    const storage = new FileStorage(folder, noLock);
    const lines = Array.from({ length: records }, (_, index) =>
      encodeCheckedLine({ sequence: index + 1, entry: add(nameOf(index)) }),
    );
    await storage.replace('snap-1.json', encodeCheckedLine({ sequence: 0, entries: [] }));
    await storage.replace('log-1.jsonl', Buffer.concat(lines));
    const fromLogMs = await msOf(async () => (await open(folder)).dispose());
    const fromSnapshotMs = await msOf(async () => (await open(folder)).dispose());
    storage.dispose();
    return {
      'journal: recover 100,000 records of a log (ms)': fromLogMs,
      'journal: recover 100,000 records of a snapshot (ms)': fromSnapshotMs,
    };
  });
}

/** Costs of the journal on the disk that holds the system's temporary files, by name. */
export async function measureJournal(): Promise<Readonly<Record<string, number>>> {
  return { ...(await writing()), ...(await recovery()) };
}
