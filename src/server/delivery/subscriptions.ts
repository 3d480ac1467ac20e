import type { JobState } from '../../shared/model/queue';
import type { updateTypes } from '../../shared/protocol/lspQueue';
import type { Disposable } from '../../shared/util/disposable';
import { failure, success, type Outcome } from '../../shared/util/outcome';
import type { Clock } from '../clock';

const mostSubscriptions = 1000;
/** Ended requests that are remembered, so that nothing comes after the end. */
const mostEnded = 1000;

/** What can be heard of, each with all that come after it: `completed` stands for every end. */
export type UpdateType = (typeof updateTypes)[number];
const ranks: Readonly<Record<UpdateType, number>> = { progress: 0, started: 1, completed: 2 };

export interface Interest {
  /** Null: every request. */
  readonly requestId: string | null;
  readonly minimum: UpdateType;
  /** Hears only what this is true of. */
  readonly predicate?: (requestId: string, state: JobState) => boolean;
}

export type UpdateListener = (requestId: string, state: JobState) => void;

interface Subscription extends Interest {
  readonly listener: UpdateListener;
  /** By request, the newest progress that was not told yet. */
  readonly pending: Map<string, JobState>;
}

/**
 * Who hears of which request. Progress is told at most once in an interval, and then only the newest; starts and ends
 * are told at once. The end is the last that is heard of a request, and ends a subscription to that request alone.
 */
export class Subscriptions implements Disposable {
  private readonly subscriptions = new Set<Subscription>();
  private readonly ended = new Set<string>();
  private timer: Disposable | null = null;

  /**
   * @param progressIntervalMs between two reports of progress
   * @param onError told what a listener or a predicate has thrown, which nobody else hears of
   */
  constructor(
    private readonly clock: Clock,
    private progressIntervalMs: number,
    private readonly onError: (error: unknown) => void,
  ) {}

  get isEmpty(): boolean {
    return this.subscriptions.size === 0;
  }

  /** Refused, with the reason, when there are too many. */
  add(interest: Interest, listener: UpdateListener): Outcome<Disposable, string> {
    if (this.subscriptions.size >= mostSubscriptions) {
      return failure(`There are ${mostSubscriptions} subscriptions, and no more are allowed. End one first.`);
    }
    const subscription: Subscription = { ...interest, listener, pending: new Map() };
    this.subscriptions.add(subscription);
    return success({ dispose: () => this.remove(subscription) });
  }

  publish(requestId: string, type: UpdateType, state: JobState): void {
    if (this.ended.has(requestId)) return;
    if (type === 'completed') this.rememberEnd(requestId);
    for (const subscription of [...this.subscriptions]) {
      // A listener may have ended the request, as by cancelling it.
      if (type !== 'completed' && this.ended.has(requestId)) return;
      if (this.subscriptions.has(subscription)) this.offer(subscription, requestId, type, state);
    }
  }

  /** The request runs once more, because someone asked for it: it will have another end. */
  revive(requestId: string): void {
    this.ended.delete(requestId);
  }

  /** From now on, also for what is waiting to be told. */
  setProgressInterval(ms: number): void {
    this.progressIntervalMs = ms;
    if (!this.timer) return;
    this.timer.dispose();
    this.timer = this.schedule();
  }

  dispose(): void {
    this.timer?.dispose();
    this.timer = null;
    for (const subscription of this.subscriptions) this.remove(subscription);
  }

  private offer(subscription: Subscription, requestId: string, type: UpdateType, state: JobState): void {
    if (subscription.requestId !== null && subscription.requestId !== requestId) return;
    const isHeard = ranks[type] >= ranks[subscription.minimum] && this.accepts(subscription, requestId, state);
    if (type === 'progress') {
      if (isHeard) this.postpone(subscription, requestId, state);
      return;
    }
    subscription.pending.delete(requestId);
    if (type === 'completed' && subscription.requestId !== null) this.remove(subscription);
    if (isHeard) this.tell(subscription, requestId, state);
  }

  private postpone({ pending }: Subscription, requestId: string, state: JobState): void {
    pending.set(requestId, state);
    this.timer ??= this.schedule();
  }

  private schedule(): Disposable {
    return this.clock.after(this.progressIntervalMs, () => {
      this.timer = null;
      for (const subscription of [...this.subscriptions]) this.tellPending(subscription);
    });
  }

  private tellPending(subscription: Subscription): void {
    const { pending } = subscription;
    for (const requestId of [...pending.keys()]) {
      const state = pending.get(requestId);
      // A listener may have ended the request, or the subscription.
      if (!state) continue;
      pending.delete(requestId);
      this.tell(subscription, requestId, state);
    }
  }

  private accepts({ predicate }: Subscription, requestId: string, state: JobState): boolean {
    try {
      return predicate?.(requestId, state) ?? true;
    } catch (error) {
      this.onError(error);
      return false;
    }
  }

  private tell({ listener }: Subscription, requestId: string, state: JobState): void {
    try {
      listener(requestId, state);
    } catch (error) {
      this.onError(error);
    }
  }

  private remove(subscription: Subscription): void {
    subscription.pending.clear();
    this.subscriptions.delete(subscription);
  }

  private rememberEnd(requestId: string): void {
    this.ended.add(requestId);
    if (this.ended.size > mostEnded) this.ended.delete(this.ended.values().next().value!);
  }
}
