import { MessageChannel } from 'node:worker_threads';
import { pool, TerminateError, type Pool } from 'workerpool';
import type { SliceProgress } from '../../shared/protocol/worker';
import { messageOf } from '../../shared/util/messageOf';
import { createStopSignal } from './stopSignal';
import { WorkerLost, type RunningTask, type WorkerHandle } from './workerHandle';
import type { WorkerMethod, WorkerReply, WorkerTask } from './workerHandle';

/** How long a thread may take to end by itself before it is ended. */
const terminateMs = 50;
/** What a worker needs at most is a tenth of this: see the limits of a scenario and of what is stored. */
const resourceLimits = { maxOldGenerationSizeMb: 512, maxYoungGenerationSizeMb: 64 };

/** A worker thread of Node, held by a pool of one, which starts it and speaks with it. */
export class ThreadWorker implements WorkerHandle {
  readonly ready: Promise<void>;
  readonly ended: Promise<void>;
  private readonly pool: Pool;
  private isDisposed = false;

  /** @param file the built worker */
  constructor(file: string) {
    // The pool does not tell of a thread that dies idle. But with a thread end its ports, and so this channel closes.
    const { port1, port2 } = new MessageChannel();
    this.ended = new Promise((resolve) => port1.once('close', resolve));
    port1.unref();
    this.pool = pool(file, {
      workerType: 'thread',
      maxWorkers: 1,
      workerTerminateTimeout: terminateMs,
      workerThreadOpts: { resourceLimits, workerData: port2, transferList: [port2] },
    });
    const answered = this.pool.exec('methods');
    this.ready = new Promise((resolve, reject) => void answered.then(() => resolve(), reject));
  }

  run<Method extends WorkerMethod>(
    method: Method,
    task: WorkerTask<Method>,
    onSlice: (progress: SliceProgress) => void,
  ): RunningTask<WorkerReply<Method>> {
    const sender = createStopSignal();
    const options = { transfer: sender.transfer, on: onSlice };
    const stoppable: object = Object.assign({ stop: sender.signal }, task);
    const answer = () => {
      // The pool would keep a task that came after its end.
      if (this.isDisposed) throw new Error('The worker was killed');
      return this.pool.exec<(task: unknown) => WorkerReply<Method>>(method, [stoppable], options);
    };
    const failed = (error: unknown): never => {
      const isLost = error instanceof TerminateError || this.isDisposed;
      throw isLost ? new WorkerLost(messageOf(error), { cause: error }) : error;
    };
    const reply = this.ready.then(answer).catch(failed);
    return { reply: reply.finally(() => sender.dispose()), stop: () => sender.stop() };
  }

  dispose(): void {
    this.isDisposed = true;
    // A worker that died on its way out is as good as one that was ended.
    this.pool.terminate(true).catch(() => undefined);
  }
}
