import { availableParallelism } from 'node:os';
import { systemClock } from './clock';
import { firstLine } from './firstLine';
import { FileStorage } from './journal/fileStorage.node';
import { Journal } from './journal/journal';
import { acquireOwnerLock } from './journal/ownerLock.node';
import { defaultQueueSettings } from './queue/jobQueue';
import { SimulationService } from './simulationService';
import { ThreadWorker } from './workers/threadWorker.node';

export interface SimulationServiceOptions {
  /** Path of the built worker: `worker.js`, beside the bundle that runs. */
  readonly workerFile: string;
  /** 0: one less than the machine has, at least one. */
  readonly workers: number;
  /** Folder of the journal; null keeps the queue in memory only. */
  readonly storagePath: string | null;
  /** Something the user should know: the queue goes on, but differently than expected. */
  readonly warn: (message: string) => void;
}

/** The queue, its journal and its workers, on Node. Requests left over from before begin to run at once. */
export async function createSimulationService(options: SimulationServiceOptions): Promise<SimulationService> {
  const workers = options.workers || Math.max(1, availableParallelism() - 1);
  const startWorker = () => new ThreadWorker(options.workerFile);
  const journal = await openJournal(options);
  return new SimulationService({ startWorker, workers, journal, clock: systemClock, settings: defaultQueueSettings });
}

async function openJournal({ storagePath, warn }: SimulationServiceOptions): Promise<Journal> {
  if (storagePath === null) return Journal.open(null, warn);
  let journal: Journal | null = null;
  try {
    const lock = await acquireOwnerLock(storagePath, () => {
      journal?.detach();
      warn('Another window has taken over the saved queue of this folder. This window goes on without saving its own.');
    });
    if (lock) {
      journal = await Journal.open(new FileStorage(storagePath, lock), warn);
      return journal;
    }
    warn(
      'Another window saves its queue in the same folder. Simulations work here too, but are lost when this window closes.',
    );
  } catch (error) {
    warn(
      `The queue cannot be saved in ${storagePath} (${firstLine(error)}). Simulations work, but are lost when the editor closes. Make the folder writable, then reload the window.`,
    );
  }
  return Journal.open(null, warn);
}
