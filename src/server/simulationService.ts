import { engineVersion } from '../engine/version';
import type { Job as JobView, QueueSnapshot } from '../shared/model/queue';
import { isSameResult, type Comparison, type Result, type SimulatedRatings } from '../shared/model/results';
import type { Scenario } from '../shared/model/scenario';
import type { Problem } from '../shared/protocol/lsp';
import type { AnalyzeReply, CompareTask, ReplayTask } from '../shared/protocol/worker';
import type { Disposable } from '../shared/util/disposable';
import { Emitter } from '../shared/util/emitter';
import { failure, success, type Outcome } from '../shared/util/outcome';
import type { Clock } from './clock';
import type { Journal } from './journal/journal';
import type { RequestEntry, UnfinishedRequests } from './journal/requestFormat';
import type { Job } from './queue/job';
import { JobQueue, type QueueSettings } from './queue/jobQueue';
import { finishedView, queueSnapshot } from './queue/queueSnapshot';
import { SpeedMeter } from './queue/speedMeter';
import type { AcceptedRequest, FinishedRun, RunEnd, RunRequest, Submission } from './runRequest';
import { firstLine } from './firstLine';
import { Scheduler } from './workers/scheduler';
import type { WorkerHandle } from './workers/workerHandle';
import { WorkerSupervisor } from './workers/workerSupervisor';

const minChangeIntervalMs = 100;
const maxFinishedShown = 20;
const staleMs = 10_000;

export interface SimulationServiceParts {
  readonly startWorker: () => WorkerHandle;
  /** At least one. */
  readonly workers: number;
  /** Requests it holds from before begin to run at once. */
  readonly journal: Journal<RequestEntry, UnfinishedRequests>;
  readonly clock: Clock;
  readonly settings: QueueSettings;
}

/** The queue with its workers and its journal: what the language server and the command line share. */
export class SimulationService implements Disposable {
  private readonly didFinish = new Emitter<FinishedRun>();
  private readonly didChange = new Emitter<QueueSnapshot>();
  /** Every accepted request ends here exactly once, after `submit` has answered. */
  readonly onDidFinish = this.didFinish.event;
  /** At most ten times a second. */
  readonly onDidChange = this.didChange.event;

  private readonly queue: JobQueue;
  private readonly speed = new SpeedMeter();
  private readonly scheduler: Scheduler;
  private readonly journal: Journal<RequestEntry, UnfinishedRequests>;
  private readonly clock: Clock;
  private readonly workers: number;
  /** Requests being journaled, which are not in the queue yet. */
  private accepting = 0;
  private finished: readonly JobView[] = [];
  /** The file of each request that failed and was not looked at since. */
  private failures: readonly string[] = [];
  private revision = 0;
  private lastChangeAt = -Infinity;
  private scheduledChange: Disposable | null = null;

  constructor({ startWorker, workers, journal, clock, settings }: SimulationServiceParts) {
    this.journal = journal;
    this.clock = clock;
    this.workers = workers;
    this.queue = new JobQueue(settings);
    const supervisor = new WorkerSupervisor(
      startWorker,
      clock,
      { size: workers, staleMs },
      { onFree: () => this.scheduler.pump(), onReplaced: () => undefined },
    );
    this.scheduler = new Scheduler(supervisor, this.queue, this.speed, clock, {
      onProgress: () => this.changed(),
      onCompleted: (job, digest, reply) => this.complete(job, digest, reply),
      onFailed: (job, reason) => this.fail(job, reason),
    });
    journal.onDidTakeOver((unfinished) => this.resume(unfinished));
    this.resume(journal.state);
  }

  /** Accepts a request, which is safe against a crash once this has answered. Refused when the queue is full. */
  async submit(request: RunRequest): Promise<Outcome<Submission, Problem>> {
    const { scenario, hashParts, hash, source, runs, seed, priority, allowDeduplication } = request;
    const key = { scenarioHash: hash, seed, runs, engineVersion };
    const requestId = crypto.randomUUID();
    if (allowDeduplication && request.known.some((known) => isSameResult(known, key))) {
      return success({ requestId, outcome: 'cached', key });
    }
    if (!this.queue.hasRoomFor(key, allowDeduplication, this.accepting)) {
      const size = this.queue.settings.maxQueueSize;
      return failure({
        code: 'queue-full',
        message: `The queue is full: ${size} simulations are waiting, and ${size} are allowed. Wait, cancel some, or clear the queue.`,
      });
    }
    const acceptedAt = this.clock.now();
    const accepted = { requestId, acceptedAt, priority, allowDeduplication, key, hashParts, scenario, source };
    this.accepting++;
    await this.journal.write({ kind: 'accepted', request: accepted });
    this.accepting--;
    const outcome = this.queue.add(accepted);
    this.scheduler.pump();
    this.changed();
    return success({ requestId, outcome, key });
  }

  /** Ends a request; others who share its job keep theirs. False when it has ended already or never was. */
  cancel(requestId: string): boolean {
    const withdrawn = this.queue.withdraw(requestId);
    if (!withdrawn) return false;
    const { request, job, isLast } = withdrawn;
    if (isLast) this.scheduler.stop(job);
    this.end(request, { kind: 'cancelled' }, job);
    return true;
  }

  /** The result of a completed request is stored elsewhere: it is not to be repeated after a crash. */
  acknowledge(requestId: string): void {
    if (this.queue.jobOf(requestId) || !this.journal.state.has(requestId)) return;
    void this.journal.write({ kind: 'ended', requestId, how: 'acknowledged' });
  }

  /** Cancels what waits and forgets what failed; running jobs go on. Returns the number of requests cancelled. */
  clear(): number {
    const waiting = this.queue.jobs.filter((job) => !job.isRunning).flatMap((job) => [...job.requests]);
    for (const { requestId } of waiting) this.cancel(requestId);
    this.finished = this.finished.filter(({ state }) => state.kind !== 'failed');
    this.forgetFailures();
    this.changed();
    return waiting.length;
  }

  /** Counts no failure so far any more, because someone has seen them. They stay among the finished. */
  forgetFailures(): void {
    if (this.failures.length === 0) return;
    this.failures = [];
    this.changed();
  }

  status(): QueueSnapshot {
    const { revision, queue, speed, workers, finished, failures } = this;
    const now = this.clock.now();
    return queueSnapshot({ revision, queue, speed, workers, finished, failed: failures.length, now });
  }

  /** One fight again, blow by blow, as Markdown. One too long to be told has `failed`. */
  replay(task: ReplayTask): Promise<Outcome<string, Problem>> {
    return this.errand(async () => {
      const markdown = await this.scheduler.errand('replay', task);
      return markdown.ok ? markdown : failure({ code: 'failed', message: markdown.error });
    });
  }

  /** The challenge ratings that the scenario's monsters show in fights against reference parties. */
  rate(scenario: Scenario): Promise<Outcome<SimulatedRatings, Problem>> {
    return this.errand(async () => success(await this.scheduler.errand('rate', scenario)));
  }

  /** B against A. Encoded runs that cannot be read are a `damaged-result`. */
  compare(task: CompareTask): Promise<Outcome<Comparison, Problem>> {
    return this.errand(async () => {
      const compared = await this.scheduler.errand('compare', task);
      return compared.ok ? compared : failure({ code: 'damaged-result', message: compared.error });
    });
  }

  /** Resolves when all that was accepted, ended or acknowledged so far is on disk. */
  flush(): Promise<void> {
    return this.journal.flush();
  }

  /** Ends the workers at once. What is unfinished stays in the journal. */
  dispose(): void {
    this.journal.dispose();
    this.scheduledChange?.dispose();
    this.scheduler.dispose();
    this.didFinish.dispose();
    this.didChange.dispose();
  }

  private resume(unfinished: UnfinishedRequests): void {
    for (const request of unfinished.values()) {
      if (this.queue.jobOf(request.requestId)) continue;
      this.queue.add({ ...request, key: { ...request.key, engineVersion } });
    }
    this.scheduler.pump();
    this.changed();
  }

  private complete(job: Job, digest: string, { analysis, encodedRuns }: AnalyzeReply): void {
    const now = this.clock.now();
    const elapsedMs = now - (job.startedAt ?? now);
    const runsPerSecond = (1000 * job.key.runs) / Math.max(elapsedMs, 0.001);
    const finishedAt = new Date(now).toISOString();
    this.queue.remove(job);
    const completed = new Set(job.requests.map(({ source }) => source.uri));
    this.failures = this.failures.filter((uri) => !completed.has(uri));
    for (const request of job.requests) {
      const { key, hashParts, scenario, source } = request;
      const result: Result = {
        ...{ key, hashParts, scenario, source, analysis, digest },
        ...{ finishedAt, elapsedMs, runsPerSecond },
      };
      this.end(request, { kind: 'completed', result, encodedRuns }, job);
    }
  }

  private fail(job: Job, reason: string): void {
    this.queue.remove(job);
    this.failures = [...this.failures, ...job.requests.map(({ source }) => source.uri)];
    for (const request of job.requests) this.end(request, { kind: 'failed', reason }, job);
  }

  /** The one place where a request ends. */
  private end(request: AcceptedRequest, end: RunEnd, job: Job): void {
    const { requestId, priority, source, scenario } = request;
    if (end.kind !== 'completed') void this.journal.write({ kind: 'ended', requestId, how: end.kind });
    this.finished = [finishedView(request, end, job.crashes), ...this.finished].slice(0, maxFinishedShown);
    this.didFinish.fire({ requestId, uri: source.uri, title: scenario.title, priority, end });
    this.changed();
  }

  private changed(): void {
    this.revision++;
    if (this.scheduledChange) return;
    const wait = Math.max(0, this.lastChangeAt + minChangeIntervalMs - this.clock.now());
    this.scheduledChange = this.clock.after(wait, () => {
      this.scheduledChange = null;
      this.lastChangeAt = this.clock.now();
      this.didChange.fire(this.status());
    });
  }

  /** An errand whose worker died or failed is answered like any other that did not work out. */
  private async errand<Value>(run: () => Promise<Outcome<Value, Problem>>): Promise<Outcome<Value, Problem>> {
    try {
      return await run();
    } catch (error) {
      return failure({ code: 'failed', message: firstLine(error) });
    }
  }
}
