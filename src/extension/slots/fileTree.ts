/**
 * The folder that slots are kept in, by paths relative to it, with `/`. Methods reject with an error when the disk
 * refuses; that something is not there is no error.
 */
export interface FileTree {
  /** Null when there is no such file. */
  read(path: string): Promise<Uint8Array | null>;
  /** Creates the folders above it. */
  write(path: string, bytes: Uint8Array): Promise<void>;
  /** Moves a file or folder. Rejects when there is something at `to`, unless that is to be replaced. */
  move(from: string, to: string, options: { readonly replace: boolean }): Promise<void>;
  /** Removes a file, or a folder and all in it. */
  remove(path: string): Promise<void>;
  /** The names in a folder; none when there is no such folder. */
  list(path: string): Promise<readonly string[]>;
}
