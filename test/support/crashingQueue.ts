import { Journal } from '../../src/server/journal/journal';
import type { JournalFormat } from '../../src/server/journal/journalFormat';
import type { JournalStorage } from '../../src/server/journal/journalStorage';
import { History } from '../../src/server/monitoring/history';
import { queueFormat, type DurableState, type QueueEntry } from '../../src/server/queue/durableState';
import { SimulationService } from '../../src/server/simulationService';
import { WorkerLost } from '../../src/server/workers/workerHandle';
import type { QueueSnapshot } from '../../src/shared/model/queue';
import { defaultQueueSettings, type QueueSettings } from '../../src/shared/model/queueSettings';
import { priorities } from '../../src/shared/model/vocabulary';
import { sampleDice } from '../unit/shared/results/sampleRuns';
import { runRequest } from './acceptedRequest';
import { FakeClock } from './fakeClock';
import { ManualWorker } from './manualWorker';
import type { SimulatedDisk } from './simulatedDisk';

/** What a crash leaves of the disk, and what had been said to be safe by then. */
export interface Survivor {
  readonly disk: SimulatedDisk;
  /** Entries. */
  readonly acknowledged: number;
  readonly at: number;
}

/** The queue as the user saw it. */
interface Seen {
  readonly snapshot: QueueSnapshot;
  readonly settings: QueueSettings;
}

const variants = 2;
const settings: QueueSettings = { ...defaultQueueSettings, maxConcurrentSimulations: 1 };

/** The queue on this storage, without workers unless there is one. */
export async function openService(
  storage: JournalStorage,
  clock: FakeClock,
  random: () => number,
  settings: QueueSettings = defaultQueueSettings,
  worker: ManualWorker | null = null,
  format: JournalFormat<QueueEntry, DurableState> = queueFormat,
): Promise<SimulationService> {
  const journal = await Journal.open(storage, format, clock, () => undefined);
  return new SimulationService({
    startWorker: () => worker!,
    defaultWorkers: worker ? 1 : 0,
    ...{ journal, journalMode: () => journal.mode, history: new History(clock) },
    settings,
    ...{ clock, random, residentBytes: () => 0 },
    onError: (error) => {
      throw error;
    },
  });
}

/** A queue in use, of which is kept, for a crash at every step of its disk, what that would leave. */
export class CrashingQueue {
  /** All that was written, in order. */
  readonly entries: QueueEntry[] = [];
  /** By number of entries, what the user saw when nothing more was to come of the last. */
  readonly seen = new Map<number, Seen>();
  readonly survivors: Survivor[] = [];
  private readonly random: () => number;
  private readonly clock = new FakeClock();
  private readonly worker = new ManualWorker();
  private service!: SimulationService;
  private acknowledged = 0;
  private documents = 0;

  private constructor(seed: number) {
    this.random = sampleDice(seed);
  }

  static async open(disk: SimulatedDisk, seed: number): Promise<CrashingQueue> {
    const queue = new CrashingQueue(seed);
    const format: JournalFormat<QueueEntry, DurableState> = {
      ...queueFormat,
      apply: (state, entry) => {
        queue.entries.push(entry);
        queueFormat.apply(state, entry);
      },
    };
    const { random, clock, worker, survivors } = queue;
    const crashes = sampleDice(1000 * seed);
    disk.onStep = () => {
      for (let variant = 0; variant < variants; variant++) {
        survivors.push({ disk: disk.afterCrash(crashes), acknowledged: queue.acknowledged, at: clock.now() });
      }
    };
    queue.service = await openService(disk, clock, random, settings, worker, format);
    return queue;
  }

  /** Does so many things. */
  async use(actions: number): Promise<void> {
    await this.settle();
    for (let action = 0; action < actions; action++) {
      this.worker.blocksWhenStopped = Math.floor(4 * this.random());
      this.act();
      await this.settle();
      const { monitor } = this.service;
      this.seen.set(this.entries.length, { snapshot: monitor.snapshot(), settings: monitor.settings });
    }
    this.service.dispose();
  }

  private act(): void {
    const { requests, control } = this.service;
    const choice = this.random();
    if (choice < 0.25) this.submit();
    else if (choice < 0.3) this.cancel();
    else if (choice < 0.38) control.reprioritize(this.any(), this.pick(priorities)!);
    else if (choice < 0.48) control.move(this.any(), this.random() < 0.3 ? null : this.any());
    else if (choice < 0.56) this.promise(control.pause());
    else if (choice < 0.66) this.promise(control.resume());
    else if (choice < 0.84) this.worker.finish();
    else if (choice < 0.88) requests.acknowledge(this.any(), 'A');
    else if (choice < 0.92) this.worker.fail(new WorkerLost('It died'));
    else if (choice < 0.93) this.worker.fail(new Error('It cannot be simulated'));
    else if (choice < 0.96) void control.retry(this.any());
    else if (choice < 0.97) control.markRead(`file:///${Math.floor(this.documents * this.random())}.encounter.yaml`);
    else if (choice < 0.98) control.configure({ promotionSeconds: 1 + Math.floor(100 * this.random()) });
    else this.clock.advance(31_000);
  }

  private submit(): void {
    const request = runRequest({
      hash: Math.floor(4 * this.random())
        .toString()
        .padStart(64, '0'),
      runs: 201 * 6,
      priority: this.pick(priorities)!,
      allowDeduplication: this.random() < 0.7,
      keepLast: this.random() < 0.1,
      source: { uri: `file:///${Math.floor(this.documents++ / 2)}.encounter.yaml`, text: '' },
    });
    this.promise(this.service.requests.submit(request));
  }

  private cancel(): void {
    if (this.service.requests.cancel(this.any())) this.promise(this.service.flush());
  }

  /** What has been written by now is safe when this is. */
  private promise(work: Promise<unknown>): void {
    const written = this.entries.length;
    void work.then(() => (this.acknowledged = Math.max(this.acknowledged, written)));
  }

  /** Until nothing more comes of it. */
  private async settle(): Promise<void> {
    for (let round = 0; round < 3; round++) {
      this.clock.advance(5 + this.random());
      for (let turn = 0; turn < 4; turn++) await new Promise((resolve) => setImmediate(resolve));
    }
  }

  /** Some request, ended or not. */
  private any(): string {
    return this.pick(this.service.monitor.snapshot().jobs)?.requestId ?? crypto.randomUUID();
  }

  private pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random() * items.length)];
  }
}
