import type { JobState } from '../../shared/model/queue';
import type { AcceptedRequest } from '../runRequest';

/** A request that has ended, kept so that it can be looked at, and run again when it failed. */
export interface FinishedRequest {
  readonly request: AcceptedRequest;
  readonly state: JobState;
  /** Of one that was completed, whatever has become of its result; else null. */
  readonly executionMs: number | null;
  /** Milliseconds since 1970. */
  readonly finishedAt: number;
}

/** More leave, the oldest first. */
const maxFinished = 100;

/** The requests that ended last, newest first: bounded by count, and by age when cleaned. */
export class FinishedRequests {
  private entries: readonly FinishedRequest[] = [];

  /** @param onForgotten told of each that leaves */
  constructor(private readonly onForgotten: (requestId: string) => void = () => undefined) {}

  get all(): readonly FinishedRequest[] {
    return this.entries;
  }

  add(request: AcceptedRequest, state: JobState, finishedAt: number): void {
    const executionMs = state.kind === 'completed' ? state.executionMs : null;
    const others = this.entries.filter((entry) => entry.request.requestId !== request.requestId);
    this.entries = [{ request, state, executionMs, finishedAt }, ...others];
    const oldest = this.entries[maxFinished];
    if (oldest) this.remove(oldest.request.requestId);
  }

  find(requestId: string): FinishedRequest | undefined {
    return this.entries.find(({ request }) => request.requestId === requestId);
  }

  /** Gives a request another state: its result was stored, or could not be. */
  update(requestId: string, state: JobState): void {
    this.entries = this.entries.map((entry) => (entry.request.requestId === requestId ? { ...entry, state } : entry));
  }

  /** False when it is not here. */
  remove(requestId: string): boolean {
    return this.keep(({ request }) => request.requestId !== requestId) > 0;
  }

  /** Forgets what ended before `time`. Returns how many. */
  cleanUp(time: number): number {
    return this.keep(({ finishedAt }) => finishedAt >= time);
  }

  get failed(): readonly FinishedRequest[] {
    return this.entries.filter(({ state }) => state.kind === 'failed');
  }

  private keep(isKept: (entry: FinishedRequest) => boolean): number {
    const leaving = this.entries.filter((entry) => !isKept(entry));
    this.entries = this.entries.filter(isKept);
    for (const { request } of leaving) this.onForgotten(request.requestId);
    return leaving.length;
  }
}
