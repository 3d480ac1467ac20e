import { encodeCheckedLine } from './checkedLine';
import { generationOf, logName, snapshotName } from './generations';
import type { JournalStorage } from './journalStorage';

/** Bytes that a log may have however small its snapshot is: so rarely is the journal written anew. */
const smallLog = 64 * 1024;
/** A log may be so many times as long as its snapshot. */
const logsPerSnapshot = 2;

interface Log {
  readonly name: string;
  readonly maxBytes: number;
  bytes: number;
}

/**
 * Writes the files of the journal. Once a method has rejected, {@link begin} must come next: nobody can say what of the
 * log is on the disk, not even after another sync.
 */
export class JournalWriter {
  private log: Log | null = null;

  /** @param generation the newest of which there is any file */
  constructor(
    private readonly storage: JournalStorage,
    private generation: number,
  ) {}

  /** True when the log has grown well beyond what was live when it began. */
  get isOutgrown(): boolean {
    return this.log !== null && this.log.bytes > this.log.maxBytes;
  }

  /**
   * Begins a generation with all there is, and removes those before.
   *
   * @param sequence of the last entry that went into `entries`
   */
  async begin(sequence: number, entries: readonly unknown[]): Promise<void> {
    // A number is used once, even when it fails: something of it may be on the disk.
    const generation = ++this.generation;
    const snapshot = encodeCheckedLine({ sequence, entries });
    const name = logName(generation);
    await this.storage.replace(snapshotName(generation), snapshot);
    // Made as durably as the snapshot: syncing a file says nothing about its name in the folder.
    await this.storage.replace(name, new Uint8Array(0));
    await this.removeBefore(generation);
    this.log = { name, bytes: 0, maxBytes: smallLog + logsPerSnapshot * snapshot.length };
  }

  /** Writes lines at the end of the log, and makes the whole log durable when `isSynced`. */
  async append(lines: readonly Uint8Array[], isSynced: boolean): Promise<void> {
    const { log } = this;
    if (!log) throw new Error('No generation has begun');
    const bytes = concatenate(lines);
    if (bytes.length > 0) await this.storage.append(log.name, bytes);
    if (isSynced) await this.storage.sync(log.name);
    log.bytes += bytes.length;
  }

  private async removeBefore(generation: number): Promise<void> {
    for (const name of await this.storage.list()) {
      if ((generationOf(name) ?? generation) < generation) await this.storage.remove(name);
    }
  }
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
