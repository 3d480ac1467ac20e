import type { QueueSnapshot } from '../shared/model/queue';
import type { QueueSettings } from '../shared/model/queueSettings';
import { DisposableStore, type Disposable } from '../shared/util/disposable';
import type { Clock } from './clock';
import { Subscriptions } from './delivery/subscriptions';
import { Errands } from './errands';
import { Housekeeping } from './housekeeping';
import type { Journal } from './journal/journal';
import type { History } from './monitoring/history';
import { Statistics } from './monitoring/statistics';
import { Checkpoints } from './queue/checkpoints';
import { Claims } from './queue/claims';
import type { DurableState, QueueEntry } from './queue/durableState';
import { FinishedRequests } from './queue/finishedRequests';
import { JobQueue } from './queue/jobQueue';
import { RateLimits } from './queue/rateLimits';
import { SpeedMeter } from './queue/speedMeter';
import { QueueControl } from './queueControl';
import type { QueueCore } from './queueCore';
import { QueueMonitor } from './queueMonitor';
import { Requests } from './requests';
import { Scheduler } from './workers/scheduler';
import type { WorkerHandle } from './workers/workerHandle';
import { WorkerSupervisor } from './workers/workerSupervisor';

export interface SimulationServiceParts {
  readonly startWorker: () => WorkerHandle;
  /** How many workers a setting of 0 means. */
  readonly defaultWorkers: number;
  /** Requests it holds from before begin to run at once. */
  readonly journal: Journal<QueueEntry, DurableState>;
  readonly journalMode: () => QueueSnapshot['journal'];
  readonly history: History;
  readonly settings: QueueSettings;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  /** Of the process, with its workers, in bytes. */
  readonly residentBytes: () => number;
  /** Told what a subscriber has thrown. */
  readonly onError: (error: unknown) => void;
}

/** The queue with its workers and its journal: what the language server and the command line share. */
export class SimulationService implements Disposable {
  readonly requests: Requests;
  readonly control: QueueControl;
  readonly monitor: QueueMonitor;
  readonly errands: Errands;
  private readonly core: QueueCore;
  private readonly store = new DisposableStore();

  constructor(parts: SimulationServiceParts) {
    const { journal, settings, clock, random, defaultWorkers } = parts;
    const core: QueueCore = {
      queue: new JobQueue(settings),
      claims: new Claims(),
      limits: new RateLimits(),
      speed: new SpeedMeter(),
      finished: new FinishedRequests((requestId) => {
        // Its client has never said that it has the result.
        if (journal.state.jobOf.has(requestId)) journal.note({ kind: 'ended', requestId, how: 'forgotten' });
      }),
      failures: new Set(),
      journal,
      statistics: new Statistics(clock),
      subscriptions: new Subscriptions(clock, settings.progressUpdateIntervalMs, parts.onError),
      clock,
      random,
      changed: (what) => this.monitor.changed(what),
      publish: (requestId, type) => this.monitor.publish(requestId, type),
    };
    const workers = new WorkerSupervisor(
      parts.startWorker,
      clock,
      { size: settings.workers || defaultWorkers, staleMs: 1000 * settings.staleWorkerSeconds },
      {
        onFree: () => scheduler.pump(),
        onReplaced: () => core.changed(),
        onLost: (task, error) => scheduler.lost(task, error),
      },
    );
    const scheduler = new Scheduler({
      ...{ workers, queue: core.queue, claims: core.claims, limits: core.limits, speed: core.speed, clock, random },
      listener: {
        onProgress: () => core.changed('progress'),
        onStarted: (job) => this.requests.started(job),
        onCompleted: (job, digest, reply) => this.requests.complete(job, digest, reply),
        onFailed: (job, reason) => this.requests.fail(job, reason),
        onFaulted: (job) => this.requests.faulted(job),
        onRejected: () => core.statistics.rejectedReport(),
        onWorked: (ms) => core.statistics.busy(1, ms),
      },
    });
    const checkpoints = new Checkpoints({
      encode: (columns) => scheduler.errand('encode', { columns }),
      write: async (job, chunk) => {
        // It may have ended while the chunk was encoded.
        if (core.queue.has(job)) await journal.write({ kind: 'checkpoint', jobId: job.id, chunk });
      },
    });
    this.core = core;
    this.requests = new Requests(core, scheduler, checkpoints);
    this.control = new QueueControl({
      ...{ core, requests: this.requests, scheduler, workers, checkpoints, defaultWorkers },
    });
    this.monitor = new QueueMonitor({ core, workers, ...parts });
    this.errands = new Errands(scheduler);
    core.limits.configure(settings.rateLimits);
    this.store.add(this.monitor);
    this.store.add(new Housekeeping(core, checkpoints));
    this.store.add(this.requests);
    this.store.add(scheduler);
    this.store.add(parts.history);
    this.store.add({ dispose: () => journal.dispose() });
    journal.onDidTakeOver((saved) => this.requests.restore(saved));
    this.requests.restore(journal.state);
  }

  /** Stops what runs at its next slice, and resolves when all that is accepted and done is on disk. */
  async shutDown(): Promise<void> {
    await this.control.stop();
    await this.flush();
    this.dispose();
  }

  /** Resolves when all that was accepted, ended or acknowledged so far is on disk. */
  flush(): Promise<void> {
    return this.core.journal.flush();
  }

  /** Ends the workers at once. What is unfinished stays in the journal. */
  dispose(): void {
    this.store.dispose();
  }
}
