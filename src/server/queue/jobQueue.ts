import type { QueueSettings } from '../../shared/model/queueSettings';
import type { ResultKey } from '../../shared/model/results';
import type { Priority } from '../../shared/model/vocabulary';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import type { AcceptedRequest } from '../runRequest';
import { Job, type Hold } from './job';
import { OrderedJobs } from './orderedJobs';
import { notInLine, type Refusal } from './refusal';
import { compareRanks, rankOf, type Rank } from './rank';
import { RequestIndex } from './requestIndex';

/**
 * Which jobs there are and in which order they run: decisions only, no timers, workers or files. A job keeps its rank
 * while it runs, so whatever takes its workers away, it goes on where it was.
 */
export class JobQueue {
  private readonly all = new Map<string, Job>();
  private readonly byRequest = new RequestIndex();
  /** Several when some of them insisted on being fought. */
  private readonly byKey = new Map<string, Set<Job>>();
  /** Jobs that a worker could take something of: those not begun by their rate-limited group, the others under null. */
  private readonly laneOf = new Map<string | null, OrderedJobs>([[null, new OrderedJobs()]]);
  private readonly placed = new Map<Job, OrderedJobs>();
  private readonly onHold = new Set<Job>();
  /** Jobs of which runs are done or were handed out. */
  private readonly begunJobs = new Set<Job>();
  private lastNumber = 0;
  isPaused = false;
  /** The process ends: what runs is stopped, and nothing begins any more. */
  isStopping = false;

  constructor(private configuration: QueueSettings) {}

  get settings(): QueueSettings {
    return this.configuration;
  }

  /** False while no job may be given to a worker. */
  get isOpen(): boolean {
    return !this.isPaused && !this.isStopping && this.configuration.enabled;
  }

  /** Jobs that have not ended. */
  get jobs(): Iterable<Job> {
    return this.all.values();
  }

  get size(): number {
    return this.all.size;
  }

  /** Jobs that wait for anything but to be asked for: what is quarantined does not count. */
  get waiting(): number {
    let others = 0;
    for (const job of this.begunJobs) if (job.isRunning) others++;
    for (const job of this.onHold) if (job.hold?.kind === 'quarantined' && !job.isRunning) others++;
    return this.all.size - others;
  }

  /** Of those that wait, the one that came first. */
  get longestWaiting(): Job | undefined {
    for (const job of this.all.values()) if (!job.isRunning && job.hold?.kind !== 'quarantined') return job;
    return undefined;
  }

  get lanes(): ReadonlyMap<string | null, OrderedJobs> {
    return this.laneOf;
  }

  /** Jobs that wait for a time or for someone to ask. */
  get held(): ReadonlySet<Job> {
    return this.onHold;
  }

  /** Jobs that run, that made way, or that hold runs from before a restart: few, however many wait. */
  get begun(): ReadonlySet<Job> {
    return this.begunJobs;
  }

  /** Applied at once. True when what was moved by hand is forgotten, because of another `promotionSeconds`. */
  configure(settings: QueueSettings): boolean {
    const isReordered = settings.promotionSeconds !== this.configuration.promotionSeconds;
    this.configuration = settings;
    if (isReordered) this.rerank([...this.all.values()].map((job) => [job, this.freshRank(job)]));
    return isReordered;
  }

  /** Whether a request like this can be added when `pending` others are about to be. */
  hasRoomFor(request: Pick<AcceptedRequest, 'key' | 'allowDeduplication'>, pending: number): boolean {
    const same = this.jobLike(request);
    const load = same ? same.requests.length : this.waiting;
    return load + pending < this.configuration.maxQueueSize;
  }

  /** Adds the request: to a job that does the same already, which it may raise; else as a new job. */
  add(request: AcceptedRequest): { readonly job: Job; readonly outcome: 'queued' | 'attached' } {
    const same = this.jobLike(request);
    if (!same) return { job: this.found(request, request.requestId), outcome: 'queued' };
    this.attach(request, same);
    return { job: same, outcome: 'attached' };
  }

  /** The job that a request like this would be attached to. */
  jobLike({ key, allowDeduplication }: Pick<AcceptedRequest, 'key' | 'allowDeduplication'>): Job | undefined {
    const same = allowDeduplication ? (this.byKey.get(textOf(key)) ?? []) : [];
    for (const job of same) if (job.hold?.kind !== 'quarantined') return job;
    return undefined;
  }

  /** Begins a job, which may be older than the first of those who still ask for it. */
  found(request: AcceptedRequest, id: string, acceptedAt = request.acceptedAt): Job {
    const number = ++this.lastNumber;
    const job = new Job(id, number, request, this.rankFor(request.priority, acceptedAt, number), acceptedAt);
    this.all.set(job.id, job);
    this.byRequest.add(request, job);
    this.byKey.set(textOf(job.key), (this.byKey.get(textOf(job.key)) ?? new Set()).add(job));
    this.update(job);
    return job;
  }

  attach(request: AcceptedRequest, job: Job): void {
    this.changeRequests(job, (requests) => requests.push(request));
    this.byRequest.add(request, job);
  }

  /** Requests that this one replaces: of the same document, with the same mark, not ended. */
  supersededBy(request: AcceptedRequest): readonly AcceptedRequest[] {
    return this.byRequest.supersededBy(request);
  }

  /** Takes the request out; its job goes too when nobody else asked for it. Null when there is no such request. */
  withdraw(
    requestId: string,
  ): { readonly request: AcceptedRequest; readonly job: Job; readonly isLast: boolean } | null {
    const job = this.byRequest.jobOf(requestId);
    if (!job) return null;
    const request = job.requests.find((candidate) => candidate.requestId === requestId)!;
    const isLast = job.requests.length === 1;
    if (isLast) {
      this.remove(job);
    } else {
      this.changeRequests(job, (requests) => requests.splice(requests.indexOf(request), 1));
      this.byRequest.delete(request);
    }
    return { request, job, isLast };
  }

  remove(job: Job): void {
    this.all.delete(job.id);
    for (const request of job.requests) this.byRequest.delete(request);
    const same = this.byKey.get(textOf(job.key));
    same?.delete(job);
    if (same?.size === 0) this.byKey.delete(textOf(job.key));
    this.update(job);
  }

  /** The job that works for the request. */
  jobOf(requestId: string): Job | undefined {
    return this.byRequest.jobOf(requestId);
  }

  has(job: Job): boolean {
    return this.all.get(job.id) === job;
  }

  /** Gives a request that waits another priority; its job has the highest of all who asked for it. */
  reprioritize(requestId: string, priority: Priority): Outcome<Job, Refusal> {
    const job = this.byRequest.jobOf(requestId);
    // One that waits to be tried again waits, too.
    if (job?.hold?.kind !== 'retry' && !this.isInLine(job)) return notInLine(job);
    this.changeRequests(job, (requests) => {
      const index = requests.findIndex((request) => request.requestId === requestId);
      this.byRequest.delete(requests[index]!);
      requests[index] = { ...requests[index]!, priority };
      this.byRequest.add(requests[index], job);
    });
    return success(job);
  }

  /**
   * Puts a job that waits right before another, or (null) behind all of its lane: the jobs in between each take the
   * place of the next. Answers with all whose rank has changed.
   */
  move(requestId: string, before: string | null): Outcome<readonly Job[], Refusal> {
    const job = this.byRequest.jobOf(requestId);
    const next = before === null ? null : this.byRequest.jobOf(before);
    if (!this.isInLine(job)) return notInLine(job);
    if (next !== null && !this.isInLine(next)) return notInLine(next);
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

  /** Jobs that a worker could take something of before this one, in no order. */
  *before(job: Job): IterableIterator<Job> {
    for (const lane of this.laneOf.values()) {
      for (const other of lane) {
        if (compareRanks(other.rank, job.rank) >= 0) break;
        yield other;
      }
    }
  }

  /** Lets a job wait, or (null) lets it run again. */
  setHold(job: Job, hold: Hold | null): void {
    job.hold = hold;
    this.update(job);
  }

  /** To be called after anything about the job has changed: puts it where it belongs. */
  update(job: Job): void {
    this.displace(job);
    this.onHold.delete(job);
    this.begunJobs.delete(job);
    if (!this.has(job)) return;
    if (job.isBegun) this.begunJobs.add(job);
    if (job.hold) this.onHold.add(job);
    else if (job.hasWork) this.place(job);
  }

  /**
   * Gives jobs other ranks, all at once: a lane holds no job that is not where its rank says. Each is taken from the
   * end of its lane and put there, where that costs least, as far as they stand together.
   */
  rerank(changes: readonly (readonly [job: Job, rank: Rank])[]): void {
    for (const [job] of changes.toSorted(([a], [b]) => compareRanks(a.rank, b.rank))) this.displace(job);
    for (const [job, rank] of changes) job.rank = rank;
    for (const [job] of changes.toSorted(([, a], [, b]) => compareRanks(b, a))) this.update(job);
  }

  private place(job: Job): void {
    const name = job.startedAt === null ? job.group : null;
    const lane = this.laneOf.get(name) ?? new OrderedJobs();
    this.laneOf.set(name, lane);
    lane.add(job);
    this.placed.set(job, lane);
  }

  private displace(job: Job): void {
    const lane = this.placed.get(job);
    if (!lane) return;
    lane.delete(job);
    this.placed.delete(job);
    // There is no end of groups.
    if (lane.size === 0 && lane !== this.laneOf.get(null)) this.laneOf.delete(job.group);
  }

  private changeRequests(job: Job, change: (requests: AcceptedRequest[]) => void): void {
    const before = job.priority;
    change(job.requests);
    if (job.priority !== before) this.rerank([[job, this.freshRank(job)]]);
  }

  private isInLine(job: Job | undefined): job is Job {
    return job !== undefined && this.placed.has(job) && !job.isRunning;
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
