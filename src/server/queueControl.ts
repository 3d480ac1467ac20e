import * as v from 'valibot';
import { queueSettingsSchema, type QueueSettings } from '../shared/model/queueSettings';
import type { Priority } from '../shared/model/vocabulary';
import type { Problem } from '../shared/protocol/lspMessage';
import { failure, success, type Outcome } from '../shared/util/outcome';
import type { Checkpoints } from './queue/checkpoints';
import type { Job } from './queue/job';
import type { Refusal } from './queue/refusal';
import type { QueueCore } from './queueCore';
import type { Requests } from './requests';
import type { Scheduler } from './workers/scheduler';
import type { WorkerSupervisor } from './workers/workerSupervisor';

/** Workers stop at their next slice; one that does not is not waited for any longer. */
const settleMs = 1000;
/** An editor that closes gives its background process 2 s. */
const stopMs = 1500;

export interface QueueControlParts {
  readonly core: QueueCore;
  readonly requests: Requests;
  readonly scheduler: Scheduler;
  readonly workers: WorkerSupervisor;
  readonly checkpoints: Checkpoints;
  /** How many workers a setting of 0 means. */
  readonly defaultWorkers: number;
}

/** What a user does to the queue as a whole, to what waits in it, and to its settings. */
export class QueueControl {
  constructor(private readonly parts: QueueControlParts) {}

  /** Running work finishes its slice and is checkpointed; nothing runs until {@link resume}, also after a restart. */
  async pause(): Promise<void> {
    await this.setPaused(true);
    await this.checkpoint();
  }

  async resume(): Promise<void> {
    await this.setPaused(false);
    this.parts.scheduler.pump();
  }

  /** Stops what runs at its next slice and writes down what is done. */
  async checkpoint(): Promise<void> {
    const { core, scheduler, checkpoints } = this.parts;
    await scheduler.settle(settleMs);
    await Promise.all([...core.queue.begun].map((job) => checkpoints.save(job)));
    core.changed();
  }

  /** For the end of the process: nothing begins any more, and what is done is written down as far as there is time. */
  async stop(): Promise<void> {
    const { queue, clock } = this.parts.core;
    queue.isStopping = true;
    await new Promise<void>((resolve) => {
      const timer = clock.after(stopMs, resolve);
      void this.checkpoint().finally(() => {
        timer.dispose();
        resolve();
      });
    });
  }

  reprioritize(requestId: string, priority: Priority): Outcome<object, Problem> {
    const done = this.parts.core.queue.reprioritize(requestId, priority);
    if (done.ok) this.parts.core.journal.note({ kind: 'reprioritized', requestId, priority });
    return this.afterChange(done);
  }

  move(requestId: string, before: string | null): Outcome<object, Problem> {
    const moved = this.parts.core.queue.move(requestId, before);
    if (moved.ok) {
      const ranks = moved.value.map(({ id, rank }: Job) => ({ jobId: id, rank }));
      this.parts.core.journal.note({ kind: 'moved', ranks });
    }
    return this.afterChange(moved);
  }

  async retry(requestId: string): Promise<Outcome<object, Problem>> {
    if (await this.parts.requests.retry(requestId)) return success({});
    return failure({ code: 'not-waiting', message: 'Only a simulation that failed or is quarantined can be retried.' });
  }

  /** Forgets a finished request, or cancels one that waits. */
  remove(requestId: string): Outcome<object, Problem> {
    const { core, requests } = this.parts;
    const job = core.queue.jobOf(requestId);
    if (job?.isRunning) {
      return failure({ code: 'not-waiting', message: 'This simulation runs: cancel it instead.' });
    }
    if (!core.finished.remove(requestId) && !requests.cancel(requestId)) {
      return failure({ code: 'not-waiting', message: 'This simulation has left the queue already.' });
    }
    core.changed();
    return success({});
  }

  /** Cancels what waits and forgets what failed; running jobs go on. Returns the number of requests cancelled. */
  clear(): number {
    const { core, requests } = this.parts;
    const waiting = [...core.queue.jobs].filter((job) => !job.isRunning).flatMap((job) => [...job.requests]);
    for (const { requestId } of waiting) requests.cancel(requestId);
    for (const { request } of core.finished.failed) core.finished.remove(request.requestId);
    core.failures.clear();
    core.changed();
    return waiting.length;
  }

  /** Returns the number of requests that run again. */
  async requeueFailed(): Promise<number> {
    const { core, requests } = this.parts;
    const failed = core.finished.failed.map(({ request }) => request.requestId);
    for (const requestId of failed) await requests.retry(requestId);
    return failed.length;
  }

  /** Forgets all that has ended. Returns how many. */
  cleanUp(): number {
    const removed = this.parts.core.finished.cleanUp(Infinity);
    this.parts.core.changed();
    return removed;
  }

  /** Returns the number of groups that may spend their burst at once. */
  resetRateLimits(): number {
    const groups = this.parts.core.limits.reset();
    this.parts.scheduler.pump();
    return groups;
  }

  /** Nothing of the group begins for so long. Returns the number of its requests that wait. */
  holdGroup(group: string, retryAfterMs: number): number {
    const { core, scheduler } = this.parts;
    core.limits.hold(group, core.clock.now() + retryAfterMs);
    scheduler.pump();
    core.changed();
    return core.queue.lanes.get(group)?.size ?? 0;
  }

  /** Replaces workers that are silent for too long. Returns how many. */
  releaseStale(): number {
    return this.parts.workers.releaseStale();
  }

  /** Applies settings at once; what is not named stays. Nothing changes when one of them is not allowed. */
  configure(changes: Readonly<Record<string, unknown>>): Outcome<object, Problem> {
    const { core, workers, scheduler, defaultWorkers } = this.parts;
    const checked = checkSettings({ ...core.queue.settings, ...changes });
    if (!checked.ok) return checked;
    const settings = checked.value;
    if (core.queue.configure(settings)) {
      const moved = [...core.journal.state.jobs.values()].filter(({ rank }) => rank !== null);
      core.journal.note({ kind: 'moved', ranks: moved.map(({ id: jobId }) => ({ jobId, rank: null })) });
    }
    core.limits.configure(settings.rateLimits);
    workers.staleMs = 1000 * settings.staleWorkerSeconds;
    workers.resize(settings.workers || defaultWorkers);
    core.subscriptions.setProgressInterval(settings.progressUpdateIntervalMs);
    scheduler.pump();
    core.changed();
    return success({});
  }

  /** The user has seen what came of this file. */
  markRead(uri: string): void {
    this.parts.core.journal.note({ kind: 'read', uri });
    this.parts.core.changed();
  }

  /** Counts no failure so far any more, because someone has seen them. They stay among the finished. */
  forgetFailures(): void {
    if (this.parts.core.failures.size === 0) return;
    this.parts.core.failures.clear();
    this.parts.core.changed();
  }

  private async setPaused(isPaused: boolean): Promise<void> {
    const { core } = this.parts;
    core.queue.isPaused = isPaused;
    core.changed();
    await core.journal.write({ kind: 'paused', isPaused });
  }

  private afterChange(done: Outcome<unknown, Refusal>): Outcome<object, Problem> {
    if (!done.ok) return done;
    this.parts.scheduler.pump();
    this.parts.core.changed();
    return success({});
  }
}

function checkSettings(settings: Readonly<Record<string, unknown>>): Outcome<QueueSettings, Problem> {
  const parsed = v.safeParse(v.strictObject(queueSettingsSchema.entries), settings);
  if (parsed.success) return success(parsed.output);
  const [issue] = parsed.issues;
  const name = v.getDotPath(issue) ?? '';
  const message = `The queue's setting "${name}" cannot be ${JSON.stringify(issue.input)}: ${issue.message}. Nothing was changed.`;
  return failure({ code: 'invalid-setting', message });
}
