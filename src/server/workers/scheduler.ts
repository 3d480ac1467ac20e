import type { AnalyzeReply } from '../../shared/protocol/worker';
import type { Disposable } from '../../shared/util/disposable';
import { sha256, toHex } from '../../shared/util/sha256';
import type { Clock } from '../clock';
import { firstLine } from '../firstLine';
import type { Claim, Claims } from '../queue/claims';
import type { Job } from '../queue/job';
import type { JobQueue } from '../queue/jobQueue';
import { nextWork, toPreempt } from '../queue/nextWork';
import type { RateLimits } from '../queue/rateLimits';
import { retryDelayMs } from '../queue/retryPolicy';
import type { SpeedMeter } from '../queue/speedMeter';
import { WorkerLost, type RunningTask, type WorkerMethod, type WorkerReply, type WorkerTask } from './workerHandle';
import type { WorkerSupervisor } from './workerSupervisor';

const maxCrashes = 3;
const tickMs = 1000;

export interface SchedulerParts {
  readonly workers: WorkerSupervisor;
  readonly queue: JobQueue;
  readonly claims: Claims;
  readonly limits: RateLimits;
  readonly speed: SpeedMeter;
  readonly clock: Clock;
  /** From 0 to below 1. */
  readonly random: () => number;
  readonly listener: SchedulerListener;
}

export interface SchedulerListener {
  /** Something moved: a slice, a chunk, a phase. */
  onProgress(): void;
  onStarted(job: Job): void;
  onCompleted(job: Job, digest: string, reply: AnalyzeReply): void;
  onFailed(job: Job, reason: string): void;
  /** It ended a worker: it waits to be tried again, or is quarantined. */
  onFaulted(job: Job): void;
  /** A report came of work that had been given to another. */
  onRejected(): void;
  /** A worker was busy for so long. */
  onWorked(ms: number): void;
}

/** A task under way for a claim. */
interface Following {
  readonly task: RunningTask<unknown>;
  /** Ends the claim at once: its worker is gone, and what it may still reply is of no account. */
  readonly lose: (error: WorkerLost) => void;
}

/** Brings together free workers and what is to be done: errands (someone waits for them) first, then the queue. */
export class Scheduler implements Disposable {
  private readonly errands: (() => void)[] = [];
  private readonly following = new Map<Claim, Following>();
  private wake: Disposable | null = null;
  private tick: Disposable | null = null;
  private lastTickAt = 0;
  private readonly whenIdle: (() => void)[] = [];
  private isDisposed = false;

  constructor(private readonly parts: SchedulerParts) {}

  /** Gives every free worker something to do. To be called whenever there may be more of it. */
  pump(): void {
    if (this.isDisposed) return;
    const { workers, queue, claims, limits, clock } = this.parts;
    const now = clock.now();
    for (const job of queue.held) {
      if (job.hold?.kind === 'retry' && job.hold.at <= now) queue.setHold(job, null);
    }
    while (workers.free > 0 && this.errands.length > 0) this.errands.shift()!();
    const limited = new Map(limits.limited(now));
    // Only what a worker is free for: a job that begins is charged to its group.
    for (let isIdle = false; workers.free > 0 && !isIdle;) {
      const next = nextWork(queue, claims, limits, now);
      for (const [group, at] of next.limited) limited.set(group, at);
      isIdle = next.work === null;
      if (next.work?.kind === 'simulate') this.simulate(next.work.job);
      else if (next.work) this.analyze(next.work.job);
    }
    for (const claim of toPreempt(queue, claims, limited)) this.following.get(claim)?.task.stop();
    this.wakeAt(limited);
    this.keepTime();
    if (this.following.size === 0) for (const resolve of this.whenIdle.splice(0)) resolve();
  }

  /** Has a worker do something that is not of a job, before all jobs. Rejects when the worker dies or fails. */
  errand<Method extends WorkerMethod>(method: Method, task: WorkerTask<Method>): Promise<WorkerReply<Method>> {
    return new Promise((resolve, reject) => {
      this.errands.push(() => {
        const running = this.parts.workers.run(method, task, () => undefined)!;
        running.reply.then(resolve, reject).finally(() => this.pump());
      });
      this.pump();
    });
  }

  /** Frees the workers of a job that is no longer in the queue, within 200 ms. */
  stop(job: Job): void {
    for (const claim of this.parts.claims.of(job)) this.parts.workers.abort(this.following.get(claim)!.task);
  }

  /** The worker of a task is gone. */
  lost(task: RunningTask<unknown>, error: WorkerLost): void {
    for (const followed of this.following.values()) if (followed.task === task) followed.lose(error);
  }

  /** Asks all simulations to stop at their next slice. Resolves when they have, or after `limitMs`. */
  async settle(limitMs: number): Promise<void> {
    for (const { task } of this.following.values()) task.stop();
    if (this.following.size === 0) return;
    await new Promise<void>((resolve) => {
      const timer = this.parts.clock.after(limitMs, resolve);
      this.whenIdle.push(() => {
        timer.dispose();
        resolve();
      });
    });
  }

  dispose(): void {
    this.isDisposed = true;
    this.wake?.dispose();
    this.tick?.dispose();
    this.parts.workers.dispose();
  }

  private simulate(job: Job): void {
    const { workers, queue, claims, speed, clock, listener } = this.parts;
    const { scenarioHash, seed, runs } = job.key;
    const startedAt = clock.now();
    const range = job.runs.take(speed.chunkBlocks(scenarioHash, runs - job.runs.runsDone, workers.size))!;
    const claim = claims.simulate(job, range);
    if (job.startedAt === null) {
      job.startedAt = startedAt;
      listener.onStarted(job);
    }
    queue.update(job);
    const isWhole = range.to - range.from === runs;
    const task = workers.run('simulate', { scenario: job.scenario, seed, ...range, isWhole }, ({ runsDone }) => {
      job.runs.report(range, runsDone);
      listener.onProgress();
    })!;
    this.follow(claim, task, task.reply, (reply) => {
      job.runs.add(range, reply);
      if (reply.to > range.from) speed.measure(scenarioHash, reply.to - range.from, clock.now() - startedAt);
    });
  }

  private analyze(job: Job): void {
    const { workers, queue, claims, listener } = this.parts;
    job.phase = 'analyzing';
    const claim = claims.analyze(job);
    queue.update(job);
    const { columns, tally, blockDigests, analyzed } = job.runs.merge();
    const task: RunningTask<AnalyzeReply> = analyzed
      ? { reply: Promise.resolve(analyzed), stop: () => undefined }
      : workers.run('analyze', { scenario: job.scenario, columns, tally }, () => undefined)!;
    const reply = Promise.all([task.reply, sha256(blockDigests)]);
    this.follow(claim, task, reply, ([analyzed, digest]) => {
      if (queue.has(job)) listener.onCompleted(job, toHex(digest), analyzed);
    });
  }

  /** Ends the claim with the reply, or with the worker: what comes after that counts for nothing. */
  private follow<Reply>(
    claim: Claim,
    task: RunningTask<unknown>,
    reply: Promise<Reply>,
    accept: (reply: Reply) => void,
  ): void {
    const { claims, clock, listener } = this.parts;
    const startedAt = clock.now();
    const conclude = (how: () => void): boolean => {
      if (!claims.end(claim)) return false;
      this.following.delete(claim);
      how();
      this.concluded(claim.job, clock.now() - startedAt);
      return true;
    };
    const fail = (error: unknown) => void conclude(() => this.faulted(claim, error));
    const take = (came: Reply) => {
      try {
        accept(came);
      } catch (error) {
        this.faulted(claim, error);
      }
    };
    this.following.set(claim, { task, lose: fail });
    reply.then((came) => {
      if (!conclude(() => take(came))) listener.onRejected();
    }, fail);
  }

  private concluded(job: Job, workedMs: number): void {
    if (this.isDisposed) return;
    const { queue, listener } = this.parts;
    listener.onWorked(workedMs);
    queue.update(job);
    listener.onProgress();
    this.pump();
  }

  private faulted(claim: Claim, error: unknown): void {
    const { queue, clock, random, listener } = this.parts;
    const { job } = claim;
    if (claim.kind === 'simulate') job.runs.giveBack(claim.range);
    else job.phase = 'simulating';
    if (this.isDisposed || !queue.has(job)) return;
    const reason = firstLine(error);
    if (!(error instanceof WorkerLost)) return listener.onFailed(job, reason);
    // Of the same attempt: what has ended one worker has often ended others at the same time.
    if (job.hold) return;
    job.crashes++;
    if (job.isAlone || job.crashes >= maxCrashes) {
      queue.setHold(job, { kind: 'quarantined', reason: `It ended a worker ${job.crashes} times: ${reason}` });
      this.stop(job);
    } else if (job.retries >= queue.settings.maxRetries) {
      return listener.onFailed(job, `It ended a worker: ${reason}`);
    } else {
      const at = clock.now() + retryDelayMs(++job.retries, random);
      queue.setHold(job, { kind: 'retry', at, reason });
    }
    listener.onFaulted(job);
  }

  /** Looks again when the first job may be tried again, or the first group may go on. */
  private wakeAt(limited: ReadonlyMap<string, number>): void {
    const times = [...limited.values()];
    for (const { hold } of this.parts.queue.held) if (hold?.kind === 'retry') times.push(hold.at);
    this.wake?.dispose();
    const { clock } = this.parts;
    const first = Math.min(...times);
    this.wake = times.length > 0 ? clock.after(Math.max(0, first - clock.now()), () => this.pump()) : null;
  }

  /** While something runs: how long each job has. One tick counts for two at most, however long the machine slept. */
  private keepTime(): void {
    const { claims, clock, queue, listener } = this.parts;
    if (this.tick || claims.all.length === 0) return;
    this.lastTickAt = clock.now();
    this.tick = clock.after(tickMs, () => {
      this.tick = null;
      const passed = Math.min(Math.max(0, clock.now() - this.lastTickAt), 2 * tickMs);
      for (const job of claims.jobs) {
        job.activeMs += passed;
        const { timeoutMs } = job;
        if (timeoutMs === null || job.activeMs <= timeoutMs || !queue.has(job)) continue;
        listener.onFailed(job, `It took longer than the ${timeoutMs / 1000} s that were allowed.`);
      }
      this.keepTime();
    });
  }
}
