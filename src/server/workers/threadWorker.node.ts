import { pool, type Pool } from 'workerpool';
import type { SliceProgress } from '../../shared/protocol/worker';
import type { RunningTask, WorkerHandle, WorkerMethod, WorkerReply, WorkerTask } from './workerHandle';

/** How long a worker may take to see its stop flag: it looks at it every 50 ms or so. */
const stopGraceMs = 120;

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
    const stop = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
    const { pool } = this;
    let isSettled = false;
    const reply = new Promise<WorkerReply<Method>>((resolve, reject) => {
      const options = onSlice ? { on: onSlice } : {};
      pool.exec<(task: unknown) => WorkerReply<Method>>(method, [{ ...task, stop }], options).then(resolve, reject);
    });
    const settled = () => void (isSettled = true);
    reply.then(settled, settled);
    return {
      reply,
      stop: () => {
        Atomics.store(stop, 0, 1);
        setTimeout(() => {
          if (!isSettled && pool === this.pool) this.replace();
        }, stopGraceMs).unref();
      },
    };
  }

  dispose(): void {
    terminate(this.pool);
  }

  private replace(): void {
    const old = this.pool;
    this.pool = this.start();
    terminate(old);
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
