import { mkdir, open, readdir, readFile, rename, rm, type FileHandle } from 'node:fs/promises';
import { join } from 'node:path';
import type { JournalStorage } from './journalStorage';
import type { OwnerLock } from './ownerLock.node';

/** What a file is written as before it replaces another. One name for all: a crash leaves one behind, which is reused. */
const temporaryName = 'next.tmp';

/** The journal's files in a folder, which is made when it is not there. */
export class FileStorage implements JournalStorage {
  /** The log being appended to stays open: opening costs more than writing. */
  private appending: { readonly name: string; readonly file: FileHandle } | null = null;

  /** @param lock what makes this process the only writer; asked before every change, released with the storage */
  constructor(
    private readonly folder: string,
    private readonly lock: Pick<OwnerLock, 'assertHeld' | 'dispose'>,
  ) {}

  async list(): Promise<readonly string[]> {
    await mkdir(this.folder, { recursive: true });
    return readdir(this.folder);
  }

  read(name: string): Promise<Uint8Array> {
    return readFile(join(this.folder, name));
  }

  async append(name: string, bytes: Uint8Array): Promise<void> {
    const file = await this.openForAppending(name);
    this.lock.assertHeld();
    await file.appendFile(bytes);
  }

  async sync(name: string): Promise<void> {
    const file = await this.openForAppending(name);
    await file.datasync();
    // Afterwards: nobody is told that something is safe in a folder that another process reads no more.
    this.lock.assertHeld();
  }

  async replace(name: string, bytes: Uint8Array): Promise<void> {
    await this.close();
    const temporary = join(this.folder, temporaryName);
    // A file of its own, even if a process that was owner before still writes to the last one.
    await rm(temporary, { force: true });
    try {
      await writeSynced(temporary, bytes);
    } catch (error) {
      // On a full disk even a part of it is in the way. Failing at that as well adds nothing to what is thrown.
      await rm(temporary, { force: true }).catch(() => undefined);
      throw error;
    }
    this.lock.assertHeld();
    await rename(temporary, join(this.folder, name));
    await this.syncFolder();
  }

  async remove(name: string): Promise<void> {
    if (this.appending?.name === name) await this.close();
    this.lock.assertHeld();
    await rm(join(this.folder, name), { force: true });
  }

  dispose(): void {
    // All that matters was synced: what closing could still tell changes nothing.
    this.close().catch(() => undefined);
    this.lock.dispose();
  }

  private async close(): Promise<void> {
    const open = this.appending;
    this.appending = null;
    await open?.file.close();
  }

  private async openForAppending(name: string): Promise<FileHandle> {
    if (this.appending?.name === name) return this.appending.file;
    await this.close();
    const file = await open(join(this.folder, name), 'a');
    this.appending = { name, file };
    return file;
  }

  /** Makes a rename durable. Windows cannot open folders, and does not need to. */
  private async syncFolder(): Promise<void> {
    if (process.platform === 'win32') return;
    const folder = await open(this.folder, 'r');
    try {
      await folder.sync();
    } finally {
      await folder.close();
    }
  }
}

async function writeSynced(path: string, bytes: Uint8Array): Promise<void> {
  const file = await open(path, 'wx');
  try {
    await file.writeFile(bytes);
    await file.sync();
  } finally {
    await file.close();
  }
}
