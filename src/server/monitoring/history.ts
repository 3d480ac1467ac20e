import type { HistoryRecord } from '../../shared/model/queueHealth';
import type { Disposable } from '../../shared/util/disposable';
import type { Clock } from '../clock';
import type { JournalStorage } from '../journal/journalStorage';
import { historyFile } from './historyFile';

const minuteMs = 60_000;
const keptMs = 7 * 24 * 60 * minuteMs;
const mostRecords = keptMs / minuteMs;
/** Lines that the file may have: a day more than is kept, so that it is written anew once a day at most. */
const mostLines = mostRecords + 24 * 60;

/**
 * One record a minute of the last seven days, in memory and, once there is a storage, in a file. Never rejects: a write
 * that failed is made up for by the next. Minutes in which the process did not run have no record.
 */
export class History implements Disposable {
  private kept: readonly HistoryRecord[] = [];
  private storage: JournalStorage | null = null;
  private unwritten: HistoryRecord[] = [];
  /** Of the file. */
  private lines = 0;
  /** True when the file lacks something, or has lines that are not whole: the next write is of all. */
  private isFileBehind = false;
  private writing: Promise<void> = Promise.resolve();
  private timer: Disposable | null = null;

  constructor(private readonly clock: Clock) {}

  /** Oldest first. */
  get records(): readonly HistoryRecord[] {
    return this.kept;
  }

  /** Records what `measure` says, once a minute from now. */
  start(measure: () => Omit<HistoryRecord, 'at'>): void {
    this.timer?.dispose();
    this.timer = this.clock.after(minuteMs, () => {
      this.start(measure);
      this.add({ at: isoOf(this.clock.now()), ...measure() });
    });
  }

  /**
   * Goes on with the history that the storage holds, and keeps it there. Resolves when it was read; a storage that
   * cannot be read is left as it is.
   *
   * @param storage that nobody else uses; disposed with the history
   */
  attach(storage: JournalStorage): Promise<void> {
    this.detach();
    this.storage = storage;
    return this.enqueue(async () => {
      if (this.storage !== storage) return;
      try {
        await this.load(storage);
      } catch {
        if (this.storage === storage) this.detach();
      }
    });
  }

  /** Goes on in memory from now, because another process owns the storage. */
  detach(): void {
    this.storage?.dispose();
    this.storage = null;
  }

  /** Resolves when all records so far are written, or could not be. */
  flush(): Promise<void> {
    return this.writing;
  }

  dispose(): void {
    this.timer?.dispose();
    this.detach();
  }

  private add(record: HistoryRecord): void {
    this.kept = this.recent([...this.kept, record]);
    this.unwritten.push(record);
    void this.enqueue(() => this.write());
  }

  private async load(storage: JournalStorage): Promise<void> {
    const { records, lines, isDamaged } = await historyFile.read(storage);
    const last = records.at(-1)?.at ?? '';
    const newer = this.kept.filter(({ at }) => at > last);
    this.kept = this.recent([...records, ...newer]);
    this.unwritten = [];
    this.lines = lines;
    this.isFileBehind = isDamaged || newer.length > 0;
  }

  private async write(): Promise<void> {
    const { storage, kept, unwritten } = this;
    this.unwritten = [];
    if (!storage || unwritten.length === 0) return;
    const isWhole = this.isFileBehind || this.lines >= mostLines;
    try {
      if (isWhole) await historyFile.replace(storage, kept);
      else await historyFile.append(storage, unwritten);
      this.lines = isWhole ? kept.length : this.lines + unwritten.length;
      this.isFileBehind = false;
    } catch {
      this.isFileBehind = true;
    }
  }

  private enqueue(work: () => Promise<void>): Promise<void> {
    this.writing = this.writing.then(work);
    return this.writing;
  }

  /** Without what is too old, or of a time to come, when the clock was wrong. */
  private recent(records: readonly HistoryRecord[]): readonly HistoryRecord[] {
    const now = this.clock.now();
    const [from, to] = [isoOf(now - keptMs), isoOf(now)];
    return records.filter(({ at }) => at > from && at <= to).slice(-mostRecords);
  }
}

function isoOf(ms: number): string {
  return new Date(ms).toISOString();
}
