import { availableParallelism } from 'node:os';
import { systemClock } from './clock';
import { Journal } from './journal/journal';
import { openFolderJournal } from './journal/openFolderJournal.node';
import { requestFormat } from './journal/requestFormat';
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
  const { storagePath, warn } = options;
  const journal =
    storagePath === null
      ? await Journal.open(null, requestFormat, systemClock, warn)
      : await openFolderJournal(storagePath, requestFormat, systemClock, warn);
  return new SimulationService({ startWorker, workers, journal, clock: systemClock, settings: defaultQueueSettings });
}
