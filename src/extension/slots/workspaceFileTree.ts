import { FileSystemError, Uri, workspace } from 'vscode';
import type { FileTree } from './fileTree';

/** A folder of any file system that VS Code can reach. */
export class WorkspaceFileTree implements FileTree {
  constructor(private readonly root: Uri) {}

  async read(path: string): Promise<Uint8Array | null> {
    return (await unlessMissing(workspace.fs.readFile(this.uri(path)))) ?? null;
  }

  async write(path: string, bytes: Uint8Array): Promise<void> {
    await workspace.fs.createDirectory(Uri.joinPath(this.uri(path), '..'));
    await workspace.fs.writeFile(this.uri(path), bytes);
  }

  async move(from: string, to: string, { replace }: { readonly replace: boolean }): Promise<void> {
    await workspace.fs.createDirectory(Uri.joinPath(this.uri(to), '..'));
    await workspace.fs.rename(this.uri(from), this.uri(to), { overwrite: replace });
  }

  async remove(path: string): Promise<void> {
    await unlessMissing(workspace.fs.delete(this.uri(path), { recursive: true, useTrash: false }));
  }

  async list(path: string): Promise<readonly string[]> {
    const entries = await unlessMissing(workspace.fs.readDirectory(this.uri(path)));
    return (entries ?? []).map(([name]) => name);
  }

  private uri(path: string): Uri {
    return Uri.joinPath(this.root, path);
  }
}

async function unlessMissing<T>(action: Thenable<T>): Promise<T | undefined> {
  try {
    return await action;
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return undefined;
    throw error;
  }
}
