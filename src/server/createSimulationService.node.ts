import { availableParallelism } from 'node:os';
import path from 'node:path';
import type { QueueSettings } from '../shared/model/queueSettings';
import { systemClock } from './clock';
import { FileStorage } from './journal/fileStorage.node';
import { Journal } from './journal/journal';
import { openFolderJournal } from './journal/openFolderJournal.node';
import { History } from './monitoring/history';
import { queueFormat } from './queue/durableState';
import { SimulationService } from './simulationService';
import { ThreadWorker } from './workers/threadWorker.node';

export interface SimulationServiceOptions {
  /** Path of the built worker: `worker.js`, beside the bundle that runs. */
  readonly workerFile: string;
  readonly settings: QueueSettings;
  /** Folder of the journal; null keeps the queue in memory only. */
  readonly storagePath: string | null;
  /** Something the user should know: the queue goes on, but differently than expected. */
  readonly warn: (message: string) => void;
}

/** The queue, its journal and its workers, on Node. Requests left over from before begin to run at once. */
export async function createSimulationService(options: SimulationServiceOptions): Promise<SimulationService> {
  const { storagePath, settings, warn } = options;
  const journal =
    storagePath === null
      ? await Journal.open(null, queueFormat, systemClock, warn)
      : await openFolderJournal(storagePath, queueFormat, systemClock, warn);
  const history = new History(systemClock);
  const keepHistory = () => {
    if (storagePath !== null)
      void history.attach(new FileStorage(path.join(storagePath, 'history'), ownedWith(journal)));
  };
  if (journal.mode === 'owner') keepHistory();
  journal.onDidTakeOver(keepHistory);
  return new SimulationService({
    ...{ journal, history, settings },
    startWorker: () => new ThreadWorker(options.workerFile),
    defaultWorkers: Math.max(1, availableParallelism() - 1),
    journalMode: () => (journal.mode === 'memory' && storagePath !== null ? 'follower' : journal.mode),
    clock: systemClock,
    random: Math.random,
    residentBytes: () => process.memoryUsage.rss(),
    onError: (error) => warn(`A subscriber to the queue failed: ${String(error)}`),
  });
}

/** Whoever saves the queue writes its history too. */
function ownedWith(journal: { readonly mode: 'owner' | 'memory' }) {
  return {
    assertHeld() {
      if (journal.mode !== 'owner') throw new Error('Another window keeps the history of the queue');
    },
    dispose: () => undefined,
  };
}
