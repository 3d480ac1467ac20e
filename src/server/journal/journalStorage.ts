import type { Disposable } from '../../shared/util/disposable';

/**
 * Where the journal is kept: a flat folder of named files. Every method rejects when the storage fails, and is called
 * only when the one before has ended. What was appended is safe only after `sync`.
 */
export interface JournalStorage extends Disposable {
  list(): Promise<readonly string[]>;
  read(name: string): Promise<Uint8Array>;
  append(name: string, bytes: Uint8Array): Promise<void>;
  sync(name: string): Promise<void>;
  /** Writes the whole file, durably, at once or not at all. */
  replace(name: string, bytes: Uint8Array): Promise<void>;
  remove(name: string): Promise<void>;
}
