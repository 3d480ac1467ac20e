import type { SimulationService } from './simulationService';

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
export async function createSimulationService(_options: SimulationServiceOptions): Promise<SimulationService> {
  throw new Error('Not implemented yet');
}
