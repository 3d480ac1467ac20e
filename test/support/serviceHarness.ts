import type { Clock } from '../../src/server/clock';
import { createSimulationService } from '../../src/server/createSimulationService.node';
import { Journal } from '../../src/server/journal/journal';
import type { JournalStorage } from '../../src/server/journal/journalStorage';
import { History } from '../../src/server/monitoring/history';
import { queueFormat } from '../../src/server/queue/durableState';
import type { FinishedRun, RunEnd, RunRequest } from '../../src/server/runRequest';
import { SimulationService } from '../../src/server/simulationService';
import { ThreadWorker } from '../../src/server/workers/threadWorker.node';
import type { WorkerHandle } from '../../src/server/workers/workerHandle';
import { defaultQueueSettings, type QueueSettings } from '../../src/shared/model/queueSettings';

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

export interface ServiceOptions {
  readonly workerFile: string;
  readonly workers: number;
  readonly settings?: Partial<QueueSettings>;
}

export async function startService(
  options: ServiceOptions & { readonly storagePath?: string },
): Promise<ServiceHarness> {
  const warnings: string[] = [];
  const service = await createSimulationService({
    storagePath: options.storagePath ?? null,
    workerFile: options.workerFile,
    settings: settingsOf(options),
    warn: (message) => void warnings.push(message),
  });
  return harnessOf(service, warnings);
}

/** The same, but with another clock, other chances, another disk or other threads than the machine has. */
export async function startServiceOn(
  options: ServiceOptions & {
    readonly clock: Clock;
    readonly random?: () => number;
    readonly disk?: JournalStorage;
    readonly startWorker?: (workerFile: string) => WorkerHandle;
  },
): Promise<ServiceHarness> {
  const { clock, random = () => 0.5, disk = null, workerFile } = options;
  const { startWorker = (file: string) => new ThreadWorker(file) } = options;
  const warnings: string[] = [];
  const journal = await Journal.open(disk, queueFormat, clock, (message) => void warnings.push(message));
  const service = new SimulationService({
    ...{ journal, clock, random, settings: settingsOf(options), history: new History(clock) },
    startWorker: () => startWorker(workerFile),
    defaultWorkers: 1,
    journalMode: () => journal.mode,
    residentBytes: () => 0,
    onError: (error) => void warnings.push(String(error)),
  });
  return harnessOf(service, warnings);
}

function settingsOf({ workers, settings }: ServiceOptions): QueueSettings {
  return { ...defaultQueueSettings, workers, ...settings };
}

function harnessOf(service: SimulationService, warnings: readonly string[]): ServiceHarness {
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
