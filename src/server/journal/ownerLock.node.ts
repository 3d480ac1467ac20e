import { randomUUID } from 'node:crypto';
import { mkdir, readFile, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Disposable } from '../../shared/util/disposable';

const heartbeatMs = 2000;
/** An owner that is alive by its process id but silent for so long is another process with the same id. */
const silentMs = 10_000;

const ownerSchema = v.object({ pid: v.number(), token: v.string() });
type Owner = v.InferOutput<typeof ownerSchema>;

/**
 * Makes this process the only writer of a folder. Null when another living process is that already.
 *
 * @param onLost called once when another process has taken the folder over, as after a long sleep
 * @throws when the folder cannot be written
 */
export async function acquireOwnerLock(folder: string, onLost: () => void): Promise<Disposable | null> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, 'owner.json');
  const owner: Owner = { pid: process.pid, token: randomUUID() };
  if (!(await create(path, owner))) {
    if (await isAlive(path)) return null;
    await rm(path, { force: true });
    if (!(await create(path, owner))) return null;
  }
  const timer = setInterval(() => void beat(), heartbeatMs);
  timer.unref();
  const beat = async () => {
    const current = await readOwner(path);
    if (current?.token === owner.token) {
      const now = new Date();
      // A heartbeat that fails once is made up for by the next.
      await utimes(path, now, now).catch(() => undefined);
    } else {
      clearInterval(timer);
      onLost();
    }
  };
  return {
    dispose() {
      clearInterval(timer);
      // What is left behind names a dead process, which the next owner sees.
      void rm(path, { force: true }).catch(() => undefined);
    },
  };
}

async function create(path: string, owner: Owner): Promise<boolean> {
  try {
    await writeFile(path, JSON.stringify(owner), { flag: 'wx' });
    return true;
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'EEXIST') return false;
    throw error;
  }
}

async function isAlive(path: string): Promise<boolean> {
  const owner = await readOwner(path);
  if (!owner || owner.pid === process.pid || !isProcess(owner.pid)) return false;
  const age = await silence(path);
  if (age < silentMs) return true;
  // After a sleep of the machine every owner looks silent for a moment.
  await new Promise((resolve) => setTimeout(resolve, 2 * heartbeatMs));
  return (await silence(path)) < silentMs;
}

async function readOwner(path: string): Promise<Owner | null> {
  try {
    return v.parse(ownerSchema, JSON.parse(await readFile(path, 'utf8')));
  } catch {
    return null;
  }
}

async function silence(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch {
    return Infinity;
  }
}

function isProcess(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // EPERM: there is such a process, of another user.
    return error instanceof Error && 'code' in error && error.code === 'EPERM';
  }
}
