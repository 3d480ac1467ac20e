import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { systemClock } from '../../../src/server/clock';
import { openFolderJournal } from '../../../src/server/journal/openFolderJournal.node';
import { History } from '../../../src/server/monitoring/history';
import { queueFormat } from '../../../src/server/queue/durableState';
import type { RunRequest } from '../../../src/server/runRequest';
import { SimulationService } from '../../../src/server/simulationService';
import { ThreadWorker } from '../../../src/server/workers/threadWorker.node';
import { defaultQueueSettings } from '../../../src/shared/model/queueSettings';
import { Emitter } from '../../../src/shared/util/emitter';
import { skirmish } from '../../fixtures/referenceEncounters';
import { runRequest } from '../../support/acceptedRequest';
import { median, msOf, quantile } from '../measure';

const workerFile = path.resolve('dist/worker.js');
const tries = 40;
/** More runs than are ever fought here. */
const endlessRuns = 10_000_000;
/** Jobs that wait at the same time, to see what each costs beside its fights. */
const manyJobs = 1000;

/** What requests cost with a journal on the disk and one worker that is warm. Milliseconds: see the names. */
export async function measureRequests(): Promise<Readonly<Record<string, number>>> {
  const folder = await mkdtemp(path.join(tmpdir(), 'queue-bench-'));
  const bench = await RequestBench.start(folder);
  try {
    return await bench.measure();
  } finally {
    bench.service.dispose();
    await rm(folder, { recursive: true });
  }
}

class RequestBench {
  private seed = 0;

  private constructor(
    readonly service: SimulationService,
    /** Fires with the seed of what a worker has fought a slice of. */
    private readonly slices: Emitter<number>,
  ) {}

  static async start(folder: string): Promise<RequestBench> {
    const warn = (message: string) => process.stderr.write(`${message}\n`);
    const slices = new Emitter<number>();
    const service = new SimulationService({
      startWorker: () => new ObservedWorker(slices),
      defaultWorkers: 1,
      journal: await openFolderJournal(folder, queueFormat, systemClock, warn),
      journalMode: () => 'owner',
      history: new History(systemClock),
      settings: { ...defaultQueueSettings, workers: 1, maxQueueSize: 100_000 },
      clock: systemClock,
      random: Math.random,
      residentBytes: () => process.memoryUsage.rss(),
      onError: (error) => warn(String(error)),
    });
    return new RequestBench(service, slices);
  }

  async measure(): Promise<Readonly<Record<string, number>>> {
    for (let index = 0; index < tries; index++) await this.fight({ runs: 1005 });
    const first = await this.repeated(() => this.firstSliceMs());
    const alone = await this.repeated(() => msOf(() => this.fight({ runs: 1 })));
    const together = await msOf(() => Promise.all(Array.from({ length: manyJobs }, () => this.fight({ runs: 1 }))));
    const preempted = await this.repeated(() => this.preemptMs());
    return {
      'submit to first slice, p50 (ms)': median(first),
      'submit to first slice, p95 (ms)': quantile(first, 0.95),
      'job of 1 run, alone (ms)': median(alone),
      'job of 1 run, of 1,000 at once (ms)': together / manyJobs,
      'preempt: critical submitted to its first slice, p50 (ms)': median(preempted),
      'preempt: critical submitted to its first slice, p95 (ms)': quantile(preempted, 0.95),
    };
  }

  private async repeated(measure: () => Promise<number>): Promise<readonly number[]> {
    const samples: number[] = [];
    for (let index = 0; index < tries; index++) samples.push(await measure());
    return samples;
  }

  private async firstSliceMs(): Promise<number> {
    const { requestId, elapsedMs } = await this.untilSlice({ priority: 'critical' });
    await this.cancel(requestId);
    return elapsedMs;
  }

  private async preemptMs(): Promise<number> {
    const low = await this.untilSlice({ priority: 'low' });
    const critical = await this.untilSlice({ priority: 'critical' });
    this.service.requests.cancel(low.requestId);
    await this.cancel(critical.requestId);
    return critical.elapsedMs;
  }

  /** Submits something long, and waits until a slice of it is fought. */
  private async untilSlice(changes: Partial<RunRequest>) {
    const seed = ++this.seed;
    const sliced = new Promise<void>((resolve) => {
      const listening = this.slices.event((fought) => {
        if (fought !== seed) return;
        listening.dispose();
        resolve();
      });
    });
    const start = performance.now();
    const requestId = await this.submit({ runs: endlessRuns, ...changes, seed });
    await sliced;
    return { requestId, elapsedMs: performance.now() - start };
  }

  private async fight(changes: Partial<RunRequest>): Promise<void> {
    const ended = new Promise<void>((resolve) => {
      const seed = ++this.seed;
      const listening = this.service.requests.onDidFinish(({ requestId, end }) => {
        if (end.kind !== 'completed' || end.result.key.seed !== seed) return;
        listening.dispose();
        this.service.requests.acknowledge(requestId, 'A');
        resolve();
      });
      void this.submit({ ...changes, seed });
    });
    await ended;
  }

  private async submit(changes: Partial<RunRequest>): Promise<string> {
    const submitted = await this.service.requests.submit(runRequest({ scenario: skirmish(), ...changes }));
    if (!submitted.ok) throw new Error(submitted.error.message);
    return submitted.value.requestId;
  }

  /** Resolves when its worker is free. */
  private async cancel(requestId: string): Promise<void> {
    this.service.requests.cancel(requestId);
    while (this.service.monitor.statistics().workers.busy > 0) await new Promise((resolve) => setTimeout(resolve, 5));
  }
}

/** Tells what it fights, slice by slice. */
class ObservedWorker extends ThreadWorker {
  constructor(private readonly slices: Emitter<number>) {
    super(workerFile);
  }

  override run: ThreadWorker['run'] = (method, task, onSlice) =>
    super.run(method, task, (progress) => {
      onSlice(progress);
      if ('seed' in task) this.slices.fire(task.seed);
    });
}
