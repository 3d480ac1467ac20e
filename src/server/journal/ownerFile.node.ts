import { randomUUID } from 'node:crypto';
import { readFileSync, rmSync, writeFileSync } from 'node:fs';
import { link, rm, stat, writeFile } from 'node:fs/promises';
import { setTimeout } from 'node:timers/promises';
import * as v from 'valibot';

/** How often an owner shows that it lives: by the time its file was last changed. */
export const heartbeatMs = 2000;
/** An owner that is alive by its process id but silent for so long is another process with the same id. */
const silentMs = 10_000;
const attempts = 3;

const ownerSchema = v.object({
  pid: v.number(),
  /** When the process began, milliseconds since 1970: tells it from an earlier one with the same id. */
  startedAt: v.number(),
  /** Tells this ownership from any other. */
  token: v.string(),
});
export type Owner = v.InferOutput<typeof ownerSchema>;

/** What this process writes into the file of a folder that it wants to own. */
export function newOwner(): string {
  const owner: Owner = { pid: process.pid, startedAt: performance.timeOrigin, token: randomUUID() };
  return JSON.stringify(owner);
}

/**
 * Puts `own` into the owner file, in the place of a dead owner if there is one.
 *
 * @returns false when a living process is the owner
 */
export async function becomeOwner(path: string, own: string): Promise<boolean> {
  for (let attempt = 0; attempt < attempts; attempt++) {
    if (await publish(path, own)) return true;
    const found = readOwner(path);
    if (found !== null && (await isAlive(path, found))) return false;
    if (found !== null) await removeStale(path, found);
  }
  return false;
}

/** The living process that the file names; null when there is none. */
export async function livingOwner(path: string): Promise<Owner | null> {
  const found = readOwner(path);
  return found !== null && (await isAlive(path, found)) ? parseOwner(found) : null;
}

/** Null when there is no such file. */
export function readOwner(path: string): string | null {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return null;
    throw error;
  }
}

/** Puts the file there whole, so that nobody reads half of it. False when there is one. */
async function publish(path: string, own: string): Promise<boolean> {
  const temporary = `${path}.${randomUUID()}.tmp`;
  await writeFile(temporary, own);
  try {
    await link(temporary, path);
    return true;
  } catch (error) {
    if (hasCode(error, 'EEXIST')) return false;
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
    if (!hasCode(error, 'EEXIST')) throw error;
    const age = await silence(claim);
    // Left by a process that was killed in that moment: the next attempt finds it gone.
    if (age > silentMs && age < Infinity) await rm(claim, { force: true });
    return;
  }
  try {
    if (readOwner(path) === found) rmSync(path, { force: true });
  } finally {
    rmSync(claim, { force: true });
  }
}

async function isAlive(path: string, text: string): Promise<boolean> {
  const owner = parseOwner(text);
  if (!owner || !isProcess(owner)) return false;
  if ((await silence(path)) < silentMs) return true;
  // After a sleep of the machine every owner looks silent for a moment.
  await setTimeout(2 * heartbeatMs);
  return (await silence(path)) < silentMs;
}

function parseOwner(text: string): Owner | null {
  try {
    return v.parse(ownerSchema, JSON.parse(text));
  } catch {
    return null;
  }
}

/** Milliseconds since the file was changed; infinite when it is gone. */
async function silence(path: string): Promise<number> {
  try {
    return Date.now() - (await stat(path)).mtimeMs;
  } catch (error) {
    if (hasCode(error, 'ENOENT')) return Infinity;
    throw error;
  }
}

/** Whether there is a process that may be the owner. */
function isProcess({ pid, startedAt }: Owner): boolean {
  // In a container every server has the same id.
  if (pid === process.pid) return startedAt === performance.timeOrigin;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    // There is such a process, of another user.
    return hasCode(error, 'EPERM');
  }
}

function hasCode(error: unknown, code: string): boolean {
  return error instanceof Error && 'code' in error && error.code === code;
}
