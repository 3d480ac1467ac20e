/** The oldest leave when there are more. */
const mostUnread = 200;

/** A piece of work that has ended, and the file it was for. */
interface EndedWork {
  readonly requestId: string;
  readonly uri: string;
}

/** Puts an entry first. One for each piece of work: what ended once more replaces only its own. */
export function addUnread<Entry extends EndedWork>(unread: readonly Entry[], entry: Entry): readonly Entry[] {
  return [entry, ...forgetUnread(unread, entry.requestId)].slice(0, mostUnread);
}

/** Takes out what came of the file, which the user has seen. */
export function markRead<Entry extends EndedWork>(unread: readonly Entry[], uri: string): readonly Entry[] {
  return unread.filter((entry) => entry.uri !== uri);
}

/** Takes out the entry of one request. */
export function forgetUnread<Entry extends EndedWork>(unread: readonly Entry[], requestId: string): readonly Entry[] {
  return unread.filter((entry) => entry.requestId !== requestId);
}
