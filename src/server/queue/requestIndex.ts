import type { AcceptedRequest } from '../runRequest';
import type { Job } from './job';

/** Finds the job of a request, and what the next request of a document replaces, without looking through the queue. */
export class RequestIndex {
  private readonly jobs = new Map<string, Job>();
  /** By document. */
  private readonly replaceable = new Map<string, Set<AcceptedRequest>>();

  jobOf(requestId: string): Job | undefined {
    return this.jobs.get(requestId);
  }

  add(request: AcceptedRequest, job: Job): void {
    const { requestId, keepLast, source } = request;
    this.jobs.set(requestId, job);
    if (!keepLast) return;
    const others = this.replaceable.get(source.uri) ?? new Set();
    this.replaceable.set(source.uri, others.add(request));
  }

  delete(request: AcceptedRequest): void {
    const { requestId, source } = request;
    this.jobs.delete(requestId);
    const others = this.replaceable.get(source.uri);
    if (others?.delete(request) && others.size === 0) this.replaceable.delete(source.uri);
  }

  /** Requests that this one replaces: of the same document, with the same mark, not ended. */
  supersededBy({ keepLast, requestId, source }: AcceptedRequest): readonly AcceptedRequest[] {
    if (!keepLast) return [];
    return [...(this.replaceable.get(source.uri) ?? [])].filter((other) => other.requestId !== requestId);
  }
}
