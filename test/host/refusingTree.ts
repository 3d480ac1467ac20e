import type { FileTree } from '../../src/extension/slots/fileTree';

/** A real folder whose disk refuses to write while it is told to. */
export class RefusingTree implements FileTree {
  /** What writing fails with; null lets it work. */
  refusal: Error | null = null;

  constructor(private readonly tree: FileTree) {}

  read(path: string): Promise<Uint8Array | null> {
    return this.tree.read(path);
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    if (this.refusal) throw this.refusal;
    await this.tree.write(path, bytes);
  }

  move(from: string, to: string, options: { readonly replace: boolean }): Promise<void> {
    return this.tree.move(from, to, options);
  }

  remove(path: string): Promise<void> {
    return this.tree.remove(path);
  }

  list(path: string): Promise<readonly string[]> {
    return this.tree.list(path);
  }
}
