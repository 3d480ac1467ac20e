import { Journal } from '../../src/server/journal/journal';
import { History } from '../../src/server/monitoring/history';
import { queueFormat } from '../../src/server/queue/durableState';
import type { QueueCore } from '../../src/server/queueCore';
import type { FinishedRun } from '../../src/server/runRequest';
import { SimulationService } from '../../src/server/simulationService';
import { defaultQueueSettings, type QueueSettings } from '../../src/shared/model/queueSettings';
import { ControlledWorker, type HeldTask } from './controlledWorker';
import { FakeClock } from './fakeClock';

/** The real service on workers and a clock that do what the test says. */
export class ControlledService {
  readonly clock = new FakeClock();
  /** All that were ever started, oldest first. */
  readonly workers: ControlledWorker[] = [];
  readonly finished: FinishedRun[] = [];
  readonly service: SimulationService;
  readonly core: QueueCore;

  private constructor(settings: Partial<QueueSettings>, journal: Parameters<typeof serviceOf>[1]) {
    this.service = serviceOf({ ...defaultQueueSettings, ...settings }, journal, this.clock, () => this.startWorker());
    this.core = this.service['core'];
    this.service.requests.onDidFinish((run) => void this.finished.push(run));
  }

  static async start(settings: Partial<QueueSettings>): Promise<ControlledService> {
    const journal = await Journal.open(null, queueFormat, new FakeClock(), () => undefined);
    return new ControlledService(settings, journal);
  }

  /** Tasks of workers that were not replaced. */
  get tasks(): readonly HeldTask[] {
    return this.workers.flatMap(({ task, isReplaced }) => (task && !isReplaced ? [task] : []));
  }

  /** Tasks of workers that were replaced, and may still reply. */
  get lateTasks(): readonly HeldTask[] {
    return this.workers.flatMap(({ task, isReplaced }) => (task && isReplaced ? [task] : []));
  }

  /** Resolves when nothing happens any more until a worker replies or time passes. */
  async settle(): Promise<void> {
    for (let quiet = 0; quiet < 2;) {
      await new Promise((resolve) => setImmediate(resolve));
      // A claim without a task is a digest being computed.
      quiet = this.core.claims.all.length > this.tasks.length ? 0 : quiet + 1;
    }
  }

  async advance(ms: number): Promise<void> {
    this.clock.advance(ms);
    await this.settle();
  }

  private startWorker(): ControlledWorker {
    const worker = new ControlledWorker();
    this.workers.push(worker);
    return worker;
  }
}

function serviceOf(
  settings: QueueSettings,
  journal: QueueCore['journal'],
  clock: FakeClock,
  startWorker: () => ControlledWorker,
): SimulationService {
  return new SimulationService({
    ...{ journal, settings, clock, startWorker, defaultWorkers: 1 },
    history: new History(clock),
    journalMode: () => 'memory',
    random: () => 0.5,
    residentBytes: () => 0,
    onError: (error) => {
      throw error;
    },
  });
}
