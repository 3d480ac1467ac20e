import type { SimulateTask, SliceProgress, WorkerMethods } from '../../shared/protocol/worker';
import type { Disposable } from '../../shared/util/disposable';

export type WorkerMethod = keyof WorkerMethods;
/** The task of a method; how a simulation is stopped is the handle's business. */
export type WorkerTask<Method extends WorkerMethod> = Method extends 'simulate'
  ? Omit<SimulateTask, 'stop'>
  : Parameters<WorkerMethods[Method]>[0];
export type WorkerReply<Method extends WorkerMethod> = Awaited<ReturnType<WorkerMethods[Method]>>;

/** The worker died, was killed, or never started: whatever the task is, it may be tried again with another. */
export class WorkerLost extends Error {
  override readonly name = 'WorkerLost';
}

export interface RunningTask<Reply> {
  /** Rejects with {@link WorkerLost}, or with what the task threw: the worker is free then. */
  readonly reply: Promise<Reply>;
  /** Asks the worker to stop at its next slice: a simulation then replies with the blocks that are done. */
  stop(): void;
}

/** One worker thread, wherever it comes from, from its start to its end. It is handed one task at a time. */
export interface WorkerHandle extends Disposable {
  /** Resolves when it has started, rejects when it ended before. A task that it was handed waits for that. */
  readonly ready: Promise<void>;
  /** Resolves when it is gone, however it went. */
  readonly ended: Promise<void>;
  run<Method extends WorkerMethod>(
    method: Method,
    task: WorkerTask<Method>,
    onSlice: (progress: SliceProgress) => void,
  ): RunningTask<WorkerReply<Method>>;
  /** Kills it, whatever it does. */
  dispose(): void;
}
