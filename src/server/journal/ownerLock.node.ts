import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { link, mkdir, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as v from 'valibot';
import type { Disposable } from '../../shared/util/disposable';

const heartbeatMs = 2000;
/** An owner that is alive by its process id but silent for so long is another process with the same id. */
const silentMs = 10_000;
const attempts = 3;

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
  const own = JSON.stringify({ pid: process.pid, token: randomUUID() } satisfies Owner);
  if (!(await becomeOwner(path, own))) return null;
  const timer = setInterval(() => void beat(), heartbeatMs);
  timer.unref();
  const beat = async () => {
    if (readText(path) === own) {
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
      try {
        // Another process may have taken over: then the file is that one's.
        if (readText(path) === own) rmSync(path, { force: true });
      } catch {
        // What is left behind names a dead process, which the next owner sees.
      }
    },
  };
}

async function becomeOwner(path: string, own: string): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await publish(path, own)) return true;
    const found = readText(path);
    if (found !== null && (await isAlive(path, found))) return false;
    if (found !== null) await removeStale(path, found);
  }
  return false;
}

/** Puts the file there whole, so that nobody reads half of it. False when there is one. */
async function publish(path: string, own: string): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, own);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (isExisting(error)) return false;
    throw error;
  } finally {
    await rm(temporary, { force: true });
  }
}

/**
 * Removes an owner file that was found stale, unless another process has done so and put its own there: one process
 * at a time looks and removes, without anything in between.
 */
async function removeStale(path: string, found: string): Promise<void> {
  const claim = `${path}.claim`;
  try {
    writeFileSync(claim, '', { flag: 'wx' });
  } catch (error) {
    if (!isExisting(error)) throw error;
    const age = await silence(claim);
    // Left by a process that was killed in that moment: the next attempt finds it gone.
    if (age > silentMs && age < Infinity) await rm(claim, { force: true });
    return;
  }
  try {
    if (readText(path) === found) rmSync(path, { force: true });
  } finally {
    rmSync(claim, { force: true });
  }
}

async function isAlive(path: string, text: string): Promise<boolean> {
  const owner = parseOwner(text);
  if (!owner || owner.pid === process.pid || !isProcess(owner.pid)) return false;
  const age = await silence(path);
  if (age < silentMs) return true;
  // After a sleep of the machine every owner looks silent for a moment.
  await new Promise((resolve) => setTimeout(resolve, 2 * heartbeatMs));
  return (await silence(path)) < silentMs;
}

/** Null when there is no such file, or none that can be read. */
function readText(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return null;
  }
}

function parseOwner(text: string): Owner | null {
  try {
    return v.parse(ownerSchema, JSON.parse(text));
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

function isExisting(error: unknown): boolean {
  return error instanceof Error && 'code' in error && error.code === 'EEXIST';
}
