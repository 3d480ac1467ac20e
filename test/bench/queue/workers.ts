import path from 'node:path';
import { systemClock } from '../../../src/server/clock';
import { ThreadWorker } from '../../../src/server/workers/threadWorker.node';
import { WorkerSupervisor } from '../../../src/server/workers/workerSupervisor';
import { skirmish } from '../../fixtures/referenceEncounters';
import { median, quantile } from '../measure';

const workerFile = path.resolve('dist/worker.js');
const tries = 40;
/** More runs than are ever fought here. */
const endless = 201_000_000;

/** Milliseconds from asking a worker to stop to when it is free again, and to start one: see the names. */
export async function measureWorkers(): Promise<Readonly<Record<string, number>>> {
  const starts: number[] = [];
  for (let index = 0; index < 7; index++) starts.push(await startMs());
  const cancelled: number[] = [];
  const preempted: number[] = [];
  const supervisor = supervise();
  for (let index = 0; index < tries; index++) {
    cancelled.push(await stopMs(supervisor, index, true));
    preempted.push(await stopMs(supervisor, index, false));
  }
  supervisor.dispose();
  return {
    'cancel to free worker, p95 (ms)': quantile(cancelled, 0.95),
    'preempt: stop to reply, p95 (ms)': quantile(preempted, 0.95),
    'start of a worker, median (ms)': median(starts),
  };
}

async function startMs(): Promise<number> {
  const before = performance.now();
  const worker = new ThreadWorker(workerFile);
  await worker.ready;
  const elapsed = performance.now() - before;
  worker.dispose();
  return elapsed;
}

/** Stops a task at some moment in its fights. */
async function stopMs(supervisor: WorkerSupervisor, seed: number, isCancelled: boolean): Promise<number> {
  let isUnderWay: () => void;
  const underWay = new Promise<void>((resolve) => (isUnderWay = resolve));
  const task = { scenario: skirmish(), seed, from: 0, to: endless, isWhole: false };
  const running = supervisor.run('simulate', task, () => isUnderWay())!;
  await underWay;
  await new Promise((resolve) => setTimeout(resolve, (seed * 7) % 50));
  const before = performance.now();
  if (isCancelled) supervisor.abort(running);
  else running.stop();
  await running.reply.catch(() => undefined);
  return performance.now() - before;
}

function supervise(): WorkerSupervisor {
  const listener = { onFree: () => undefined, onReplaced: () => undefined, onLost: () => undefined };
  return new WorkerSupervisor(() => new ThreadWorker(workerFile), systemClock, { size: 1, staleMs: 60_000 }, listener);
}
