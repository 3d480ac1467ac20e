import type { AnalyzeReply } from '../../shared/protocol/worker';
import type { Disposable } from '../../shared/util/disposable';
import { sha256, toHex } from '../../shared/util/sha256';
import type { Clock } from '../clock';
import { firstLine } from '../firstLine';
import type { Job } from '../queue/job';
import type { JobQueue, Work } from '../queue/jobQueue';
import type { SpeedMeter } from '../queue/speedMeter';
import type { RunningTask, WorkerHandle, WorkerMethod, WorkerReply, WorkerTask } from './workerHandle';

const maxCrashes = 3;
/** How long a worker may take to see that it is to stop: it looks every 25 ms or so. */
const stopGraceMs = 120;

export interface SchedulerListener {
  /** Something moved: a slice, a chunk, a phase. */
  onProgress(): void;
  onCompleted(job: Job, digest: string, reply: AnalyzeReply): void;
  onFailed(job: Job, reason: string): void;
}

type Task = (worker: WorkerHandle) => Promise<void>;

/** Brings together free workers and what is to be done: errands (someone waits for them) first, then the queue. */
export class Scheduler implements Disposable {
  private readonly free: WorkerHandle[];
  private readonly errands: Task[] = [];
  private readonly running = new Map<Job, Map<RunningTask<unknown>, WorkerHandle>>();
  private isDisposed = false;

  constructor(
    private readonly workers: readonly WorkerHandle[],
    private readonly queue: JobQueue,
    private readonly speed: SpeedMeter,
    private readonly clock: Clock,
    private readonly listener: SchedulerListener,
  ) {
    this.free = [...workers];
  }

  /** Gives every free worker something to do. To be called whenever there may be more of it. */
  pump(): void {
    while (this.free.length > 0 && !this.isDisposed) {
      const task = this.errands.shift() ?? this.nextTask();
      if (!task) return;
      const worker = this.free.pop()!;
      void task(worker).finally(() => {
        this.free.push(worker);
        this.pump();
      });
    }
  }

  /** Has a worker do something that is not of a job, before all jobs. Rejects when the worker dies or fails. */
  errand<Method extends WorkerMethod>(method: Method, task: WorkerTask<Method>): Promise<WorkerReply<Method>> {
    return new Promise((resolve, reject) => {
      this.errands.push((worker) => worker.run(method, task).reply.then(resolve, reject));
      this.pump();
    });
  }

  /** Frees the workers of a job that is no longer in the queue within 200 ms: asks them, then takes them by force. */
  stop(job: Job): void {
    const asked = [...(this.running.get(job) ?? [])];
    for (const [task] of asked) task.stop();
    this.clock.after(stopGraceMs, () => {
      const running = this.running.get(job);
      for (const [task, worker] of asked) if (running?.has(task)) worker.replace();
    });
  }

  dispose(): void {
    this.isDisposed = true;
    for (const worker of this.workers) worker.dispose();
  }

  private nextTask(): Task | null {
    const work = this.queue.next();
    return work && ((worker) => this.perform(work, worker));
  }

  private async perform({ kind, job }: Work, worker: WorkerHandle): Promise<void> {
    try {
      if (kind === 'simulate') await this.simulate(job, worker);
      else await this.analyze(job, worker);
    } catch (error) {
      if (this.queue.has(job) && !this.isDisposed) this.crashed(job, error);
    }
    if (!this.isDisposed) this.listener.onProgress();
  }

  private async simulate(job: Job, worker: WorkerHandle): Promise<void> {
    const { scenarioHash, seed, runs } = job.key;
    const startedAt = this.clock.now();
    job.startedAt ??= startedAt;
    const left = runs - job.runs.runsDone;
    const range = job.runs.take(this.speed.chunkBlocks(scenarioHash, left, this.workers.length));
    if (!range) return;
    const isWhole = range.to - range.from === runs;
    const task = worker.run('simulate', { scenario: job.scenario, seed, ...range, isWhole }, ({ runsDone }) => {
      job.runs.report(range, runsDone);
      this.listener.onProgress();
    });
    try {
      const reply = await this.track(job, task, worker);
      if (reply.to === range.to) {
        job.runs.add(range, reply);
        this.speed.measure(scenarioHash, range.to - range.from, this.clock.now() - startedAt);
      } else {
        job.runs.giveBack(range);
      }
    } catch (error) {
      job.runs.giveBack(range);
      throw error;
    }
  }

  private async analyze(job: Job, worker: WorkerHandle): Promise<void> {
    job.phase = 'analyzing';
    try {
      const { columns, tally, analyzed, blockDigests } = job.runs.merge();
      const analyze = () => this.track(job, worker.run('analyze', { scenario: job.scenario, columns, tally }), worker);
      const [reply, digest] = await Promise.all([analyzed ?? analyze(), sha256(blockDigests)]);
      if (this.queue.has(job)) this.listener.onCompleted(job, toHex(digest), reply);
    } finally {
      job.phase = 'simulating';
    }
  }

  private async track<Reply>(job: Job, task: RunningTask<Reply>, worker: WorkerHandle): Promise<Reply> {
    const tasks = this.running.get(job) ?? new Map<RunningTask<unknown>, WorkerHandle>();
    this.running.set(job, tasks.set(task, worker));
    try {
      return await task.reply;
    } finally {
      tasks.delete(task);
      if (tasks.size === 0) this.running.delete(job);
    }
  }

  private crashed(job: Job, error: unknown): void {
    job.crashes++;
    if (job.crashes < maxCrashes) return;
    this.listener.onFailed(job, `A worker failed ${maxCrashes} times while it simulated this: ${firstLine(error)}`);
    this.stop(job);
  }
}
