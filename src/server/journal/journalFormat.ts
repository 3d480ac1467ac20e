import type * as v from 'valibot';

/** What a journal keeps, and how entries change it. Pure. */
export interface JournalFormat<Entry, State> {
  readonly schema: v.GenericSchema<unknown, Entry>;
  empty(): State;
  /** Changes `state`. Total: an entry about something unknown changes nothing. */
  apply(state: State, entry: Entry): void;
  /** Entries that make `state` from {@link empty}: what a snapshot holds. */
  entriesOf(state: State): readonly Entry[];
}
