import { createSimulationService } from '../../src/server/createSimulationService.node';
import { defaultQueueSettings, type QueueSettings } from '../../src/shared/model/queueSettings';
import type { FinishedRun, RunEnd, RunRequest } from '../../src/server/runRequest';
import type { SimulationService } from '../../src/server/simulationService';

/** The real queue on real worker threads, and what came of each request. */
export interface ServiceHarness {
  readonly service: SimulationService;
  /** In the order they came. */
  readonly finished: readonly FinishedRun[];
  readonly warnings: readonly string[];
  /** Submits; the id of the request. @throws when refused */
  readonly submit: (request: RunRequest) => Promise<string>;
  /** The end of a request, now or when it comes. */
  readonly endOf: (requestId: string) => Promise<RunEnd>;
}

export async function startService(options: {
  readonly workerFile: string;
  readonly workers: number;
  readonly storagePath?: string;
  readonly settings?: Partial<QueueSettings>;
}): Promise<ServiceHarness> {
  const warnings: string[] = [];
  const service = await createSimulationService({
    storagePath: options.storagePath ?? null,
    workerFile: options.workerFile,
    settings: { ...defaultQueueSettings, workers: options.workers, ...options.settings },
    warn: (message) => void warnings.push(message),
  });
  const finished: FinishedRun[] = [];
  service.requests.onDidFinish((run) => void finished.push(run));
  return {
    service,
    finished,
    warnings,
    async submit(request) {
      const submitted = await service.requests.submit(request);
      if (!submitted.ok) throw new Error(submitted.error.message);
      return submitted.value.requestId;
    },
    endOf(requestId) {
      const known = finished.find((run) => run.requestId === requestId);
      if (known) return Promise.resolve(known.end);
      return new Promise((resolve) => {
        const listening = service.requests.onDidFinish((run) => {
          if (run.requestId !== requestId) return;
          listening.dispose();
          resolve(run.end);
        });
      });
    },
  };
}

/** The result of a run that must have been completed. */
export function resultOf(end: RunEnd) {
  if (end.kind !== 'completed') throw new Error(`The run was not completed but ${JSON.stringify(end)}`);
  return end.result;
}
