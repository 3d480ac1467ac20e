import { FileSystemError, FileType, Uri, type WorkspaceFolder, workspace } from 'vscode';
import type { InferOutput } from 'valibot';
import type { FileContent, listFiles, readFile } from '../../shared/protocol/lsp';

const maxFoldersListed = 2000;

/**
 * The text of a file of the workspace: as it is in the editor when it is open there, else as it is on disk.
 * What lies outside the workspace folders, or may by way of a symbolic link, is refused.
 */
export async function readWorkspaceFile(params: InferOutput<typeof readFile.params>): Promise<FileContent> {
  try {
    const uri = normalized(params.uri);
    const folder = workspace.getWorkspaceFolder(uri);
    if (!folder) return { kind: 'outside' };
    const open = workspace.textDocuments.find((document) => document.uri.toString() === uri.toString());
    if (open) return textOf(new TextEncoder().encode(open.getText()), params.maxBytes);
    const stat = await workspace.fs.stat(uri);
    const link = await findLink(uri, folder);
    if (link) return { kind: 'failed', message: linkMessage(link) };
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
  const waiting = (await isListable(root)) ? [root] : [];
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

async function isListable(folder: Uri): Promise<boolean> {
  const workspaceFolder = workspace.getWorkspaceFolder(folder);
  if (!workspaceFolder) return false;
  try {
    return (await findLink(folder, workspaceFolder)) === undefined;
  } catch {
    return false;
  }
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

/** Where a link leads cannot be asked here, so whatever lies behind one is taken to be outside. */
async function findLink(uri: Uri, folder: WorkspaceFolder): Promise<Uri | undefined> {
  for (let part = uri; part.path.length > folder.uri.path.length; part = Uri.joinPath(part, '..')) {
    const { type } = await workspace.fs.stat(part);
    if (type & FileType.SymbolicLink) return part;
  }
  return undefined;
}

function linkMessage(link: Uri): string {
  return `"${workspace.asRelativePath(link)}" is a symbolic link, which may lead out of the workspace. Put the file itself there.`;
}

function textOf(bytes: Uint8Array, maxBytes: number): FileContent {
  if (bytes.length > maxBytes) return { kind: 'too-large', bytes: bytes.length };
  try {
    return { kind: 'text', text: new TextDecoder('utf-8', { fatal: true }).decode(bytes) };
  } catch {
    return { kind: 'failed', message: 'It is not text in UTF-8.' };
  }
}
