import type { QueueSettings } from '../../shared/model/queueSettings';
import type { ResultKey } from '../../shared/model/results';
import type { Priority } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import type { AcceptedRequest } from '../runRequest';
import { Job, type Hold } from './job';
import { OrderedJobs } from './orderedJobs';
import { compareRanks, rankOf, type Rank } from './rank';

/** Why something cannot be done to a request, in words for the user. */
export type Refusal = { readonly code: 'not-waiting'; readonly message: string };

/**
 * Which jobs there are and in which order they run: decisions only, no timers, workers or files. A job keeps its rank
 * while it runs, so whatever takes its workers away, it goes on where it was.
 */
export class JobQueue {
  private readonly all = new Map<string, Job>();
  private readonly byRequest = new Map<string, Job>();
  private readonly byKey = new Map<string, Job>();
  /** Jobs that a worker could take something of: those not begun by their rate-limited group, the others under null. */
  private readonly laneOf = new Map<string | null, OrderedJobs>([[null, new OrderedJobs()]]);
  private readonly placed = new Map<Job, OrderedJobs>();
  private readonly onHold = new Set<Job>();
  private lastNumber = 0;
  isPaused = false;

  constructor(private configuration: QueueSettings) {}

  get settings(): QueueSettings {
    return this.configuration;
  }

  /** Jobs that have not ended. */
  get jobs(): Iterable<Job> {
    return this.all.values();
  }

  get size(): number {
    return this.all.size;
  }

  /** Jobs that wait, when so many run: what is quarantined waits for nothing. */
  waitingBeside(running: number): number {
    let quarantined = 0;
    for (const { hold } of this.onHold) if (hold?.kind === 'quarantined') quarantined++;
    return this.all.size - running - quarantined;
  }

  get lanes(): ReadonlyMap<string | null, OrderedJobs> {
    return this.laneOf;
  }

  /** Jobs that wait for a time or for someone to ask. */
  get held(): ReadonlySet<Job> {
    return this.onHold;
  }

  /** Applied at once. Another `promotionSeconds` forgets what was moved by hand. */
  configure(settings: QueueSettings): void {
    const isReordered = settings.promotionSeconds !== this.configuration.promotionSeconds;
    this.configuration = settings;
    if (isReordered) this.rerank([...this.all.values()].map((job) => [job, this.freshRank(job)]));
  }

  /** Whether a request like this can be added when `pending` others are about to be. */
  hasRoomFor(request: Pick<AcceptedRequest, 'key' | 'allowDeduplication'>, pending: number, running: number): boolean {
    const same = this.jobLike(request);
    const load = same ? same.requests.length : this.waitingBeside(running);
    return load + pending < this.configuration.maxQueueSize;
  }

  /** Adds the request: to a job that does the same already, which it may raise; else as a new job. */
  add(request: AcceptedRequest): { readonly job: Job; readonly outcome: 'queued' | 'attached' } {
    const same = this.jobLike(request);
    if (same) {
      this.attach(request, same);
      return { job: same, outcome: 'attached' };
    }
    return { job: this.found(request, request.requestId), outcome: 'queued' };
  }

  /** The job that a request like this would be attached to. */
  jobLike({ key, allowDeduplication }: Pick<AcceptedRequest, 'key' | 'allowDeduplication'>): Job | undefined {
    const same = allowDeduplication ? this.byKey.get(textOf(key)) : undefined;
    return same?.hold?.kind === 'quarantined' ? undefined : same;
  }

  /** Begins a job. */
  found(request: AcceptedRequest, id: string): Job {
    const number = ++this.lastNumber;
    const job = new Job(id, number, request, this.rankFor(request.priority, request.acceptedAt, number));
    this.all.set(job.id, job);
    this.byRequest.set(request.requestId, job);
    this.byKey.set(textOf(job.key), job);
    this.update(job);
    return job;
  }

  attach(request: AcceptedRequest, job: Job): void {
    this.changeRequests(job, (requests) => requests.push(request));
    this.byRequest.set(request.requestId, job);
  }

  /** Requests that this one replaces: of the same document, with the same mark, not ended. */
  supersededBy({ keepLast, requestId, source }: AcceptedRequest): readonly AcceptedRequest[] {
    if (!keepLast) return [];
    const requests = [...this.all.values()].flatMap((job) => job.requests);
    return requests.filter(
      (other) => other.keepLast && other.source.uri === source.uri && other.requestId !== requestId,
    );
  }

  /** Takes the request out; its job goes too when nobody else asked for it. Null when there is no such request. */
  withdraw(
    requestId: string,
  ): { readonly request: AcceptedRequest; readonly job: Job; readonly isLast: boolean } | null {
    const job = this.byRequest.get(requestId);
    if (!job) return null;
    const request = job.requests.find((candidate) => candidate.requestId === requestId)!;
    const isLast = job.requests.length === 1;
    if (isLast) {
      this.remove(job);
    } else {
      this.changeRequests(job, (requests) => requests.splice(requests.indexOf(request), 1));
      this.byRequest.delete(requestId);
    }
    return { request, job, isLast };
  }

  remove(job: Job): void {
    this.all.delete(job.id);
    for (const { requestId } of job.requests) this.byRequest.delete(requestId);
    if (this.byKey.get(textOf(job.key)) === job) this.byKey.delete(textOf(job.key));
    this.update(job);
  }

  /** The job that works for the request. */
  jobOf(requestId: string): Job | undefined {
    return this.byRequest.get(requestId);
  }

  has(job: Job): boolean {
    return this.all.get(job.id) === job;
  }

  /** Gives a request that waits another priority; its job has the highest of all who asked for it. */
  reprioritize(requestId: string, priority: Priority): Outcome<Job, Refusal> {
    const waiting = this.waitingJobOf(requestId);
    if (!waiting.ok) return waiting;
    const job = waiting.value;
    this.changeRequests(job, (requests) => {
      const index = requests.findIndex((request) => request.requestId === requestId);
      requests[index] = { ...requests[index]!, priority };
    });
    return success(job);
  }

  /**
   * Puts a job that waits right before another, or (null) behind all of its lane: the jobs in between each take the
   * place of the next. Answers with all whose rank has changed.
   */
  move(requestId: string, before: string | null): Outcome<readonly Job[], Refusal> {
    const moved = this.waitingJobOf(requestId);
    const other = before === null ? null : this.waitingJobOf(before);
    if (!moved.ok) return moved;
    if (other && !other.ok) return other;
    const job = moved.value;
    const next = other?.value ?? null;
    if (job === next) return success([]);
    if (next && next.rank.isCritical !== job.rank.isCritical) {
      return failure({
        code: 'not-waiting',
        message: 'Critical simulations run before all others: change the priority first.',
      });
    }
    const line = [...this.inOrder()].filter(({ rank }) => rank.isCritical === job.rank.isCritical);
    const ranks = line.map(({ rank }) => rank);
    line.splice(line.indexOf(job), 1);
    line.splice(next ? line.indexOf(next) : line.length, 0, job);
    const changed = line.flatMap((candidate, place): [Job, Rank][] =>
      candidate.rank === ranks[place] ? [] : [[candidate, ranks[place]!]],
    );
    this.rerank(changed);
    return success(changed.map(([candidate]) => candidate));
  }

  /** Jobs that a worker could take something of, best first: as far as the caller goes on asking. */
  *inOrder(): IterableIterator<Job> {
    const lanes = [...this.laneOf.values()].map((lane) => lane[Symbol.iterator]());
    const heads = lanes.map((lane) => lane.next());
    for (;;) {
      let best = -1;
      for (const [index, { done, value }] of heads.entries()) {
        if (!done && (best < 0 || compareRanks(value.rank, (heads[best]!.value as Job).rank) < 0)) best = index;
      }
      if (best < 0) return;
      yield heads[best]!.value as Job;
      heads[best] = lanes[best]!.next();
    }
  }

  /** Lets a job wait, or (null) lets it run again. */
  setHold(job: Job, hold: Hold | null): void {
    job.hold = hold;
    this.update(job);
  }

  /** To be called after anything about the job has changed: puts it where it belongs. */
  update(job: Job): void {
    this.placed.get(job)?.delete(job);
    this.placed.delete(job);
    this.onHold.delete(job);
    if (!this.has(job)) return;
    if (job.hold) this.onHold.add(job);
    else if (job.hasWork) this.place(job);
  }

  /** Gives jobs other ranks, all at once: a lane holds no job that is not where its rank says. */
  rerank(changes: readonly (readonly [job: Job, rank: Rank])[]): void {
    for (const [job] of changes) this.placed.get(job)?.delete(job);
    for (const [job, rank] of changes) {
      this.placed.delete(job);
      job.rank = rank;
    }
    for (const [job] of changes) this.update(job);
  }

  private place(job: Job): void {
    const name = job.startedAt === null ? job.group : null;
    const lane = this.laneOf.get(name) ?? new OrderedJobs();
    this.laneOf.set(name, lane);
    lane.add(job);
    this.placed.set(job, lane);
  }

  private changeRequests(job: Job, change: (requests: AcceptedRequest[]) => void): void {
    const before = job.priority;
    change(job.requests);
    if (job.priority !== before) this.rerank([[job, this.freshRank(job)]]);
  }

  private waitingJobOf(requestId: string): Outcome<Job, Refusal> {
    const job = this.byRequest.get(requestId);
    if (job && this.placed.has(job) && !job.isRunning) return success(job);
    const why = job ? 'does not wait for its turn' : 'has ended, or never was';
    return failure({ code: 'not-waiting', message: `This simulation ${why}.` });
  }

  private freshRank({ priority, acceptedAt, number }: Job): Rank {
    return this.rankFor(priority, acceptedAt, number);
  }

  private rankFor(priority: Priority, acceptedAt: number, number: number): Rank {
    return rankOf(priority, acceptedAt, number, 1000 * this.configuration.promotionSeconds);
  }
}

function textOf({ scenarioHash, seed, runs, engineVersion }: ResultKey): string {
  return [scenarioHash, seed, runs, engineVersion].join(' ');
}
