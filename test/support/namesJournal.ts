import * as v from 'valibot';
import { Journal } from '../../src/server/journal/journal';
import type { JournalFormat } from '../../src/server/journal/journalFormat';
import type { JournalStorage } from '../../src/server/journal/journalStorage';
import type { FakeClock } from './fakeClock';

const nameEntrySchema = v.object({ kind: v.picklist(['add', 'remove']), name: v.string() });
export type NameEntry = v.InferOutput<typeof nameEntrySchema>;

/** The smallest state that grows and shrinks: a set of names. */
export const namesFormat: JournalFormat<NameEntry, Set<string>> = {
  schema: nameEntrySchema,
  empty: () => new Set(),
  apply(names, { kind, name }) {
    if (kind === 'add') names.add(name);
    else names.delete(name);
  },
  entriesOf: (names) => [...names].map((name) => ({ kind: 'add', name })),
};

export function add(name: string): NameEntry {
  return { kind: 'add', name };
}

export function remove(name: string): NameEntry {
  return { kind: 'remove', name };
}

/** A journal of names on a clock that stands still. */
export class NamesJournal {
  readonly warnings: string[] = [];

  private constructor(
    readonly journal: Journal<NameEntry, Set<string>>,
    readonly clock: FakeClock,
    warnings: string[],
  ) {
    this.warnings = warnings;
  }

  static async open(storage: JournalStorage | null, clock: FakeClock): Promise<NamesJournal> {
    const warnings: string[] = [];
    const journal = await Journal.open(storage, namesFormat, clock, (message) => void warnings.push(message));
    return new NamesJournal(journal, clock, warnings);
  }

  get names(): readonly string[] {
    return [...this.journal.state];
  }

  /** Writes one after the other, each until it is on disk. */
  async write(...entries: readonly NameEntry[]): Promise<void> {
    for (const entry of entries) {
      const written = this.journal.write(entry);
      this.clock.advance(5);
      await written;
    }
  }
}
