import { systemClock } from '../../src/server/clock';
import { openFolderJournal } from '../../src/server/journal/openFolderJournal.node';
import { add, namesFormat } from './namesJournal';

export type JournalProcessMessage =
  /** `names` are those of the journal then. */
  | { readonly kind: 'opened' | 'tookOver'; readonly mode: 'owner' | 'memory'; readonly names: readonly string[] }
  /** The name is on disk. */
  | { readonly kind: 'written'; readonly name: string }
  | { readonly kind: 'warned'; readonly message: string };

function send(message: JournalProcessMessage): void {
  process.send?.(message);
}

// Opens the journal of names in a folder. As its owner it adds numbers as fast as they are safe, until it is killed.
const [folder = ''] = process.argv.slice(2);
const warn = (message: string) => send({ kind: 'warned', message });
const journal = await openFolderJournal(folder, namesFormat, systemClock, warn);
const report = (kind: 'opened' | 'tookOver') => send({ kind, mode: journal.mode, names: [...journal.state] });
journal.onDidTakeOver(() => report('tookOver'));
report('opened');
while (journal.mode === 'owner') {
  const names = [0, 1, 2].map((more) => `${journal.state.size + more}`);
  await Promise.all(names.map((name) => journal.write(add(name)).then(() => send({ kind: 'written', name }))));
}
setInterval(() => undefined, 1000);
