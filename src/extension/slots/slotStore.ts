import { type Result, type ResultKey, isSameResult } from '../../shared/model/results';
import { type SlotName, slotNames } from '../../shared/model/slots';
import type { Disposable } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import { messageOf } from '../../shared/util/messageOf';
import type { FileTree } from './fileTree';
import type { SlotContent } from './slotFiles';
import { type Held, type Reading, SlotFolder, type SlotState, emptyState, withHeld } from './slotFolder';
import { type SlotNumber, chooseSlot } from './slotIndex';
import { type StoreFault, storeFaultOf } from './storeFault';

/** A result that the disk has refused so far, with its runs as the server encoded them. */
interface Unsaved {
  readonly result: Result;
  readonly runs: Uint8Array;
}

/**
 * The two results that are kept: those on disk, and over them in memory what the disk refused. Operations follow one
 * another.
 */
export class SlotStore implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly problemFound = new Emitter<string>();
  private readonly folder: SlotFolder;
  private saved: SlotState = emptyState;
  /** In the order in which they came. */
  private unsaved: readonly Unsaved[] = [];
  /** What is saved with what is not put over it. */
  private shown: SlotState = emptyState;
  private lastOperation: Promise<unknown> = Promise.resolve();
  private loading: Promise<void> | undefined;

  readonly onDidChange = this.changed.event;
  /** A message for the user: what was damaged, and where it is now. */
  readonly onDidFindProblem = this.problemFound.event;

  /** @param now milliseconds since 1970, to name what is set aside. */
  constructor(tree: FileTree, now: () => number) {
    this.folder = new SlotFolder(tree, now);
  }

  /** Slot A is the older result, Slot B the newer one; a single result is in Slot A. */
  get slots(): Readonly<Record<SlotName, SlotContent | null>> {
    const { held, newest } = this.shown;
    if (newest === null) return { A: null, B: null };
    const newer = held[newest]?.content ?? null;
    const older = held[newest === 0 ? 1 : 0]?.content ?? null;
    return older && newer ? { A: older, B: newer } : { A: newer ?? older, B: null };
  }

  get newestName(): SlotName {
    return this.slots.B ? 'B' : 'A';
  }

  /** The slot that holds the result of this key. */
  find(key: ResultKey): SlotName | null {
    const { slots } = this;
    return slotNames.find((name) => slots[name] && isSameResult(slots[name].result.key, key)) ?? null;
  }

  /** The keys of both results, for the server to compare a request with. */
  keys(): ResultKey[] {
    return this.shown.held.flatMap((held) => (held ? [held.content.result.key] : []));
  }

  /** Reads what is on disk, once. Damage is told through `onDidFindProblem`; it never rejects. */
  load(): Promise<void> {
    this.loading ??= this.exclusive(async () => {
      await this.folder.removeAbandoned().catch(() => undefined);
      try {
        await this.refresh();
      } catch (error) {
        this.problemFound.fire(`The results kept for this workspace cannot be read: ${messageOf(error)}`);
      }
      this.show();
    });
    return this.loading;
  }

  /**
   * Puts a result into its slot. When the disk refuses, it is kept in memory and the old one stays on disk.
   *
   * @param runs the runs as the server encoded them.
   * @returns why it could not be saved; null when it was.
   */
  store(result: Result, runs: Uint8Array): Promise<StoreFault | null> {
    return this.exclusive(() => {
      this.unsaved = [...this.unsaved, { result, runs }];
      return this.save();
    });
  }

  /** Tries again to save what is in memory only. @returns why it could not be saved; null when nothing is left. */
  saveAgain(): Promise<StoreFault | null> {
    return this.exclusive(() => this.save());
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

  private async save(): Promise<StoreFault | null> {
    let fault: StoreFault | null = null;
    try {
      for (let [next] = this.unsaved; next; [next] = this.unsaved) {
        // Another window may have written since, even between this reading and the writing.
        const reading = await this.refresh();
        if (!isKept(this.saved, next)) {
          const state = await this.folder.write(reading, slotFor(this.saved, next), next.result, next.runs);
          if (!state) continue;
          this.saved = state;
        }
        this.unsaved = this.unsaved.slice(1);
      }
    } catch (error) {
      fault = storeFaultOf(error);
    }
    this.show();
    return fault;
  }

  /** @throws when the disk refuses; then all stays as it was. */
  private async refresh(): Promise<Reading> {
    const problems: string[] = [];
    try {
      const reading = await this.folder.read(this.saved, problems);
      this.saved = reading.state;
      return reading;
    } finally {
      if (problems.length > 0) this.problemFound.fire(problems.join(' '));
    }
  }

  private show(): void {
    let state = this.saved;
    for (const one of this.unsaved) if (!isKept(state, one)) state = withUnsaved(state, one);
    this.shown = state;
    this.unsaved = this.unsaved.filter(({ result }) => state.held.some((held) => held?.content.result === result));
    this.changed.fire();
  }
}

function withUnsaved(state: SlotState, { result, runs }: Unsaved): SlotState {
  const slot = slotFor(state, { result });
  const generation = (state.held[slot]?.content.generation ?? 0) + 1;
  return withHeld(state, slot, { content: { generation, result, runs }, entry: null });
}

function slotFor({ held, newest }: SlotState, { result }: Pick<Unsaved, 'result'>): SlotNumber {
  return chooseSlot([hashOf(held[0]), hashOf(held[1])], newest, result.key.scenarioHash);
}

function hashOf(held: Held | null): string | null {
  return held?.content.result.key.scenarioHash ?? null;
}

function isKept({ held }: SlotState, { result }: Unsaved): boolean {
  return held.some((one) => one !== null && isSameResult(one.content.result.key, result.key));
}
