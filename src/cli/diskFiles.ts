import type { Dirent } from 'node:fs';
import { open, readdir, realpath } from 'node:fs/promises';
import path from 'node:path';
import { URI } from 'vscode-uri';
import type { ScenarioFiles } from '../scenario/scenarioFiles';
import type { FileContent } from '../shared/protocol/lsp';

/** The files of a campaign on disk. What lies outside its folder, also by way of a link, is refused. */
export class DiskFiles implements ScenarioFiles {
  /** @param folder absolute path */
  constructor(private readonly folder: string) {}

  async read(uri: string, maxBytes: number): Promise<FileContent> {
    const file = URI.parse(uri).fsPath;
    try {
      if (!isInside(await realpath(this.folder), await realpath(file))) return { kind: 'outside' };
    } catch (error) {
      return readFault(error);
    }
    return readTextFile(file, maxBytes);
  }

  async list(folder: string, endings: readonly string[], limit: number): Promise<readonly string[]> {
    const files: string[] = [];
    const waiting = [URI.parse(folder).fsPath];
    for (let next = waiting.shift(); next !== undefined && files.length < limit; next = waiting.shift()) {
      for (const entry of await entriesOf(next)) {
        const name = path.join(next, entry.name);
        if (entry.isDirectory()) waiting.push(name);
        else if (entry.isFile() && endings.some((ending) => entry.name.endsWith(ending))) files.push(name);
      }
    }
    return files.slice(0, limit).map((file) => URI.file(file).toString());
  }
}

/** The text of a file, wherever it lies. No more than `maxBytes` and one are read, also of a device without an end. */
export async function readTextFile(file: string, maxBytes: number): Promise<FileContent> {
  try {
    const handle = await open(file);
    try {
      const stats = await handle.stat();
      if (stats.isDirectory()) return { kind: 'failed', message: 'It is a folder, not a file.' };
      if (stats.size > maxBytes) return { kind: 'too-large', bytes: stats.size };
      const chunks: Buffer[] = [];
      // `end` is the last byte read.
      for await (const chunk of handle.createReadStream({ end: maxBytes })) chunks.push(chunk as Buffer);
      const bytes = Buffer.concat(chunks);
      if (bytes.length > maxBytes) return { kind: 'too-large', bytes: bytes.length };
      const text = new TextDecoder('utf-8', { fatal: true, ignoreBOM: false }).decode(bytes);
      return { kind: 'text', text };
    } finally {
      await handle.close();
    }
  } catch (error) {
    return readFault(error);
  }
}

/** True for paths below `folder`. Both absolute. */
export function isInside(folder: string, file: string): boolean {
  const way = path.relative(folder, file);
  return way !== '' && way !== '..' && !way.startsWith(`..${path.sep}`) && !path.isAbsolute(way);
}

function readFault(error: unknown): FileContent {
  if (error instanceof TypeError) return { kind: 'failed', message: 'It is not text in UTF-8.' };
  const { code, message } = error as NodeJS.ErrnoException;
  if (code === 'ENOENT' || code === 'ENOTDIR') return { kind: 'not-found' };
  return { kind: 'failed', message };
}

/** In order of name; a folder that is not there, or may not be read, has none. */
async function entriesOf(folder: string): Promise<Dirent[]> {
  try {
    const entries = await readdir(folder, { withFileTypes: true });
    return entries.sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch {
    return [];
  }
}
