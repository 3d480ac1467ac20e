import { createSimulationService } from '../server/createSimulationService.node';
import type { SimulationService } from '../server/simulationService';
import { defaultQueueSettings } from '../shared/model/queueSettings';
import type { Terminal } from './terminal';

/** What a command needs of the process it runs in. */
export interface CommandContext {
  readonly terminal: Terminal;
  /** Fires with Ctrl-C. */
  readonly interruption: AbortSignal;
  /** Absolute; what the user's paths are relative to. */
  readonly workingFolder: string;
  /** Path of the built worker. */
  readonly workerFile: string;
}

/** Calls `use` with a queue and workers of its own, and ends them afterwards. */
export async function withSimulationService<T>(
  { terminal, workerFile }: CommandContext,
  workers: number,
  use: (service: SimulationService) => Promise<T>,
): Promise<T> {
  const warn = (message: string) => terminal.tell(message);
  const service = await createSimulationService({
    ...{ workerFile, storagePath: null, warn },
    settings: { ...defaultQueueSettings, workers },
  });
  try {
    return await use(service);
  } finally {
    service.dispose();
  }
}
