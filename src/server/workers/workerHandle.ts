import type { SimulateTask, SliceProgress, WorkerMethods } from '../../shared/protocol/worker';
import type { Disposable } from '../../shared/util/disposable';

export type WorkerMethod = keyof WorkerMethods;
/** The task of a method; how a simulation is stopped is the handle's business. */
export type WorkerTask<Method extends WorkerMethod> = Method extends 'simulate'
  ? Omit<SimulateTask, 'stop'>
  : Parameters<WorkerMethods[Method]>[0];
export type WorkerReply<Method extends WorkerMethod> = Awaited<ReturnType<WorkerMethods[Method]>>;

export interface RunningTask<Reply> {
  /** Rejects when the worker dies or fails; the handle has a new worker then. Settled: the worker is free. */
  readonly reply: Promise<Reply>;
  /** Frees the worker within 200 ms: by asking it, and by force when it does not listen. */
  stop(): void;
}

/** One worker thread, wherever it comes from. It is handed one task at a time. */
export interface WorkerHandle extends Disposable {
  run<Method extends WorkerMethod>(
    method: Method,
    task: WorkerTask<Method>,
    onSlice?: (progress: SliceProgress) => void,
  ): RunningTask<WorkerReply<Method>>;
}
