import { pool, TerminateError, type Pool } from 'workerpool';
import type { SliceProgress } from '../../shared/protocol/worker';
import { createStopSignal } from './stopSignal';
import { WorkerLost, type RunningTask, type WorkerHandle } from './workerHandle';
import type { WorkerMethod, WorkerReply, WorkerTask } from './workerHandle';

/**
 * A worker thread of Node, held by a pool of one: the pool starts it, speaks with it and replaces it when it dies,
 * and which worker does what stays with the scheduler.
 */
export class ThreadWorker implements WorkerHandle {
  private pool: Pool;

  /** @param file the built worker */
  constructor(private readonly file: string) {
    this.pool = this.start();
  }

  run<Method extends WorkerMethod>(
    method: Method,
    task: WorkerTask<Method>,
    onSlice?: (progress: SliceProgress) => void,
  ): RunningTask<WorkerReply<Method>> {
    const { pool } = this;
    const sender = createStopSignal();
    const reply = new Promise<WorkerReply<Method>>((resolve, reject) => {
      const options = { transfer: sender.transfer, ...(onSlice && { on: onSlice }) };
      const failed = (error: Error) => {
        const isLost = error instanceof TerminateError || pool !== this.pool;
        reject(isLost ? new WorkerLost(error.message, { cause: error }) : error);
      };
      pool
        .exec<(task: unknown) => WorkerReply<Method>>(method, [{ ...task, stop: sender.signal }], options)
        .then(resolve, failed);
    });
    return { reply: reply.finally(() => sender.dispose()), stop: () => sender.stop() };
  }

  replace(): void {
    const old = this.pool;
    this.pool = this.start();
    terminate(old);
  }

  dispose(): void {
    terminate(this.pool);
  }

  private start(): Pool {
    return pool(this.file, {
      workerType: 'thread',
      minWorkers: 1,
      maxWorkers: 1,
      workerTerminateTimeout: 50,
      workerThreadOpts: { resourceLimits: { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 } },
    });
  }
}

function terminate(pool: Pool): void {
  // A worker that died on its way out is as good as one that was ended.
  pool.terminate(true).catch(() => undefined);
}
