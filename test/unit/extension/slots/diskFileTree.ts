import { mkdir, readFile, readdir, rename, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { FileTree } from '../../../../src/extension/slots/fileTree';

export type DiskOperation = 'read' | 'write' | 'move' | 'remove' | 'list';

/** A real folder of the disk; `refuse` makes the disk fail, or wait, for a path. */
export class DiskFileTree implements FileTree {
  refuse: (operation: DiskOperation, path: string) => void | Promise<void> = () => undefined;

  constructor(private readonly root: string) {}

  async read(file: string): Promise<Uint8Array | null> {
    await this.refuse('read', file);
    return unlessMissing(async () => new Uint8Array(await readFile(this.path(file))), null);
  }

  async write(file: string, bytes: Uint8Array): Promise<void> {
    await this.refuse('write', file);
    await mkdir(path.dirname(this.path(file)), { recursive: true });
    await writeFile(this.path(file), bytes);
  }

  async move(from: string, to: string, { replace }: { readonly replace: boolean }): Promise<void> {
    await this.refuse('move', from);
    await mkdir(path.dirname(this.path(to)), { recursive: true });
    if (!replace && (await unlessMissing(async () => stat(this.path(to)), null))) throw new Error(`EEXIST: ${to}`);
    await rename(this.path(from), this.path(to));
  }

  async remove(file: string): Promise<void> {
    await this.refuse('remove', file);
    await rm(this.path(file), { recursive: true, force: true });
  }

  async list(folder: string): Promise<readonly string[]> {
    await this.refuse('list', folder);
    return unlessMissing(async () => readdir(this.path(folder)), []);
  }

  private path(file: string): string {
    return path.join(this.root, file);
  }
}

async function unlessMissing<T>(action: () => Promise<T>, otherwise: T): Promise<T> {
  try {
    return await action();
  } catch (error) {
    if (error instanceof Error && 'code' in error && error.code === 'ENOENT') return otherwise;
    throw error;
  }
}
