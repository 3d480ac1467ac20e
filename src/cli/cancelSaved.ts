import path from 'node:path';
import { systemClock } from '../server/clock';
import { FileStorage } from '../server/journal/fileStorage.node';
import { Journal } from '../server/journal/journal';
import { acquireOwnerLock, ownerOf } from '../server/journal/ownerLock.node';
import { queueFormat } from '../server/queue/durableState';
import type { CancelCommand } from './commandLine';
import type { CommandContext } from './commandContext';
import { exitCodes, type ExitCode } from './exitCodes';
import { readSavedQueue } from './savedQueue';

/** Takes a simulation out of the queue that a window has saved, while no window owns it. */
export async function cancelSaved(
  { folder: name, requestId }: CancelCommand,
  { terminal, workingFolder }: CommandContext,
): Promise<ExitCode> {
  const folder = path.resolve(workingFolder, name);
  const isThere = async () => {
    const saved = await readSavedQueue(folder, name);
    return saved.ok ? saved.value.state.jobOf.has(requestId) : saved;
  };
  const before = await isThere();
  if (before !== true) {
    terminal.tell(
      before ? before.error : `${name}: There is no unfinished simulation ${requestId}. status lists them.`,
    );
    return exitCodes.invalid;
  }
  const lock = await acquireOwnerLock(folder, () => undefined);
  if (!lock) {
    const owner = await ownerOf(folder);
    const who = owner ? `The process ${owner.pid} owns this queue` : 'Another process owns this queue';
    terminal.tell(`${name}: ${who}, a window that is open. Cancel the simulation there.`);
    return exitCodes.failed;
  }
  const warn = (message: string) => terminal.tell(message);
  const journal = await Journal.open(new FileStorage(folder, lock), queueFormat, systemClock, warn);
  await journal.write({ kind: 'ended', requestId, how: 'cancelled' });
  await journal.flush();
  journal.dispose();
  // What counts is what the next window will find.
  if ((await isThere()) !== false) {
    terminal.tell(`${name}: The simulation ${requestId} could not be taken out.`);
    return exitCodes.failed;
  }
  terminal.print(`Cancelled ${requestId}.`);
  return exitCodes.ok;
}
