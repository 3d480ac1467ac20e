import type { FileContent } from '../shared/protocol/lsp';

/** The files an encounter may use. Both read what lies inside the workspace folders only. */
export interface ScenarioFiles {
  read(uri: string, maxBytes: number): Promise<FileContent>;
  /** URIs of at most `limit` files below the folder, by the endings of their names; none when there is no such folder. */
  list(folder: string, endings: readonly string[], limit: number): Promise<readonly string[]>;
}

export interface ScenarioOptions {
  /** URIs; `use:` never leaves them. Without any, it does not leave the folder of the file. */
  readonly workspaceFolders: readonly string[];
  /** Relative to each workspace folder: where creatures are looked up before the built-in bestiary. */
  readonly bestiaryFolders: readonly string[];
}
