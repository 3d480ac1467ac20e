import { realpath } from 'node:fs/promises';
import { FileSystemError, FileType, Uri, type WorkspaceFolder, workspace } from 'vscode';
import type { InferOutput } from 'valibot';
import type { FileContent, listFiles, readFile } from '../../shared/protocol/lsp';

const maxFoldersListed = 2000;

/**
 * The text of a file of the workspace: as it is in the editor when it is open there, else as it is on disk.
 * What lies outside the workspace folders, also by way of a symbolic link, is refused.
 */
export async function readWorkspaceFile(params: InferOutput<typeof readFile.params>): Promise<FileContent> {
  try {
    const uri = normalized(params.uri);
    const folder = workspace.getWorkspaceFolder(uri);
    if (!folder) return { kind: 'outside' };
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open) return textOf(new TextEncoder().encode(open.getText()), params.maxBytes);
    const stat = await workspace.fs.stat(uri);
    if (await leavesFolder(uri, folder)) return { kind: 'outside' };
    if (stat.type & FileType.Directory) return { kind: 'failed', message: 'It is a folder, not a file.' };
    if (stat.size > params.maxBytes) return { kind: 'too-large', bytes: stat.size };
    return textOf(await workspace.fs.readFile(uri), params.maxBytes);
  } catch (error) {
    if (error instanceof FileSystemError && error.code === 'FileNotFound') return { kind: 'not-found' };
    return { kind: 'failed', message: error instanceof Error ? error.message : String(error) };
  }
}

/** The files below a folder of the workspace whose names end in one of `endings`, breadth first, in order of name. */
export async function listWorkspaceFiles({
  folder,
  endings,
  limit,
}: InferOutput<typeof listFiles.params>): Promise<InferOutput<typeof listFiles.reply>> {
  const root = normalized(folder);
  const uris: string[] = [];
  const waiting = isInWorkspace(root) ? [root] : [];
  for (let listed = 0; listed < maxFoldersListed && uris.length < limit; listed++) {
    const next = waiting.shift();
    if (!next) break;
    for (const [name, type] of await entriesOf(next)) {
      if (type === FileType.Directory) waiting.push(Uri.joinPath(next, name));
      if (type !== FileType.File || !endings.some((ending) => name.endsWith(ending))) continue;
      if (uris.length < limit) uris.push(Uri.joinPath(next, name).toString());
    }
  }
  return { uris };
}

/** Without `..`, however it was written. */
function normalized(uri: string): Uri {
  return Uri.joinPath(Uri.parse(uri, true), '.');
}

function isInWorkspace(uri: Uri): boolean {
  return workspace.getWorkspaceFolder(uri) !== undefined;
}

/** A folder that is not there, or may not be read, has no files. */
async function entriesOf(folder: Uri): Promise<[string, FileType][]> {
  try {
    const entries = await workspace.fs.readDirectory(folder);
    return entries.sort(([a], [b]) => (a < b ? -1 : 1));
  } catch {
    return [];
  }
}

/** Only a disk has links that lead elsewhere, and only there is it known where to. */
async function leavesFolder(uri: Uri, folder: WorkspaceFolder): Promise<boolean> {
  if (uri.scheme !== 'file') return false;
  const [target, root] = await Promise.all([realpath(uri.fsPath), realpath(folder.uri.fsPath)]);
  return !`${Uri.file(target).path}/`.startsWith(`${Uri.file(root).path}/`);
}

function textOf(bytes: Uint8Array, maxBytes: number): FileContent {
  if (bytes.length > maxBytes) return { kind: 'too-large', bytes: bytes.length };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'failed', message: 'It is not text in UTF-8.' };
  }
}
