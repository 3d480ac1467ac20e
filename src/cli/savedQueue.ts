import { readdir, readFile } from 'node:fs/promises';
import path from 'node:path';
import { firstLine } from '../server/firstLine';
import { generationOf } from '../server/journal/generations';
import { recoverJournal, type RecoveredJournal } from '../server/journal/recoverJournal';
import { queueFormat, type DurableState } from '../server/queue/durableState';
import { failure, success, type Outcome } from '../shared/util/outcome';

/** While we read, a window may begin a new generation and remove the files we have seen. */
const attempts = 5;

/**
 * Reads the queue that a window has saved, without changing anything of it.
 *
 * @param folder absolute path
 * @param name as the user wrote it
 */
export async function readSavedQueue(
  folder: string,
  name: string,
): Promise<Outcome<RecoveredJournal<DurableState>, string>> {
  const storage = {
    list: () => readdir(folder),
    read: (file: string): Promise<Uint8Array> => readFile(path.join(folder, file)),
  };
  for (let attempt = 1; ; attempt++) {
    try {
      const names = await storage.list();
      if (!names.some((file) => generationOf(file) !== null)) {
        return failure(`${name}: There is no saved queue in this folder.`);
      }
      return success(await recoverJournal(storage, queueFormat));
    } catch (error) {
      const { code } = error as NodeJS.ErrnoException;
      if (code === 'ENOENT' && attempt < attempts) continue;
      if (code === 'ENOENT' || code === 'ENOTDIR') return failure(`${name}: There is no such folder.`);
      return failure(`${name}: The saved queue cannot be read (${firstLine(error)}).`);
    }
  }
}
