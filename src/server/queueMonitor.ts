import type { QueueSnapshot, JobState } from '../shared/model/queue';
import type { Health, HistoryRecord, QueueStatistics } from '../shared/model/queueHealth';
import type { QueueSettings } from '../shared/model/queueSettings';
import type { Problem } from '../shared/protocol/lspMessage';
import type { Disposable } from '../shared/util/disposable';
import { Emitter } from '../shared/util/emitter';
import { failure, success, type Outcome } from '../shared/util/outcome';
import type { Interest, UpdateListener, UpdateType } from './delivery/subscriptions';
import { defaultAlertRules } from './monitoring/alertRules';
import { Alerts } from './monitoring/alerts';
import { assessHealth } from './monitoring/health';
import type { History } from './monitoring/history';
import type { PresentFigures } from './monitoring/statistics';
import { shownJobs, stateOf, type ShownQueue } from './queue/queueSnapshot';
import type { QueueCore } from './queueCore';
import type { WorkerSupervisor } from './workers/workerSupervisor';

const minChangeIntervalMs = 100;

export interface QueueMonitorParts {
  readonly core: QueueCore;
  readonly workers: WorkerSupervisor;
  readonly history: History;
  /** Of the process, with its workers, in bytes. */
  readonly residentBytes: () => number;
  /** Whether this process saves the queue, another one does, or none can. */
  readonly journalMode: () => QueueSnapshot['journal'];
}

/** What can be seen of the queue: its jobs, figures, health, alerts and history. */
export class QueueMonitor implements Disposable {
  private readonly didChange = new Emitter<QueueSnapshot>();
  /** At most ten times a second, and less often while jobs only progress. */
  readonly onDidChange = this.didChange.event;
  private readonly alerts: Alerts;
  private revision = 0;
  private lastChangeAt = -Infinity;
  private scheduled: { readonly at: number; readonly timer: Disposable } | null = null;

  constructor(private readonly parts: QueueMonitorParts) {
    const { core, history, workers } = parts;
    this.alerts = new Alerts(defaultAlertRules, core.clock, () => ({
      health: this.health(),
      statistics: this.statistics(),
      over: (ms) => core.statistics.over(ms),
      isPaused: core.queue.isPaused,
      liveWorkers: workers.live,
    }));
    this.alerts.onDidChange(() => this.changed());
    history.start(() => ({
      ...core.statistics.takeMinute(workers.size),
      ...{ running: core.claims.jobs.size, waiting: core.queue.waiting },
      ...{ memory: parts.residentBytes(), healthScore: this.health().score },
    }));
  }

  get settings(): QueueSettings {
    return this.parts.core.queue.settings;
  }

  /** Oldest first. */
  get history(): readonly HistoryRecord[] {
    return this.parts.history.records;
  }

  snapshot(): QueueSnapshot {
    const { core, workers, journalMode } = this.parts;
    const { queue, claims, finished, failures, journal } = core;
    return {
      revision: this.revision,
      jobs: shownJobs(this.shown(), finished.all),
      running: claims.jobs.size,
      waiting: queue.waiting,
      failed: failures.size,
      workers: workers.size,
      isPaused: queue.isPaused,
      isEnabled: queue.settings.enabled,
      journal: journalMode(),
      unread: journal.state.unread,
      health: this.health(),
      alerts: this.alerts.alerts,
    };
  }

  /** Where a request stands; `unknown` when it never was, or has left by its age. */
  status(requestId: string): JobState | { readonly kind: 'unknown' } {
    const { queue, finished } = this.parts.core;
    const job = queue.jobOf(requestId);
    return (job && stateOf(this.shown(), job)) ?? finished.find(requestId)?.state ?? { kind: 'unknown' };
  }

  statistics(): QueueStatistics {
    return this.parts.core.statistics.statistics(this.figures());
  }

  health(): Health {
    const { core, workers } = this.parts;
    const { counts, oldestWaitingMs, successRate } = this.statistics();
    return assessHealth({
      ...{ oldestWaitingMs, successRate },
      liveWorkers: workers.live,
      unfinished: core.queue.size,
      waiting: core.queue.waiting,
      capacity: core.queue.settings.maxQueueSize,
      rateLimited: counts.rateLimited,
    });
  }

  acknowledgeAlert(id: string): void {
    this.alerts.acknowledge(id);
  }

  /** Refused when there are too many. Who asks for a request that has ended hears of the end at once, and that is all. */
  subscribe(interest: Interest, listener: UpdateListener): Outcome<Disposable, Problem> {
    const { subscriptions, finished } = this.parts.core;
    const { requestId } = interest;
    const ended = requestId === null ? undefined : finished.find(requestId);
    if (requestId !== null && ended) {
      listener(requestId, ended.state);
      return success({ dispose: () => undefined });
    }
    const added = subscriptions.add(interest, listener);
    return added.ok ? added : failure({ code: 'failed', message: added.error });
  }

  /** Tells subscribers where a request stands now. */
  publish(requestId: string, type: UpdateType): void {
    const { subscriptions } = this.parts.core;
    if (subscriptions.isEmpty) return;
    const state = this.status(requestId);
    if (state.kind !== 'unknown') subscriptions.publish(requestId, type, state);
  }

  /** Something is to be seen: of the order, or only of the progress of jobs. */
  changed(what?: 'progress'): void {
    const { claims, clock, queue, subscriptions } = this.parts.core;
    this.revision++;
    if (what === 'progress' && !subscriptions.isEmpty) {
      const requests = [...claims.jobs].flatMap((job) => job.requests);
      for (const { requestId } of requests) this.publish(requestId, 'progress');
    }
    const interval = what === 'progress' ? queue.settings.progressUpdateIntervalMs : minChangeIntervalMs;
    const at = Math.max(this.lastChangeAt + interval, clock.now());
    if (this.scheduled && this.scheduled.at <= at) return;
    this.scheduled?.timer.dispose();
    const timer = clock.after(at - clock.now(), () => {
      this.scheduled = null;
      this.lastChangeAt = clock.now();
      this.didChange.fire(this.snapshot());
    });
    this.scheduled = { at, timer };
  }

  dispose(): void {
    this.scheduled?.timer.dispose();
    this.alerts.dispose();
    this.didChange.dispose();
  }

  private shown(): ShownQueue {
    const { queue, claims, limits, speed, clock } = this.parts.core;
    const now = clock.now();
    return { queue, running: claims.jobs, limited: limits.limited(now), speed, workers: this.parts.workers.size, now };
  }

  private figures(): PresentFigures {
    const { core, workers, residentBytes } = this.parts;
    const oldest = core.queue.longestWaiting;
    return {
      counts: countJobs(core),
      oldestWaitingMs: oldest ? core.clock.now() - oldest.acceptedAt : null,
      workers: { total: workers.size, busy: workers.busy },
      memory: { queue: heldBytes(core), workers: workers.heapBytes, total: residentBytes() },
    };
  }
}

/** How many jobs stand where. What waits is not counted one by one: it may be many. */
function countJobs({ queue, claims, limits, clock }: QueueCore): PresentFigures['counts'] {
  let [preempted, waitingRetry, rateLimited] = [0, 0, 0];
  for (const job of queue.begun) if (job.startedAt !== null && !job.isRunning && !job.hold) preempted++;
  for (const job of queue.held) if (job.hold?.kind === 'retry' && !job.isRunning) waitingRetry++;
  for (const group of limits.limited(clock.now()).keys()) rateLimited += queue.lanes.get(group)?.size ?? 0;
  const waiting = queue.waiting - preempted - waitingRetry - rateLimited;
  return { running: claims.jobs.size, waiting, preempted, waitingRetry, rateLimited };
}

/** Of the runs that jobs hold until they are analyzed. */
function heldBytes({ queue }: QueueCore): number {
  let bytes = 0;
  for (const { runs } of queue.begun) bytes += runs.bytes;
  return bytes;
}
