import { Utils, URI } from 'vscode-uri';
import type { FileContent } from '../../shared/protocol/lsp';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import { maxFileBytes } from '../document/parseYaml';
import type { ScenarioFiles, ScenarioOptions } from '../scenarioFiles';
import { readUsedFile, type UsedFile } from './usedFile';
import { resolveUsePath, type UseProblem } from './usePath';

const statBlockEndings = ['.md', '.yaml', '.yml'];
const maxBestiaryFiles = 500;

/** What was read of a file, with the text it was read from: files that did not change are not read anew. */
export type UsedFileCache = Map<string, { readonly text: string; readonly file: UsedFile }>;

/** The files around one encounter file, each read once, and remembered as its dependencies. */
export class WorkspaceFiles {
  readonly dependencies = new Set<string>();
  private readonly opened = new Map<string, Promise<FileContent>>();
  private bestiary: Promise<readonly UsedFile[]> | undefined;

  /** @param root the encounter file itself, whose text may be newer than what is on disk */
  constructor(
    private readonly files: ScenarioFiles,
    private readonly options: ScenarioOptions,
    private readonly cache: UsedFileCache,
    private readonly root: { readonly uri: string; readonly text: string },
  ) {}

  /** The file a `use:` in `baseUri` names. An empty path is the file itself. */
  async open(baseUri: string, path: string): Promise<Outcome<UsedFile, UseProblem>> {
    const found = await this.readText(baseUri, path);
    return found.ok ? success(this.parsed(found.value.uri, found.value.text)) : found;
  }

  /** The text of a file that `baseUri` names, and where it is. */
  async readText(baseUri: string, path: string): Promise<Outcome<{ uri: string; text: string }, UseProblem>> {
    const target = path === '' ? success(baseUri) : resolveUsePath(baseUri, path, this.options.workspaceFolders);
    if (!target.ok) return target;
    const uri = target.value;
    if (uri !== this.root.uri) this.dependencies.add(uri);
    const content = await this.read(uri);
    switch (content.kind) {
      case 'text':
        return success({ uri, text: content.text });
      case 'not-found':
        return failure({ code: 'use-not-found', message: `There is no file "${path}" (looked for ${uri}).` });
      case 'too-large':
        return failure({
          code: 'file-too-large',
          message: `"${path}" has ${content.bytes} bytes; at most 1 MiB is read.`,
        });
      case 'outside':
        return failure({ code: 'use-outside', message: `"${path}" leads outside the workspace folder.` });
      case 'failed':
        return failure({ code: 'use-unreadable', message: `"${path}" cannot be read: ${content.message}` });
    }
  }

  /** Every file of the bestiary folders, those that cannot be read as broken; folders that are not there have none. */
  openBestiary(): Promise<readonly UsedFile[]> {
    this.bestiary ??= this.readBestiary();
    return this.bestiary;
  }

  private async readBestiary(): Promise<readonly UsedFile[]> {
    const { workspaceFolders, bestiaryFolders } = this.options;
    const folders = workspaceFolders.flatMap((folder) =>
      bestiaryFolders.map((name) => Utils.joinPath(URI.parse(folder), name).toString()),
    );
    const lists = await Promise.all(
      folders.map((folder) => this.files.list(folder, statBlockEndings, maxBestiaryFiles)),
    );
    const uris = [...new Set(lists.flat())].slice(0, maxBestiaryFiles);
    const opened = await Promise.all(
      uris.map(async (uri) => {
        this.dependencies.add(uri);
        const content = await this.read(uri);
        return content.kind === 'text' ? this.parsed(uri, content.text) : unread(uri, content);
      }),
    );
    return opened.filter((file) => file !== null);
  }

  private read(uri: string): Promise<FileContent> {
    const known = this.opened.get(uri);
    if (known) return known;
    const content: Promise<FileContent> =
      uri === this.root.uri
        ? Promise.resolve({ kind: 'text', text: this.root.text })
        : this.files.read(uri, maxFileBytes);
    this.opened.set(uri, content);
    return content;
  }

  private parsed(uri: string, text: string): UsedFile {
    const cached = this.cache.get(uri);
    if (cached?.text === text) return cached.file;
    const file = readUsedFile(uri, text);
    this.cache.set(uri, { text, file });
    return file;
  }
}

/** Null for a file that has gone meanwhile, or that is not of the workspace. */
function unread(uri: string, content: Exclude<FileContent, { kind: 'text' }>): UsedFile | null {
  switch (content.kind) {
    case 'not-found':
    case 'outside':
      return null;
    case 'too-large':
      return { kind: 'broken', uri, message: `it has ${content.bytes} bytes; at most 1 MiB is read` };
    case 'failed':
      return { kind: 'broken', uri, message: content.message };
  }
}
