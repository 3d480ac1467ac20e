import type { AnalyzeReply } from '../../shared/protocol/worker';
import type { Disposable } from '../../shared/util/disposable';
import { sha256, toHex } from '../../shared/util/sha256';
import type { Clock } from '../clock';
import { firstLine } from '../firstLine';
import type { Job } from '../queue/job';
import type { JobQueue, Work } from '../queue/jobQueue';
import type { SpeedMeter } from '../queue/speedMeter';
import type { RunningTask, WorkerMethod, WorkerReply, WorkerTask } from './workerHandle';
import type { WorkerSupervisor } from './workerSupervisor';

const maxCrashes = 3;

export interface SchedulerListener {
  /** Something moved: a slice, a chunk, a phase. */
  onProgress(): void;
  onCompleted(job: Job, digest: string, reply: AnalyzeReply): void;
  onFailed(job: Job, reason: string): void;
}

/** Brings together free workers and what is to be done: errands (someone waits for them) first, then the queue. */
export class Scheduler implements Disposable {
  private readonly errands: (() => void)[] = [];
  private readonly running = new Map<Job, Set<RunningTask<unknown>>>();
  private isDisposed = false;

  constructor(
    private readonly workers: WorkerSupervisor,
    private readonly queue: JobQueue,
    private readonly speed: SpeedMeter,
    private readonly clock: Clock,
    private readonly listener: SchedulerListener,
  ) {}

  /** Gives every free worker something to do. To be called whenever there may be more of it. */
  pump(): void {
    if (this.isDisposed) return;
    while (this.workers.free > 0) {
      const errand = this.errands.shift();
      const work = errand ? null : this.queue.next();
      if (errand) errand();
      else if (work) void this.perform(work).then(() => this.pump());
      else return;
    }
  }

  /** Has a worker do something that is not of a job, before all jobs. Rejects when the worker dies or fails. */
  errand<Method extends WorkerMethod>(method: Method, task: WorkerTask<Method>): Promise<WorkerReply<Method>> {
    return new Promise((resolve, reject) => {
      this.errands.push(() => void this.workers.run(method, task, () => undefined)!.reply.then(resolve, reject));
      this.pump();
    });
  }

  /** Frees the workers of a job that is no longer in the queue within 200 ms. */
  stop(job: Job): void {
    for (const task of this.running.get(job) ?? []) this.workers.abort(task);
  }

  dispose(): void {
    this.isDisposed = true;
    this.workers.dispose();
  }

  private async perform({ kind, job }: Work): Promise<void> {
    try {
      if (kind === 'simulate') await this.simulate(job);
      else await this.analyze(job);
    } catch (error) {
      if (this.queue.has(job) && !this.isDisposed) this.crashed(job, error);
    }
    if (!this.isDisposed) this.listener.onProgress();
  }

  private async simulate(job: Job): Promise<void> {
    const { scenarioHash, seed, runs } = job.key;
    const startedAt = this.clock.now();
    job.startedAt ??= startedAt;
    const left = runs - job.runs.runsDone;
    const range = job.runs.take(this.speed.chunkBlocks(scenarioHash, left, this.workers.size));
    if (!range) return;
    const isWhole = range.to - range.from === runs;
    const task = this.workers.run('simulate', { scenario: job.scenario, seed, ...range, isWhole }, ({ runsDone }) => {
      job.runs.report(range, runsDone);
      this.listener.onProgress();
    })!;
    try {
      const reply = await this.track(job, task);
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

  private async analyze(job: Job): Promise<void> {
    job.phase = 'analyzing';
    try {
      const { columns, tally, analyzed, blockDigests } = job.runs.merge();
      const analyze = () => this.workers.run('analyze', { scenario: job.scenario, columns, tally }, () => undefined)!;
      const [reply, digest] = await Promise.all([analyzed ?? this.track(job, analyze()), sha256(blockDigests)]);
      if (this.queue.has(job)) this.listener.onCompleted(job, toHex(digest), reply);
    } finally {
      job.phase = 'simulating';
    }
  }

  private async track<Reply>(job: Job, task: RunningTask<Reply>): Promise<Reply> {
    const tasks = this.running.get(job) ?? new Set();
    this.running.set(job, tasks.add(task));
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
