import { rmSync } from 'node:fs';
import { mkdir, utimes } from 'node:fs/promises';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import type { Disposable } from '../../shared/util/disposable';
import { becomeOwner, heartbeatMs, livingOwner, newOwner, readOwner, type Owner } from './ownerFile.node';

const ownerFileName = 'owner.json';

/**
 * Makes this process the only writer of a folder. Null when another living process is that already.
 *
 * @param onLost called once when another process has taken the folder over, as after a long sleep
 * @throws when the folder cannot be written
 */
export async function acquireOwnerLock(folder: string, onLost: () => void): Promise<OwnerLock | null> {
  await mkdir(folder, { recursive: true });
  const path = join(folder, ownerFileName);
  const own = newOwner();
  return (await becomeOwner(path, own)) ? new OwnerLock(path, own, onLost) : null;
}

/** Who owns a folder now; null when no living process does. */
export function ownerOf(folder: string): Promise<Owner | null> {
  return livingOwner(join(folder, ownerFileName));
}

/**
 * Looks at every heartbeat whether the owner of a folder has ended, and is the owner then. Null when that is not wanted
 * any more.
 *
 * @throws when the folder cannot be written
 */
export async function awaitOwnerLock(
  folder: string,
  onLost: () => void,
  isWanted: () => boolean,
): Promise<OwnerLock | null> {
  while (isWanted()) {
    const lock = await acquireOwnerLock(folder, onLost);
    if (lock && isWanted()) return lock;
    lock?.dispose();
    await setTimeout(heartbeatMs, undefined, { ref: false });
  }
  return null;
}

/** Shows as long as it is held that its owner lives. */
export class OwnerLock implements Disposable {
  private isOver = false;
  private readonly timer = setInterval(() => void this.beat(), heartbeatMs).unref();

  constructor(
    private readonly path: string,
    private readonly own: string,
    private readonly onLost: () => void,
  ) {}

  /** @throws when another process has taken the folder over */
  assertHeld(): void {
    if (this.isOver || !this.isHeld()) {
      this.lose();
      throw new Error('Another window has taken over the folder');
    }
  }

  dispose(): void {
    if (this.isOver) return;
    this.end();
    try {
      // Another process may have taken over: then the file is that one's.
      if (this.isHeld()) rmSync(this.path, { force: true });
    } catch {
      // What is left behind names a dead process, which the next owner sees.
    }
  }

  private async beat(): Promise<void> {
    try {
      if (!this.isHeld()) return this.lose();
      const now = new Date();
      await utimes(this.path, now, now);
    } catch {
      // A heartbeat that fails once is made up for by the next.
    }
  }

  private isHeld(): boolean {
    return readOwner(this.path) === this.own;
  }

  private lose(): void {
    if (this.isOver) return;
    this.end();
    this.onLost();
  }

  private end(): void {
    this.isOver = true;
    clearInterval(this.timer);
  }
}
