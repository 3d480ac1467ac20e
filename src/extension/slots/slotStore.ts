import { type Result, type ResultKey, isSameResult } from '../../shared/model/results';
import { type SlotName, slotNames } from '../../shared/model/slots';
import type { Disposable } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import type { FileTree } from './fileTree';
import { type SlotContent, listGenerations, readSlot, slotPath, stagedAt, stagingFolder, writeSlot } from './slotFiles';
import {
  type SlotEntry,
  type SlotIndex,
  type SlotNumber,
  chooseSlot,
  decodeIndex,
  emptyIndex,
  encodeIndex,
  slotNumbers,
} from './slotIndex';

/** `entry` is null while the content is in memory only, because the disk refused it. */
interface Held {
  readonly content: SlotContent;
  readonly entry: SlotEntry | null;
}

type Pair<T> = [T, T];

const indexPath = 'slots.json';

const abandonedAfterMs = 60 * 60_000;

/**
 * The two results that are kept, on disk and in memory. A new generation is written beside the old one, then the
 * index is replaced, then the old one is removed: whatever happens in between, a whole result is found again.
 * What is damaged is moved to `damaged/` and never deleted. Operations follow one another.
 */
export class SlotStore implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly problemFound = new Emitter<string>();
  private held: Pair<Held | null> = [null, null];
  private newest: SlotNumber | null = null;
  private lastOperation: Promise<unknown> = Promise.resolve();
  private loading: Promise<void> | undefined;

  readonly onDidChange = this.changed.event;
  /** A message for the user: what was damaged, and where it is now. */
  readonly onDidFindProblem = this.problemFound.event;

  /** @param now milliseconds since 1970, to name what is set aside. */
  constructor(
    private readonly tree: FileTree,
    private readonly now: () => number,
  ) {}

  /** Slot A is the older result, Slot B the newer one; a single result is in Slot A. */
  get slots(): Readonly<Record<SlotName, SlotContent | null>> {
    if (this.newest === null) return { A: null, B: null };
    const newest = this.held[this.newest]?.content ?? null;
    const older = this.held[otherSlot(this.newest)]?.content ?? null;
    return older ? { A: older, B: newest } : { A: newest, B: null };
  }

  get newestName(): SlotName {
    return this.slots.B ? 'B' : 'A';
  }

  /** The slot that holds the result of this key. */
  find(key: ResultKey): SlotName | null {
    const { slots } = this;
    return slotNames.find((name) => isSame(slots[name], key)) ?? null;
  }

  /** The keys of both results, for the server to compare a request with. */
  keys(): ResultKey[] {
    return this.held.flatMap((held) => (held ? [held.content.result.key] : []));
  }

  /** Reads what is on disk, once. Damage is told through `onDidFindProblem`; it never rejects. */
  load(): Promise<void> {
    this.loading ??= this.exclusive(async () => {
      await this.removeAbandoned().catch(() => undefined);
      await this.refresh();
      this.changed.fire();
    });
    return this.loading;
  }

  /**
   * Puts a result into its slot. When the disk refuses, it is kept in memory and the old one stays on disk.
   *
   * @param runs the runs as the server encoded them.
   * @returns why it could not be saved; null when it was.
   */
  async store(result: Result, runs: Uint8Array): Promise<string | null> {
    return this.exclusive(async () => {
      // Another window on the same folder may have written since.
      await this.refresh();
      if (this.held.some((held) => held?.entry && isSame(held.content, result.key))) return null;
      const [first, second] = this.held;
      const slot = chooseSlot([hashOf(first), hashOf(second)], this.newest, result.key.scenarioHash);
      const generation = (this.held[slot]?.content.generation ?? 0) + 1;
      const next: Pair<Held | null> = [first, second];
      next[slot] = { content: { generation, result, runs }, entry: null };
      return this.save(next, slot);
    });
  }

  /** Tries again to save what is in memory only. @returns why it could not be saved; null when nothing is left. */
  async saveAgain(): Promise<string | null> {
    return this.exclusive(() => this.save(this.held, this.newest));
  }

  dispose(): void {
    this.changed.dispose();
    this.problemFound.dispose();
  }

  private exclusive<T>(operation: () => Promise<T>): Promise<T> {
    const result = this.lastOperation.then(operation);
    this.lastOperation = result.catch(() => undefined);
    return result;
  }

  private async refresh(): Promise<void> {
    const problems: string[] = [];
    try {
      await this.readAll(problems);
    } catch (error) {
      problems.push(`The results kept for this workspace cannot be read: ${messageOf(error)}`);
    }
    if (problems.length > 0) this.problemFound.fire(problems.join(' '));
  }

  private async readAll(problems: string[]): Promise<void> {
    const index = await this.readIndex(problems);
    const problemsBefore = problems.length;
    for (const slot of slotNumbers) {
      const entry = index.slots[slot];
      const held = this.held[slot];
      if (held && !held.entry) continue;
      if (entry && held?.entry?.metadataChecksum === entry.metadataChecksum) continue;
      this.held[slot] = null;
      if (!entry) continue;
      const read = await readSlot(this.tree, slot, entry.generation, entry.metadataChecksum);
      if (read.ok) this.held[slot] = read.value;
      else problems.push(await this.setAside(slotPath(slot, entry.generation), read.error));
    }
    const isSaved = this.held.every((held) => held === null || held.entry !== null);
    if (isSaved) this.newest = index.newest;
    if (this.newest === null || !this.held[this.newest]) {
      this.newest = slotNumbers.find((slot) => this.held[slot]) ?? null;
    }
    if (problems.length > problemsBefore) await this.writeIndex(indexOf(this.held, this.newest));
  }

  private async readIndex(problems: string[]): Promise<SlotIndex> {
    const bytes = await this.tree.read(indexPath);
    if (bytes) {
      const index = decodeIndex(bytes);
      if (index.ok) return index.value;
      problems.push(await this.setAside(indexPath, index.error));
    }
    return this.rebuildIndex(problems);
  }

  /** The index from the generations that are there: for a first start, and when the index was lost. */
  private async rebuildIndex(problems: string[]): Promise<SlotIndex> {
    const slots: Pair<SlotEntry | null> = [null, null];
    const finished: Pair<string> = ['', ''];
    for (const slot of slotNumbers) {
      for (const generation of await listGenerations(this.tree, slot)) {
        const read = await readSlot(this.tree, slot, generation, null);
        if (read.ok) {
          slots[slot] = read.value.entry;
          finished[slot] = read.value.content.result.finishedAt;
          break;
        }
        problems.push(await this.setAside(slotPath(slot, generation), read.error));
      }
    }
    if (!slots[0] && !slots[1]) return emptyIndex;
    const index: SlotIndex = { slots, newest: finished[0] > finished[1] ? 0 : 1 };
    await this.writeIndex(index);
    return index;
  }

  /** Writes what is not on disk yet, then the index, then removes what that replaced. It is held in any case. */
  private async save(next: Pair<Held | null>, newest: SlotNumber | null): Promise<string | null> {
    const saved: Pair<Held | null> = [next[0], next[1]];
    try {
      for (const slot of slotNumbers) {
        const held = saved[slot];
        if (!held || held.entry) continue;
        const [latest = 0] = await listGenerations(this.tree, slot);
        const content = { ...held.content, generation: Math.max(held.content.generation, latest + 1) };
        saved[slot] = { content, entry: await writeSlot(this.tree, slot, content, this.now()) };
      }
      await this.writeIndex(indexOf(saved, newest));
    } catch (error) {
      this.hold(next, newest);
      return messageOf(error);
    }
    this.hold(saved, newest);
    for (const slot of slotNumbers) await this.removeOlder(slot).catch(() => undefined);
    return null;
  }

  private hold(held: Pair<Held | null>, newest: SlotNumber | null): void {
    this.held = held;
    this.newest = newest;
    this.changed.fire();
  }

  private async writeIndex(index: SlotIndex): Promise<void> {
    await this.tree.write(`${indexPath}.new`, encodeIndex(index));
    await this.tree.move(`${indexPath}.new`, indexPath, { replace: true });
  }

  private async removeOlder(slot: SlotNumber): Promise<void> {
    const current = this.held[slot]?.content.generation ?? 0;
    for (const generation of await listGenerations(this.tree, slot)) {
      if (generation < current) await this.tree.remove(slotPath(slot, generation));
    }
  }

  /** What a crash left half written; what another window is writing now is younger. */
  private async removeAbandoned(): Promise<void> {
    for (const name of await this.tree.list(stagingFolder)) {
      if (!(this.now() - stagedAt(name) < abandonedAfterMs)) await this.tree.remove(`${stagingFolder}/${name}`);
    }
  }

  private async setAside(path: string, reason: string): Promise<string> {
    const target = `damaged/${path.replace('/', '-')}-${this.now()}`;
    try {
      await this.tree.move(path, target, { replace: true });
      return `A kept result could not be read (${path}: ${reason}). It was set aside as ${target}; any other is untouched.`;
    } catch (error) {
      return `A kept result could not be read (${path}: ${reason}), nor be set aside: ${messageOf(error)}.`;
    }
  }
}

function indexOf(held: Pair<Held | null>, newest: SlotNumber | null): SlotIndex {
  return { slots: [held[0]?.entry ?? null, held[1]?.entry ?? null], newest };
}

function otherSlot(slot: SlotNumber): SlotNumber {
  return slot === 0 ? 1 : 0;
}

function hashOf(held: Held | null): string | null {
  return held?.content.result.key.scenarioHash ?? null;
}

function isSame(content: SlotContent | null, key: ResultKey): boolean {
  return content !== null && isSameResult(content.result.key, key);
}

function messageOf(error: unknown): string {
  return error instanceof Error ? error.message : String(error);
}
