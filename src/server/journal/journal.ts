import type { Disposable } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import type { Clock } from '../clock';
import { firstLine } from '../firstLine';
import { encodeCheckedLine } from './checkedLine';
import type { JournalFormat } from './journalFormat';
import type { JournalStorage } from './journalStorage';
import { JournalWriter } from './journalWriter';
import { recoverJournal, type RecoveredJournal } from './recoverJournal';

/** What comes within so long after the first shares its sync. */
const windowMs = 5;
/** Until saving is tried again: doubled with every failure in a row. */
const retryMs = { first: 1000, most: 60_000 };

/** Entries that are written and synced together. */
interface Window {
  /** True when someone waits for the sync. */
  isAwaited: boolean;
  readonly close: () => void;
  readonly written: Promise<void>;
}

/**
 * A state and every change of it, safe against a crash at any moment: a log of one JSON line per entry, begun anew from
 * a snapshot (a generation) at every start and when it has grown. Never rejects: while the storage fails, the journal
 * goes on in memory, the user is told, and saving is tried again.
 */
export class Journal<Entry, State> implements Disposable {
  /** Always current. Changed by {@link write} and {@link note} only. */
  readonly state: State;
  private readonly didTakeOver = new Emitter<State>();
  /** With what another process had saved, which is part of the state from now on. */
  readonly onDidTakeOver = this.didTakeOver.event;

  private storage: JournalStorage | null = null;
  private writer: JournalWriter | null = null;
  /** False while only the state in memory is current, and saving will begin with the whole of it. */
  private isSaving = false;
  private sequence = 0;
  private unwritten: Uint8Array[] = [];
  private window: Window | null = null;
  /** All work on the storage, one after the other; never rejects. */
  private work: Promise<void> = Promise.resolve();
  /** Milliseconds that were waited last during an outage; 0 when there is none. */
  private retryDelay = 0;
  private retry: Disposable | null = null;
  private isDisposed = false;

  private constructor(
    private readonly format: JournalFormat<Entry, State>,
    private readonly clock: Clock,
    private readonly warn: (message: string) => void,
  ) {
    this.state = format.empty();
  }

  /** Opens what is in the storage; `null` keeps everything in memory only. */
  static async open<Entry, State>(
    storage: JournalStorage | null,
    format: JournalFormat<Entry, State>,
    clock: Clock,
    warn: (message: string) => void,
  ): Promise<Journal<Entry, State>> {
    const journal = new Journal(format, clock, warn);
    if (storage) await journal.attach(storage);
    return journal;
  }

  /** `memory`: nothing is saved, because another process owns the storage or there is none. */
  get mode(): 'owner' | 'memory' {
    return this.writer ? 'owner' : 'memory';
  }

  get isClosed(): boolean {
    return this.isDisposed;
  }

  /** Adds what the storage holds to the state, and saves there from now on. Only in `memory` mode. */
  async attach(storage: JournalStorage): Promise<void> {
    this.storage = storage;
    let saved: RecoveredJournal<State>;
    try {
      saved = await recoverJournal(storage, this.format);
    } catch (error) {
      // What cannot be read must not be replaced either: it may be all there at the next start.
      this.detach();
      this.warn(
        `The saved queue cannot be read (${firstLine(error)}). Simulations go on, but are lost when the editor closes. Make the folder readable, then reload the window.`,
      );
      return;
    }
    if (this.storage !== storage) return;
    this.tellOf(saved);
    for (const entry of this.format.entriesOf(saved.state)) this.format.apply(this.state, entry);
    this.sequence = saved.sequence;
    this.writer = new JournalWriter(storage, saved.generation);
    this.didTakeOver.fire(saved.state);
    await this.enqueue(() => this.begin());
  }

  /** Changes the state at once; resolves when the entry is on disk, or known not to come there for now. */
  write(entry: Entry): Promise<void> {
    this.note(entry);
    if (!this.window) return Promise.resolve();
    this.window.isAwaited = true;
    return this.window.written;
  }

  /** Changes the state at once. Kept in order with the others, but not synced for its own sake. */
  note(entry: Entry): void {
    this.format.apply(this.state, entry);
    this.sequence++;
    if (!this.isSaving) return;
    this.unwritten.push(encodeCheckedLine({ sequence: this.sequence, entry }));
    this.window ??= this.openWindow();
  }

  /** Resolves when all so far is on disk. During an outage one last try to get it there. */
  flush(): Promise<void> {
    if (!this.isSaving) return this.enqueue(() => this.begin());
    this.window ??= this.openWindow();
    this.window.isAwaited = true;
    this.window.close();
    return this.window.written;
  }

  /** Goes on in memory from now, because another process owns the storage. */
  detach(): void {
    const { storage } = this;
    this.storage = null;
    this.writer = null;
    this.stopSaving();
    // Not before the work in hand has ended: whoever owns the storage next must be alone in it.
    if (storage) void this.work.then(() => storage.dispose());
  }

  dispose(): void {
    this.isDisposed = true;
    this.detach();
    this.didTakeOver.dispose();
  }

  private tellOf({ isDamaged, unknown }: RecoveredJournal<State>): void {
    if (isDamaged) {
      this.warn('The saved queue is damaged. Simulations accepted after the damage are lost: start them again.');
    }
    if (unknown > 0) {
      this.warn(`${unknown} entries of the saved queue are of another version of Encounter Lab and are dropped.`);
    }
  }

  private openWindow(): Window {
    let close!: () => void;
    const closed = new Promise<void>((resolve) => (close = resolve));
    const timer = this.clock.after(windowMs, close);
    const written = closed.then(() => {
      timer.dispose();
      return this.enqueue(() => this.commit());
    });
    return { isAwaited: false, close, written };
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.work = this.work.then(work);
    return this.work;
  }

  /** Writes all that has gathered, also after the window was closed. */
  private async commit(): Promise<void> {
    const { window, unwritten } = this;
    this.window = null;
    this.unwritten = [];
    if (!this.isSaving || !window) return;
    await this.attempt((writer) => writer.append(unwritten, window.isAwaited));
    if (this.writer?.isOutgrown) void this.enqueue(() => this.begin());
  }

  /** Begins a generation with the whole state. What gathers meanwhile goes into its log. */
  private async begin(): Promise<void> {
    if (!this.writer) return;
    this.retry?.dispose();
    this.isSaving = true;
    this.unwritten = [];
    const isSaved = await this.attempt((writer) => writer.begin(this.sequence, this.format.entriesOf(this.state)));
    if (!isSaved || this.retryDelay === 0) return;
    this.retryDelay = 0;
    this.warn('The queue is saved again.');
  }

  /** True when it went well and still matters. */
  private async attempt(work: (writer: JournalWriter) => Promise<void>): Promise<boolean> {
    const { writer } = this;
    if (!writer) return false;
    try {
      await work(writer);
      return this.writer === writer;
    } catch (error) {
      // Detached meanwhile: whoever did that has told the user.
      if (this.writer === writer) this.fail(error);
      return false;
    }
  }

  private fail(error: unknown): void {
    this.stopSaving();
    if (this.retryDelay === 0) {
      this.warn(
        `The queue cannot be saved (${firstLine(error)}). Simulations go on, but those unfinished are lost when the editor closes. Free some space or make the folder writable: saving is tried again by itself.`,
      );
    }
    this.retryDelay = Math.min(Math.max(2 * this.retryDelay, retryMs.first), retryMs.most);
    this.retry = this.clock.after(this.retryDelay, () => void this.enqueue(() => this.begin()));
  }

  private stopSaving(): void {
    this.isSaving = false;
    this.unwritten = [];
    this.retry?.dispose();
    this.window?.close();
  }
}
