import type { Clock } from '../clock';
import { firstLine } from '../firstLine';
import { FileStorage } from './fileStorage.node';
import { Journal } from './journal';
import type { JournalFormat } from './journalFormat';
import { acquireOwnerLock, awaitOwnerLock, type OwnerLock } from './ownerLock.node';

/**
 * The journal in a folder. One process at a time owns the folder and saves; another keeps its own in memory, says so,
 * and takes over what was saved when the owner has ended.
 */
export async function openFolderJournal<Entry, State>(
  folder: string,
  format: JournalFormat<Entry, State>,
  clock: Clock,
  warn: (message: string) => void,
): Promise<Journal<Entry, State>> {
  const journal = await Journal.open(null, format, clock, warn);
  const take = (lock: OwnerLock) => journal.attach(new FileStorage(folder, lock));
  const tellUnwritable = (error: unknown) =>
    warn(
      `The queue cannot be saved in ${folder} (${firstLine(error)}). Simulations work, but are lost when the editor closes. Make the folder writable, then reload the window.`,
    );
  const onLost = () => {
    journal.detach();
    warn(
      'Another window has taken over the saved queue of this folder. Simulations go on here, but are not saved until that window has closed.',
    );
    void follow();
  };
  const follow = async () => {
    try {
      const lock = await awaitOwnerLock(folder, onLost, () => !journal.isClosed);
      if (!lock) return;
      await take(lock);
      if (journal.mode === 'owner') warn('The other window has closed: its unfinished simulations go on in this one.');
    } catch (error) {
      tellUnwritable(error);
    }
  };

  try {
    const lock = await acquireOwnerLock(folder, onLost);
    if (lock) {
      await take(lock);
      return journal;
    }
    warn(
      'Another window saves its queue in the same folder. Simulations work here too, but are not saved until that window has closed.',
    );
    void follow();
  } catch (error) {
    tellUnwritable(error);
  }
  return journal;
}
