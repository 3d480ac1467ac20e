import type { JournalStorage } from '../../src/server/journal/journalStorage';

/** What a disk does for a journal, one by one: replacing a file takes four steps. */
export type DiskStep = 'list' | 'read' | 'append' | 'sync' | 'write' | 'rename' | 'syncFolder' | 'remove';

interface DiskFile {
  bytes: Uint8Array;
  /** So many of the bytes survive a crash for certain. */
  durable: number;
  /** A sync has failed: what was not durable then never is, and later syncs do not say so, as on Linux. */
  isDoomed: boolean;
}

/** What a crash makes of bytes that were not synced. */
type Tail = (bytes: Uint8Array, random: () => number) => Uint8Array;

const tails: readonly Tail[] = [
  (bytes) => bytes,
  () => new Uint8Array(0),
  (bytes, random) => bytes.subarray(0, Math.floor(random() * bytes.length)),
  (bytes) => new Uint8Array(bytes.length),
  (bytes, random) => {
    const from = Math.floor(random() * bytes.length);
    return bytes.map((byte, index) => (index < from ? byte : 0));
  },
  (bytes, random) => {
    const flipped = new Uint8Array(bytes);
    for (let count = 1 + Math.floor(random() * 3); count > 0; count--) {
      const at = Math.floor(random() * bytes.length);
      if (at < bytes.length) flipped[at]! ^= 1 << Math.floor(random() * 8);
    }
    return flipped;
  },
];

/**
 * A disk in memory that knows what is safe and what only looks so: appended bytes are lost or spoiled by a crash until
 * they are synced, and renamed or removed files may be back until the folder is synced. It crashes when it has done
 * `crashAt` steps: what was asked then never answers, like everything after it.
 */
export class SimulatedDisk implements JournalStorage {
  readonly folder = new Map<string, DiskFile>();
  readonly calls: DiskStep[] = [];
  crashAt = Infinity;
  /** What goes wrong at which step, as long as it stands here. Half an append is written before it fails. */
  fails: Partial<Record<DiskStep, string>> = {};
  /** Called after each step, which may be the last before a crash. */
  onStep: () => void = () => undefined;
  isDisposed = false;
  private durableFolder = new Map<string, DiskFile>();
  /** Changes of the folder since it was synced; null is a removal. */
  private changes: { readonly name: string; readonly file: DiskFile | null }[] = [];

  /** A disk with these files, all safe. */
  constructor(files: Iterable<readonly [string, Uint8Array]> = []) {
    for (const [name, bytes] of files) {
      this.folder.set(name, { bytes, durable: bytes.length, isDoomed: false });
    }
    this.durableFolder = new Map(this.folder);
  }

  hasCrashed(): boolean {
    return this.calls.length >= this.crashAt;
  }

  async list(): Promise<readonly string[]> {
    await this.step('list');
    return [...this.folder.keys()];
  }

  async read(name: string): Promise<Uint8Array> {
    await this.step('read');
    return this.fileOf(name).bytes;
  }

  append(name: string, bytes: Uint8Array): Promise<void> {
    return this.step('append', (reason) => {
      if (!this.folder.has(name)) this.change(name, { bytes: new Uint8Array(0), durable: 0, isDoomed: false });
      const file = this.fileOf(name);
      file.bytes = Buffer.concat([file.bytes, reason ? bytes.subarray(0, bytes.length / 2) : bytes]);
    });
  }

  sync(name: string): Promise<void> {
    return this.step('sync', (reason) => {
      const file = this.fileOf(name);
      if (reason) file.isDoomed = true;
      if (!file.isDoomed) file.durable = file.bytes.length;
    });
  }

  async replace(name: string, bytes: Uint8Array): Promise<void> {
    const file = { bytes, durable: 0, isDoomed: false };
    await this.step('write', (reason) => {
      if (reason) file.bytes = bytes.subarray(0, bytes.length / 2);
      this.change('next.tmp', file);
    });
    await this.step('sync', (reason) => {
      if (!reason) file.durable = bytes.length;
    });
    await this.step('rename', (reason) => {
      if (reason) return;
      this.change('next.tmp', null);
      this.change(name, file);
    });
    await this.step('syncFolder', (reason) => {
      if (reason) return;
      this.changes = [];
      this.durableFolder = new Map(this.folder);
    });
  }

  remove(name: string): Promise<void> {
    return this.step('remove', (reason) => {
      if (!reason) this.change(name, null);
    });
  }

  dispose(): void {
    this.isDisposed = true;
  }

  /** The disk as a power cut leaves it: of what was not safe, `random` decides what is still there, and how. */
  afterCrash(random: () => number): SimulatedDisk {
    const folder = new Map(this.durableFolder);
    for (const { name, file } of this.changes) {
      if (random() < 0.5) continue;
      if (file) folder.set(name, file);
      else folder.delete(name);
    }
    return new SimulatedDisk([...folder].map(([name, file]) => [name, crashed(file, random)]));
  }

  /** The disk as a power cut leaves it when nothing that was not safe is still there. */
  afterPowerCut(): SimulatedDisk {
    const files = [...this.durableFolder].map(
      ([name, { bytes, durable }]) => [name, bytes.subarray(0, durable)] as const,
    );
    return new SimulatedDisk(files);
  }

  private async step(step: DiskStep, effect: (reason: string | undefined) => void = () => undefined): Promise<void> {
    await Promise.resolve();
    if (this.hasCrashed()) return never();
    this.calls.push(step);
    const reason = this.fails[step];
    effect(reason);
    this.onStep();
    await Promise.resolve();
    if (this.hasCrashed()) return never();
    if (reason) throw new Error(reason);
  }

  private change(name: string, file: DiskFile | null): void {
    if (file) this.folder.set(name, file);
    else this.folder.delete(name);
    this.changes.push({ name, file });
  }

  private fileOf(name: string): DiskFile {
    const file = this.folder.get(name);
    if (!file) throw new Error(`ENOENT: no such file, ${name}`);
    return file;
  }
}

function crashed({ bytes, durable }: DiskFile, random: () => number): Uint8Array {
  const tail = tails[Math.floor(random() * tails.length)]!;
  return Buffer.concat([bytes.subarray(0, durable), tail(bytes.subarray(durable), random)]);
}

function never(): Promise<never> {
  return new Promise(() => undefined);
}
