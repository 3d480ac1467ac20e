import { analyze } from '../../src/engine/stats/analyze';
import { tallyColumns } from '../../src/engine/stats/tally';
import { compile } from '../../src/engine/compile/compile';
import { RunRecorder } from '../../src/engine/record/runRecorder';
import { simulate } from '../../src/engine/simulate';
import type { RunningTask, WorkerHandle, WorkerMethod } from '../../src/server/workers/workerHandle';
import type { WorkerReply, WorkerTask } from '../../src/server/workers/workerHandle';
import { blockSize } from '../../src/shared/model/results';
import type { AnalyzeReply } from '../../src/shared/protocol/worker';
import { fordScenario } from '../fixtures/fordScenario';
import { simulateReply } from './simulateReply';

interface HeldTask {
  /** Null when it is to analyze. */
  readonly range: { readonly from: number; readonly to: number } | null;
  readonly reply: (reply: unknown) => void;
  readonly fail: (error: Error) => void;
}

/** A worker that has done what the test says when the test says so, and stops when it is told to. */
export class ManualWorker implements WorkerHandle {
  readonly ready = Promise.resolve();
  readonly ended = new Promise<void>(() => undefined);
  /** Blocks of a simulation that are done when it is stopped. */
  blocksWhenStopped = 0;
  private held: HeldTask | null = null;

  run<Method extends WorkerMethod>(_method: Method, task: WorkerTask<Method>): RunningTask<WorkerReply<Method>> {
    const range = 'from' in task && 'to' in task ? { from: task.from, to: task.to } : null;
    const reply = new Promise<unknown>((resolve, reject) => (this.held = { range, reply: resolve, fail: reject }));
    return { reply: reply as Promise<WorkerReply<Method>>, stop: () => this.finish(this.blocksWhenStopped) };
  }

  /** Replies; false when there is nothing to do. Fewer blocks than were asked for only when it was told to stop. */
  finish(blocks = Infinity): boolean {
    const { held } = this;
    if (!held) return false;
    if (!held.range) return this.reply(held, analyzed());
    const { from, to } = held.range;
    return this.reply(held, simulateReply({ from, to: Math.min(from + blocks * blockSize, to) }));
  }

  fail(error: Error): void {
    this.held?.fail(error);
    this.held = null;
  }

  dispose(): void {
    this.held = null;
  }

  private reply(held: HeldTask, reply: unknown): boolean {
    this.held = null;
    held.reply(reply);
    return true;
  }
}

let known: AnalyzeReply | null = null;

/** Of a few fights: whatever comes of the runs is not what these tests are about. */
function analyzed(): AnalyzeReply {
  if (known) return known;
  const scenario = fordScenario(1);
  const recorder = new RunRecorder(scenario.creatures.length, 0, blockSize);
  simulate(compile(scenario), 7, 0, blockSize, recorder);
  const columns = recorder.finish();
  known = {
    analysis: analyze(scenario, columns, tallyColumns(columns, scenario, recorder.hpChanges())),
    encodedRuns: new Uint8Array(0),
  };
  return known;
}
