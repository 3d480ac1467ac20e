import * as v from 'valibot';
import type { Claim } from '../../../src/server/queue/claims';
import type { Job } from '../../../src/server/queue/job';
import type { RunRange } from '../../../src/server/queue/jobRuns';
import { compareRanks } from '../../../src/server/queue/rank';
import type { RunEnd } from '../../../src/server/runRequest';
import { queueSnapshotSchema } from '../../../src/shared/model/queue';
import { blockSize } from '../../../src/shared/model/results';
import { priorities } from '../../../src/shared/model/vocabulary';
import type { ControlledService } from '../../support/controlledService';
import { digestOf } from './digestOf';

/** What the queue promises, whatever happens in whatever order. */
export class QueueInvariants {
  /** Requests with their last words: quarantined is not the last. */
  private readonly ends = new Map<string, RunEnd['kind']>();
  private claimsBefore: ReadonlySet<Claim> = new Set();
  private runningBefore: ReadonlySet<Job> = new Set();
  /** Jobs that could begin, as far as it was up to them. */
  private readyBefore: ReadonlySet<Job> = new Set();

  constructor(private readonly queue: ControlledService) {
    queue.service.requests.onDidFinish(({ requestId, end }) => {
      const known = this.ends.get(requestId);
      const isFirst = known === undefined || (known === 'quarantined' && end.kind !== 'quarantined');
      assert(isFirst, `a request that was ${known} was ${end.kind} afterwards`);
      this.ends.set(requestId, end.kind);
      if (end.kind !== 'completed') return;
      const { key, digest } = end.result;
      assert(digest === digestOf(key.runs / blockSize), 'a result is not of all runs, each once and in order');
    });
  }

  /** Someone asks for the request once more: it will end once more. */
  revive(requestId: string): void {
    this.ends.delete(requestId);
  }

  /** To be called before each step. */
  before(): void {
    this.claimsBefore = new Set(this.queue.core.claims.all);
    this.runningBefore = this.queue.core.claims.jobs;
    this.readyBefore = new Set(this.ready());
  }

  /** To be called after each step. */
  check(): void {
    const { core, tasks } = this.queue;
    const { workers } = v.parse(queueSnapshotSchema, this.queue.service.monitor.snapshot());
    const handed = core.claims.all.filter((claim) => !this.claimsBefore.has(claim));
    assert(core.claims.all.length === tasks.length, 'there are as many claims as tasks');
    assert(tasks.filter(({ isStopped }) => !isStopped).length <= workers, 'there are more tasks than workers');
    for (const job of core.queue.jobs) this.checkRuns(job);
    for (const [requestId, end] of this.ends) {
      const goesOn = core.queue.jobOf(requestId) !== undefined;
      assert(goesOn === (end === 'quarantined'), `a request that was ${end} goes on`);
    }
    this.checkHanded(handed);
    this.checkIdle();
    for (const { hold } of core.queue.held) {
      assert(hold?.kind !== 'retry' || hold.at > this.queue.clock.now(), 'a job waits though its time has come');
    }
  }

  /** To be called when all work has been let end. */
  checkEnd(requestIds: readonly string[]): void {
    const { core, service, workers } = this.queue;
    for (const id of requestIds) assert(this.ends.has(id), 'a request never ended');
    assert(core.claims.all.length === 0 && core.limits.limited(Infinity).size === 0, 'something is left over');
    const statistics = service.monitor.statistics();
    const alive = workers.filter(({ isReplaced }) => !isReplaced).length;
    assert(alive === statistics.workers.total && statistics.workers.busy === 0, 'not all workers are free in the end');
  }

  /** Every run is to be handed out, with one worker or done, and in one of these only. */
  private checkRuns(job: Job): void {
    const { claims } = this.queue.core;
    const handedOut = claims.of(job).flatMap((claim) => (claim.kind === 'simulate' ? [claim.range] : []));
    const ranges: RunRange[] = [...handedOut, ...job.runs.finished].sort((a, b) => a.from - b.from);
    let runs = job.runs.openBlocks * blockSize;
    let end = 0;
    for (const { from, to } of ranges) {
      assert(from >= end, `runs ${from} to ${end} are with two workers, or were fought twice`);
      runs += to - from;
      end = to;
    }
    assert(runs === job.key.runs, `of ${job.key.runs} runs ${runs} are there`);
  }

  /** What may not be given to a worker. */
  private checkHanded(handed: readonly Claim[]): void {
    const { queue, claims } = this.queue.core;
    const { maxConcurrentSimulations, enabled } = queue.settings;
    if (handed.length === 0) return;
    assert(!queue.isPaused && enabled, 'work was handed out while none may');
    const running = claims.jobs;
    const isOneMore = handed.some(({ job }) => !this.runningBefore.has(job));
    assert(!isOneMore || running.size <= maxConcurrentSimulations, 'too many simulations run at the same time');
    for (const { job } of handed) {
      assert(running.size === 1 || !job.isAlone, 'a job that must run alone does not');
      for (const other of running) assert(other === job || !other.isAlone, 'a job was put beside one that runs alone');
    }
    for (const waiting of this.ready()) {
      // What became free in this step may have come after.
      if (!this.readyBefore.has(waiting)) continue;
      for (const { job } of handed) assert(!isBefore(waiting, job), 'a less urgent job went first');
    }
  }

  /** Jobs that wait for nothing but a worker. */
  private ready(): readonly Job[] {
    const { queue, claims, limits } = this.queue.core;
    const limited = limits.limited(this.queue.clock.now());
    const isLimited = ({ startedAt, group }: Job) => startedAt === null && group !== null && limited.has(group);
    return [...queue.inOrder()].filter((job) => !claims.jobs.has(job) && !job.isAlone && !isLimited(job));
  }

  /** Nobody waits for nothing. */
  private checkIdle(): void {
    const { queue, claims } = this.queue.core;
    const { busy, total } = this.queue.service.monitor.statistics().workers;
    const running = claims.jobs;
    if (queue.isPaused || !queue.settings.enabled || busy >= total) return;
    if (running.size >= queue.settings.maxConcurrentSimulations || [...running].some(({ isAlone }) => isAlone)) return;
    assert(this.ready().length === 0 || this.isBehindOneAlone(), 'a worker is idle while there is work');
  }

  private isBehindOneAlone(): boolean {
    const [first] = this.queue.core.queue.inOrder();
    return first!.isAlone && this.queue.core.claims.all.length > 0;
  }
}

/** In rank and in priority: age may put what is less urgent first. */
function isBefore(a: Job, b: Job): boolean {
  return compareRanks(a.rank, b.rank) < 0 && priorities.indexOf(a.priority) < priorities.indexOf(b.priority);
}

function assert(isTrue: boolean, broken: string): asserts isTrue {
  if (!isTrue) throw new Error(`Broken promise: ${broken}`);
}
