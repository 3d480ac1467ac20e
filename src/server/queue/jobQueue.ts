import { isSameResult, type ResultKey } from '../../shared/model/results';
import type { AcceptedRequest } from '../runRequest';
import { Job } from './job';
import { compareRanks } from './jobOrder';

export interface QueueSettings {
  /** Jobs that may wait, and requests that may hang on one job. */
  readonly maxQueueSize: number;
  /** Waiting time that is worth one step of priority. */
  readonly promotionMs: number;
}

export const defaultQueueSettings: QueueSettings = { maxQueueSize: 100, promotionMs: 60_000 };

/** What a worker that became free should do. */
export type Work = { readonly kind: 'simulate'; readonly job: Job } | { readonly kind: 'analyze'; readonly job: Job };

/**
 * Which jobs there are and which is next: decisions only, no timers, workers or files. A job stays in its place while
 * it runs, so a better one takes the next free worker, and the other goes on where it was.
 */
export class JobQueue {
  private readonly ordered: Job[] = [];
  private lastNumber = 0;

  constructor(readonly settings: QueueSettings) {}

  /** Unfinished jobs in the order they run. */
  get jobs(): readonly Job[] {
    return this.ordered;
  }

  /** Whether a request like this can be added when `pending` others are about to be. */
  hasRoomFor(key: ResultKey, allowDeduplication: boolean, pending: number): boolean {
    const same = allowDeduplication ? this.jobLike(key) : undefined;
    const load = same ? same.requests.length : this.ordered.filter((job) => !job.isRunning).length;
    return load + pending < this.settings.maxQueueSize;
  }

  /** Adds the request: to a job that does the same already, else as a new job. */
  add(request: AcceptedRequest): 'queued' | 'attached' {
    const same = request.allowDeduplication ? this.jobLike(request.key) : undefined;
    if (same) {
      same.requests.push(request);
      this.place(same);
      return 'attached';
    }
    this.place(new Job(++this.lastNumber, request));
    return 'queued';
  }

  /** Takes the request out; its job goes too when nobody else asked for it. Null when there is no such request. */
  withdraw(
    requestId: string,
  ): { readonly request: AcceptedRequest; readonly job: Job; readonly isLast: boolean } | null {
    const job = this.jobOf(requestId);
    if (!job) return null;
    const index = job.requests.findIndex((request) => request.requestId === requestId);
    const [request] = job.requests.splice(index, 1);
    const isLast = job.requests.length === 0;
    if (isLast) this.remove(job);
    else this.place(job);
    return { request: request!, job, isLast };
  }

  remove(job: Job): void {
    const index = this.ordered.indexOf(job);
    if (index >= 0) this.ordered.splice(index, 1);
  }

  /** The job that works for the request. */
  jobOf(requestId: string): Job | undefined {
    return this.ordered.find(({ requests }) => requests.some((request) => request.requestId === requestId));
  }

  has(job: Job): boolean {
    return this.ordered.includes(job);
  }

  /** What to do next; null when everything there is is with a worker. */
  next(): Work | null {
    for (const job of this.ordered) {
      if (job.runs.hasMore) return { kind: 'simulate', job };
      if (job.runs.isComplete && job.phase === 'simulating') return { kind: 'analyze', job };
    }
    return null;
  }

  private jobLike(key: ResultKey): Job | undefined {
    return this.ordered.find((job) => isSameResult(job.key, key));
  }

  /** Puts the job where it belongs, from wherever it was. */
  private place(job: Job): void {
    this.remove(job);
    const { promotionMs } = this.settings;
    const index = this.ordered.findIndex((other) => compareRanks(job, other, promotionMs) < 0);
    this.ordered.splice(index < 0 ? this.ordered.length : index, 0, job);
  }
}
