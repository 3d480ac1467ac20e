import { engineVersion } from '../engine/version';
import type { JobState } from '../shared/model/queue';
import { isSameResult, type Result } from '../shared/model/results';
import type { Problem } from '../shared/protocol/lspMessage';
import type { AnalyzeReply } from '../shared/protocol/worker';
import type { Disposable } from '../shared/util/disposable';
import { Emitter } from '../shared/util/emitter';
import { failure, success, type Outcome } from '../shared/util/outcome';
import type { SlotName } from '../shared/model/slots';
import type { Checkpoints } from './queue/checkpoints';
import type { DurableJob, DurableState } from './queue/durableState';
import type { Job } from './queue/job';
import { isoTime } from './queue/queueSnapshot';
import type { Rank } from './queue/rank';
import { retryDelayMs } from './queue/retryPolicy';
import type { QueueCore } from './queueCore';
import type { AcceptedRequest, FinishedRun, RunEnd, RunRequest, Submission } from './runRequest';
import type { Scheduler } from './workers/scheduler';

/** The life of a request: accepted, fought, stored by the client; or cancelled, failed, tried again. */
export class Requests implements Disposable {
  private readonly didFinish = new Emitter<FinishedRun>();
  private readonly didBecomeDue = new Emitter<string>();
  /** Every accepted request ends here exactly once, after `submit` has answered. */
  readonly onDidFinish = this.didFinish.event;
  /** The client should try once more to store the result of this request. */
  readonly onDidBecomeDue = this.didBecomeDue.event;
  /** Requests being journaled, which are not in the queue yet. */
  private accepting = 0;

  constructor(
    private readonly core: QueueCore,
    private readonly scheduler: Scheduler,
    private readonly checkpoints: Checkpoints,
  ) {}

  /** Takes up what the journal held from before, or what another process had saved there. */
  restore({ jobs }: DurableState): void {
    const { journal, queue } = this.core;
    queue.isPaused = journal.state.isPaused;
    this.core.changed();
    const moved: [Job, Rank][] = [];
    for (const durable of jobs.values()) {
      const job = this.restoreJob(durable);
      if (job && durable.rank) moved.push([job, durable.rank]);
    }
    // Not one by one: on the way two could have the same.
    queue.rerank(moved);
    this.scheduler.pump();
  }

  /** Accepts a request, which is safe against a crash once this has answered. Refused when the queue is full. */
  async submit(request: RunRequest): Promise<Outcome<Submission, Problem>> {
    const { queue, clock, statistics } = this.core;
    const { known, hash, runs, seed, ...wanted } = request;
    const key = { scenarioHash: hash, seed, runs, engineVersion };
    const requestId = crypto.randomUUID();
    if (!queue.settings.enabled) {
      return failure({
        code: 'queue-disabled',
        message: 'Simulations are switched off by the setting "encounterLab.enabled". Switch it on to simulate.',
      });
    }
    const accepted: AcceptedRequest = { ...wanted, requestId, acceptedAt: clock.now(), key };
    if (request.allowDeduplication && known.some((result) => isSameResult(result, key))) {
      statistics.cached();
      this.cancelSuperseded(accepted);
      return success({ requestId, outcome: 'cached', key });
    }
    if (!queue.hasRoomFor({ ...request, key }, this.accepting)) {
      const size = queue.settings.maxQueueSize;
      return failure({
        code: 'queue-full',
        message: `The queue is full: ${size} simulations are waiting, and ${size} are allowed. Wait, cancel some, or clear the queue.`,
      });
    }
    const outcome = await this.accept(accepted);
    if (outcome === 'attached') statistics.attached();
    this.cancelSuperseded(accepted);
    this.scheduler.pump();
    this.core.changed();
    return success({ requestId, outcome, key });
  }

  /** What the same document asked for before is of an older text. */
  private cancelSuperseded(newest: AcceptedRequest): void {
    for (const { requestId } of this.core.queue.supersededBy(newest)) this.cancel(requestId);
  }

  /** Ends a request; others who share its job keep theirs. False when it has ended already or never was. */
  cancel(requestId: string): boolean {
    const withdrawn = this.core.queue.withdraw(requestId);
    if (!withdrawn) return false;
    if (withdrawn.isLast) this.scheduler.stop(withdrawn.job);
    this.end(withdrawn.request, { kind: 'cancelled' }, withdrawn.job);
    this.scheduler.pump();
    return true;
  }

  /** The result of a completed request is stored elsewhere: it is not to be repeated after a crash. */
  acknowledge(requestId: string, slot: SlotName | null): void {
    const { finished, journal, queue } = this.core;
    if (queue.jobOf(requestId)) return;
    void journal.write({ kind: 'ended', requestId, how: 'acknowledged' });
    const executionMs = finished.find(requestId)?.executionMs ?? null;
    if (executionMs !== null) {
      finished.update(requestId, { kind: 'completed', executionMs, resultsAvailable: slot !== null, slot });
    }
    this.core.changed();
  }

  /** The client could not store a result: it is asked again later when that may help. */
  storeFailed(requestId: string, reason: string, isTransient: boolean): void {
    const { finished, queue, clock, random, statistics } = this.core;
    const state = finished.find(requestId)?.state;
    const isUnstored = state?.kind === 'waiting-retry' || (state?.kind === 'completed' && !state.resultsAvailable);
    if (!isUnstored) return;
    const attempt = state.kind === 'waiting-retry' ? state.attempt + 1 : 1;
    if (!isTransient || attempt > queue.settings.maxRetries) {
      finished.update(requestId, { kind: 'failed', reason, attempts: attempt });
    } else {
      statistics.retried();
      const delay = retryDelayMs(attempt, random);
      const waiting: JobState = { kind: 'waiting-retry', at: isoTime(clock.now() + delay), attempt, reason };
      finished.update(requestId, waiting);
      clock.after(delay, () => {
        if (finished.find(requestId)?.state === waiting) this.didBecomeDue.fire(requestId);
      });
    }
    this.core.changed();
  }

  /** Runs a failed or quarantined request once more, the latter alone. False when there is no such request. */
  async retry(requestId: string): Promise<boolean> {
    const { finished, queue, clock } = this.core;
    const job = queue.jobOf(requestId);
    if (job?.hold?.kind === 'quarantined') {
      job.isAlone = true;
      queue.setHold(job, null);
      this.noteFaults(job);
    } else {
      const ended = finished.find(requestId);
      if (ended?.state.kind !== 'failed') return false;
      finished.remove(requestId);
      await this.accept({ ...ended.request, acceptedAt: clock.now() });
    }
    this.core.subscriptions.revive(requestId);
    this.scheduler.pump();
    this.core.changed();
    return true;
  }

  started(job: Job): void {
    this.core.statistics.started(this.core.clock.now() - job.acceptedAt);
    for (const { requestId } of job.requests) this.core.publish(requestId, 'started');
  }

  complete(job: Job, digest: string, { analysis, encodedRuns }: AnalyzeReply): void {
    const { queue, clock, failures } = this.core;
    const now = clock.now();
    const elapsedMs = now - (job.startedAt ?? now);
    const runsPerSecond = (1000 * job.key.runs) / Math.max(elapsedMs, 0.001);
    const finishedAt = new Date(now).toISOString();
    queue.remove(job);
    for (const request of job.requests) {
      const { key, hashParts, scenario, source } = request;
      failures.delete(source.uri);
      const result: Result = {
        ...{ key, hashParts, scenario, source, analysis, digest },
        ...{ finishedAt, elapsedMs, runsPerSecond },
      };
      this.end(request, { kind: 'completed', result, encodedRuns }, job);
    }
  }

  fail(job: Job, reason: string): void {
    this.core.queue.remove(job);
    this.scheduler.stop(job);
    for (const request of job.requests) this.end(request, { kind: 'failed', reason }, job);
  }

  /** It ended a worker. */
  faulted(job: Job): void {
    const { statistics } = this.core;
    statistics.crashed();
    this.noteFaults(job);
    if (job.hold?.kind !== 'quarantined') return statistics.retried();
    for (const request of job.requests) {
      this.tell(request, { kind: 'quarantined', reason: job.hold.reason }, job);
    }
  }

  dispose(): void {
    this.didFinish.dispose();
    this.didBecomeDue.dispose();
  }

  /** Journals a request, then adds it to the queue: whose jobs may be others by then. */
  private async accept(request: AcceptedRequest): Promise<'queued' | 'attached'> {
    const { journal, queue } = this.core;
    const like = queue.jobLike(request);
    const jobId = like?.id ?? request.requestId;
    this.accepting++;
    await journal.write({ kind: 'accepted', jobId, since: like?.acceptedAt ?? request.acceptedAt, request });
    this.accepting--;
    const { job, outcome } = queue.add(request);
    if (job.id !== jobId) journal.note({ kind: 'accepted', jobId: job.id, since: job.acceptedAt, request });
    return outcome;
  }

  private restoreJob({ id, requests, since, chunks, faults }: DurableJob): Job | null {
    const { queue, journal, clock } = this.core;
    const now = clock.now();
    const [founder, ...others] = [...requests.values()].map((request) => ({
      ...request,
      // A machine whose clock was set back must not make them wait.
      acceptedAt: Math.min(request.acceptedAt, now),
      key: { ...request.key, engineVersion },
    }));
    if (!founder || queue.jobOf(founder.requestId)) return null;
    const isOutdated = requests.get(founder.requestId)!.key.engineVersion !== engineVersion;
    const job = queue.found(founder, id, Math.min(since, now));
    for (const request of others) queue.attach(request, job);
    if (!isOutdated) this.checkpoints.restore(job, chunks);
    else for (const request of job.requests) journal.note({ kind: 'accepted', jobId: id, since, request });
    job.crashes = faults.crashes;
    job.retries = faults.retries;
    job.isAlone = faults.isAlone;
    queue.setHold(job, faults.quarantine === null ? null : { kind: 'quarantined', reason: faults.quarantine });
    return job;
  }

  private noteFaults(job: Job): void {
    const { id: jobId, crashes, retries, isAlone, hold } = job;
    const quarantine = hold?.kind === 'quarantined' ? hold.reason : null;
    this.core.journal.note({ kind: 'faulted', jobId, faults: { crashes, retries, quarantine, isAlone } });
  }

  /** The one place where a request ends. */
  private end(request: AcceptedRequest, end: Exclude<RunEnd, { kind: 'quarantined' }>, job: Job): void {
    const { journal, finished, clock } = this.core;
    const { requestId } = request;
    if (end.kind !== 'completed') void journal.write({ kind: 'ended', requestId, how: end.kind });
    const state =
      end.kind === 'completed'
        ? { kind: end.kind, executionMs: end.result.elapsedMs, resultsAvailable: false, slot: null }
        : end.kind === 'failed'
          ? { ...end, attempts: job.retries + 1 }
          : end;
    finished.add(request, state, clock.now());
    this.tell(request, end, job);
  }

  private tell(request: AcceptedRequest, end: RunEnd, job: Job): void {
    const { journal, clock, failures, statistics } = this.core;
    const { requestId, priority, source, scenario } = request;
    const named = { requestId, uri: source.uri, title: scenario.title };
    if (end.kind === 'completed') statistics.completed(end.result.elapsedMs, job.key.runs);
    else statistics[end.kind]();
    if (end.kind !== 'cancelled') {
      if (end.kind !== 'completed') failures.add(source.uri);
      if (priority !== 'critical') {
        journal.note({ kind: 'unread', entry: { ...named, end: end.kind, finishedAt: isoTime(clock.now()) } });
      }
    }
    this.core.publish(requestId, 'completed');
    this.didFinish.fire({ ...named, priority, end });
    this.core.changed();
  }
}
