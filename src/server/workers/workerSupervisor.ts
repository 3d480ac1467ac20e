import type { SliceProgress } from '../../shared/protocol/worker';
import type { Disposable } from '../../shared/util/disposable';
import type { Clock } from '../clock';
import { WorkerLost, type RunningTask, type WorkerHandle } from './workerHandle';
import type { WorkerMethod, WorkerReply, WorkerTask } from './workerHandle';

/** How long a worker may take to see that it is to stop: it looks every 25 ms or so. */
const abortGraceMs = 120;
/** How long a worker may take to start, on a machine that is busy with other things. */
const startLimitMs = 30_000;
const tickMs = 1000;
/** Waits after a worker died before or between its tasks: none, then this, then twice as long each time. */
const firstBackoffMs = 250;
const longestBackoffMs = 4000;

export interface SupervisorListener {
  /** A worker can be given a task: a new one, or one whose reply has reached who waited for it. */
  onFree(): void;
  /** Another worker is started for one that gave no sign of life, or that died. */
  onReplaced(reason: 'stale' | 'lost'): void;
  /** The worker of this task is gone, whatever else may still come from it. */
  onLost(task: RunningTask<unknown>, error: WorkerLost): void;
}

/** A place for a worker: who is in it, and what is known of them. */
interface Place {
  /** Null while it waits to be started again. */
  worker: WorkerHandle | null;
  isReady: boolean;
  task: RunningTask<unknown> | null;
  /** Time since it was last heard of, while it starts or works. */
  silentMs: number;
  heapBytes: number;
  /** How often in a row it died before or between its tasks. */
  deaths: number;
  restart: Disposable | null;
  /** It goes when it has replied. */
  isLeaving: boolean;
}

const nobody = { worker: null, isReady: false, task: null, silentMs: 0, heapBytes: 0 };

/** Keeps as many workers alive as are wanted, and knows which are free. What they do is for others to decide. */
export class WorkerSupervisor implements Disposable {
  /** How long a worker with a task may give no sign of life. */
  staleMs: number;
  private readonly places: Place[] = [];
  private wanted = 0;
  private tick: Disposable | null = null;

  constructor(
    private readonly startWorker: () => WorkerHandle,
    private readonly clock: Clock,
    options: { readonly size: number; readonly staleMs: number },
    private readonly listener: SupervisorListener,
  ) {
    this.staleMs = options.staleMs;
    this.resize(options.size);
  }

  /** The number of workers wanted. */
  get size(): number {
    return this.wanted;
  }

  /** Workers that have started and not ended. */
  get live(): number {
    return this.places.filter(({ isReady }) => isReady).length;
  }

  /** Workers that can be given a task: those that are still starting begin with it. */
  get free(): number {
    return this.places.filter(isFree).length;
  }

  get busy(): number {
    return this.places.filter(({ task }) => task !== null).length;
  }

  /** Of all workers together, as they last reported it. */
  get heapBytes(): number {
    return this.places.reduce((sum, { heapBytes }) => sum + heapBytes, 0);
  }

  /** Gives a free worker the task; null when none is free. */
  run<Method extends WorkerMethod>(
    method: Method,
    task: WorkerTask<Method>,
    onSlice: (progress: SliceProgress) => void,
  ): RunningTask<WorkerReply<Method>> | null {
    // Who has started; and the same again and again, while one will do: its code is warm.
    const place = this.places.findLast((place) => isFree(place) && place.isReady) ?? this.places.findLast(isFree);
    if (!place?.worker) return null;
    const running = place.worker.run(method, task, (progress) => {
      if (place.task !== running) return;
      place.silentMs = 0;
      place.heapBytes = progress.heapBytes;
      onSlice(progress);
    });
    place.task = running;
    place.silentMs = 0;
    running.reply.then(
      () => this.settled(place, running),
      (error: unknown) => this.settled(place, running, error),
    );
    this.watch();
    return running;
  }

  /**
   * Frees the worker of a task that nobody wants any more within 200 ms: asks it to stop, then takes it by force. One
   * that is still starting hears of it first thing.
   */
  abort(task: RunningTask<unknown>): void {
    task.stop();
    const place = this.places.find((place) => place.task === task);
    if (!place) return;
    this.clock.after(abortGraceMs, () => {
      if (place.task === task && place.isReady) this.replace(place);
    });
  }

  /** Replaces those who have given no sign of life for too long; how many. */
  releaseStale(): number {
    const stale = this.places.filter(
      (place) => isWatched(place) && place.silentMs >= (place.isReady ? this.staleMs : startLimitMs),
    );
    for (const place of stale) this.replace(place, 'stale');
    return stale.length;
  }

  /**
   * More workers start at once. Of too many, the free ones go at once; the others are asked to stop, and go when they
   * have replied.
   */
  resize(size: number): void {
    this.wanted = size;
    for (const place of this.places) place.isLeaving = false;
    while (this.places.length < size) this.start(this.addPlace());
    const byUse = this.places.toSorted((a, b) => useOf(a) - useOf(b));
    for (const place of byUse.slice(0, this.places.length - size)) {
      place.isLeaving = true;
      if (place.task) place.task.stop();
      else this.remove(place);
    }
  }

  /** Kills all workers. */
  dispose(): void {
    this.tick?.dispose();
    for (const place of [...this.places]) this.remove(place);
  }

  private addPlace(): Place {
    const place: Place = { ...nobody, deaths: 0, restart: null, isLeaving: false };
    this.places.push(place);
    return place;
  }

  private start(place: Place): void {
    const worker = this.startWorker();
    place.worker = worker;
    worker.ready.then(
      () => {
        if (place.worker !== worker) return;
        place.isReady = true;
        place.silentMs = 0;
      },
      // What follows is up to `ended`.
      () => undefined,
    );
    void worker.ended.then(() => {
      if (place.worker === worker) this.replace(place, 'lost');
    });
    this.watch();
    setImmediate(() => this.listener.onFree());
  }

  private settled(place: Place, task: RunningTask<unknown>, error?: unknown): void {
    if (place.task !== task) return;
    if (error instanceof WorkerLost) return this.replace(place, 'lost', error);
    place.task = null;
    place.deaths = 0;
    if (place.isLeaving) this.remove(place);
    // Who waits for the reply comes first: it may decide what is next.
    else setImmediate(() => this.listener.onFree());
  }

  /** Without a reason it is as it should be. */
  private replace(place: Place, reason?: 'stale' | 'lost', error = lossOf(reason)): void {
    const wasWorking = place.isReady && place.task !== null;
    this.vacate(place, error);
    if (place.isLeaving) {
      this.remove(place);
    } else if (!wasWorking && place.deaths++ > 0) {
      const wait = Math.min(firstBackoffMs * 2 ** (place.deaths - 2), longestBackoffMs);
      place.restart = this.clock.after(wait, () => this.start(place));
    } else {
      this.start(place);
    }
    if (reason) this.listener.onReplaced(reason);
  }

  private remove(place: Place): void {
    this.vacate(place, lossOf());
    place.restart?.dispose();
    this.places.splice(this.places.indexOf(place), 1);
  }

  private vacate(place: Place, error: WorkerLost): void {
    const { worker, task } = place;
    Object.assign(place, nobody);
    worker?.dispose();
    if (task) this.listener.onLost(task, error);
  }

  /**
   * While someone starts or works: counts how long they have been silent. A tick counts for two at most, so that
   * neither a night asleep nor a machine's clock that was set makes a living worker look dead.
   */
  private watch(): void {
    if (this.tick || !this.places.some(isWatched)) return;
    const startedAt = this.clock.now();
    const interval = Math.min(tickMs, this.staleMs / 5);
    this.tick = this.clock.after(interval, () => {
      this.tick = null;
      const passed = Math.min(Math.max(0, this.clock.now() - startedAt), 2 * interval);
      for (const place of this.places) if (isWatched(place)) place.silentMs += passed;
      this.releaseStale();
      this.watch();
    });
  }
}

function lossOf(reason?: 'stale' | 'lost'): WorkerLost {
  const words = { stale: 'the worker gave no sign of life', lost: 'the worker ended' };
  return new WorkerLost(reason ? words[reason] : 'the worker was stopped');
}

function isFree({ worker, task, isLeaving }: Place): boolean {
  return worker !== null && task === null && !isLeaving;
}

function isWatched({ worker, isReady, task }: Place): boolean {
  return worker !== null && (!isReady || task !== null);
}

/** Who goes first has least to lose. */
function useOf({ isReady, task }: Place): number {
  return task ? 2 : isReady ? 1 : 0;
}
