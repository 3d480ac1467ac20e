import * as v from 'valibot';
import { decodeCheckedLine } from './checkedLine';
import { generationOf, logName, snapshotName } from './generations';
import type { JournalFormat } from './journalFormat';
import type { JournalStorage } from './journalStorage';

export interface RecoveredJournal<State> {
  readonly state: State;
  /** Of the last entry in `state`. */
  readonly sequence: number;
  /** The newest of which there is any file, readable or not; 0 without files. */
  readonly generation: number;
  /** Entries of a form this version does not know, which another version has written. */
  readonly unknown: number;
  /** True when more is unreadable than a last line cut off by a crash. */
  readonly isDamaged: boolean;
}

const snapshotSchema = v.object({ sequence: v.number(), entries: v.array(v.unknown()) });
const lineSchema = v.object({ sequence: v.number(), entry: v.unknown() });
const lineFeed = 10;

/**
 * What a storage holds: the newest valid snapshot, and its log up to the first line that is not whole, not what its
 * checksum says, or out of sequence.
 *
 * @throws when the storage cannot be read
 */
export async function recoverJournal<Entry, State>(
  storage: Pick<JournalStorage, 'list' | 'read'>,
  format: JournalFormat<Entry, State>,
): Promise<RecoveredJournal<State>> {
  const names = new Set(await storage.list());
  const generations = [...new Set([...names].flatMap((name) => generationOf(name) ?? []))].sort((a, b) => b - a);
  const [generation = 0] = generations;
  const replay = new Replay(format);
  for (const candidate of generations) {
    if (!names.has(snapshotName(candidate))) continue;
    if (!replay.snapshot(await storage.read(snapshotName(candidate)))) continue;
    if (names.has(logName(candidate))) replay.log(await storage.read(logName(candidate)));
    const { state, sequence, unknown, isLogDamaged } = replay;
    return { state, sequence, unknown, generation, isDamaged: isLogDamaged || candidate !== generation };
  }
  return { state: replay.state, sequence: 0, unknown: 0, generation, isDamaged: generations.length > 0 };
}

class Replay<Entry, State> {
  readonly state: State;
  sequence = 0;
  unknown = 0;
  isLogDamaged = false;

  constructor(private readonly format: JournalFormat<Entry, State>) {
    this.state = format.empty();
  }

  /** False, and nothing has changed, when it is damaged. */
  snapshot(bytes: Uint8Array): boolean {
    const parsed = v.safeParse(snapshotSchema, decodeCheckedLine(bytes.subarray(0, -1)));
    if (!parsed.success) return false;
    this.sequence = parsed.output.sequence;
    for (const entry of parsed.output.entries) this.apply(entry);
    return true;
  }

  log(bytes: Uint8Array): void {
    for (let start = 0; start < bytes.length;) {
      const end = bytes.indexOf(lineFeed, start);
      if (end < 0) return;
      if (!this.line(bytes.subarray(start, end))) {
        this.isLogDamaged = end + 1 < bytes.length;
        return;
      }
      start = end + 1;
    }
  }

  private line(bytes: Uint8Array): boolean {
    const parsed = v.safeParse(lineSchema, decodeCheckedLine(bytes));
    if (!parsed.success || parsed.output.sequence !== this.sequence + 1) return false;
    this.sequence++;
    this.apply(parsed.output.entry);
    return true;
  }

  private apply(entry: unknown): void {
    const parsed = v.safeParse(this.format.schema, entry);
    if (parsed.success) this.format.apply(this.state, parsed.output);
    else this.unknown++;
  }
}
