import type { RunRange } from '../../src/server/queue/jobRuns';
import { WorkerLost, type RunningTask, type WorkerHandle } from '../../src/server/workers/workerHandle';
import type { WorkerMethod, WorkerReply, WorkerTask } from '../../src/server/workers/workerHandle';
import { blockSize, type Analysis } from '../../src/shared/model/results';
import type { AnalyzeReply, SliceProgress } from '../../src/shared/protocol/worker';
import { simulateReply } from './simulateReply';

/** The queue hands it on without a look. */
const analyzed: AnalyzeReply = { analysis: {} as Analysis, encodedRuns: new Uint8Array(3) };

/** A task as its worker holds it, until the test says what becomes of it. */
export interface HeldTask {
  readonly worker: ControlledWorker;
  readonly method: WorkerMethod;
  /** Null when it is no simulation. */
  readonly simulation: WorkerTask<'simulate'> | null;
  /** Of the simulation, else 0. */
  readonly blocks: number;
  readonly isStopped: boolean;
  /** Replies as a worker does that has fought so many blocks: all of them, unless it was told to stop. */
  reply(blocks?: number): void;
  /** Replies that it cannot be done. */
  fail(message: string): void;
}

/** A worker that replies, dies or goes on after it was replaced exactly when the test says so. */
export class ControlledWorker implements WorkerHandle {
  readonly ready = Promise.resolve();
  readonly ended: Promise<void>;
  task: HeldTask | null = null;
  isReplaced = false;
  private tellEnd!: () => void;
  private loseTask: ((error: WorkerLost) => void) | null = null;
  private onSlice: ((progress: SliceProgress) => void) | null = null;

  constructor() {
    this.ended = new Promise((resolve) => (this.tellEnd = resolve));
  }

  run<Method extends WorkerMethod>(
    method: Method,
    task: WorkerTask<Method>,
    onSlice: (progress: SliceProgress) => void,
  ): RunningTask<WorkerReply<Method>> {
    if (this.task) throw new Error('A worker was handed two tasks at the same time');
    if (this.isReplaced) throw new Error('A worker that was replaced was handed a task');
    let isStopped = false;
    const reply = new Promise<WorkerReply<Method>>((resolve, reject) => {
      const settle = (end: () => void) => {
        this.task = null;
        end();
      };
      const simulation = method === 'simulate' ? (task as WorkerTask<'simulate'>) : null;
      const range = simulation ?? { from: 0, to: 0, isWhole: false };
      const all = Math.ceil((range.to - range.from) / blockSize);
      this.loseTask = (error) => settle(() => reject(error));
      this.onSlice = onSlice;
      this.task = {
        ...{ worker: this, method, simulation, blocks: all },
        get isStopped() {
          return isStopped;
        },
        reply: (blocks = all) => settle(() => (resolve as (reply: unknown) => void)(replyOf(method, range, blocks))),
        fail: (message) => settle(() => reject(new Error(message))),
      };
    });
    return { reply, stop: () => void (isStopped = true) };
  }

  /** A sign of life: so many runs are done. */
  report(runsDone: number): void {
    this.onSlice?.({ runsDone, heapBytes: 1000 });
  }

  /** It is gone, and its task with it. */
  die(): void {
    if (this.task) this.loseTask?.(new WorkerLost('the thread ended'));
    this.tellEnd();
  }

  /** Whoever holds it wants it gone. It goes when {@link die} says so, and may reply until then. */
  dispose(): void {
    this.isReplaced = true;
  }
}

function replyOf(
  method: WorkerMethod,
  { from, to: end, isWhole }: RunRange & { readonly isWhole: boolean },
  blocks: number,
): unknown {
  if (method === 'encode') return new Uint8Array(5);
  if (method !== 'simulate') return analyzed;
  const to = Math.min(from + blocks * blockSize, end);
  return { ...simulateReply({ from, to }), analyzed: isWhole && to === end ? analyzed : null };
}
