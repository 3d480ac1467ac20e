import { compile } from '../../../engine/compile/compile';
import { RunRecorder } from '../../../engine/record/runRecorder';
import { simulate } from '../../../engine/simulate';
import { emptyTally, mergeTallies, tallyColumns } from '../../../engine/stats/tally';
import { blockSize, maxStoredRuns, type RunColumns } from '../../../shared/model/results';
import type { Scenario } from '../../../shared/model/scenario';
import type { SimulateReply, SimulateTask } from '../../../shared/protocol/worker';
import { canonicalParts, concatColumns } from '../../../shared/results/columns';
import { sha256Now } from './sha256.node';
import { StopListener } from './stopListener';

/** Time between two looks at the stop flag. */
const lookMs = 25;
/** Time between two reports. */
const sliceMs = 50;
const digestLength = 32;

/** Runs before the first look at a scenario whose speed is not known. */
const firstStride = 16;

type CompiledScenario = ReturnType<typeof compile>;

/** Fights chunks. Keeps the scenario of the last one compiled, because the next is mostly of the same. */
export class ChunkRunner {
  private compiled: { readonly text: string; readonly scenario: CompiledScenario } | null = null;
  /** Runs between two looks, from the speed measured. */
  private stride = firstStride;

  /** Runs `[from, to)` block by block; fewer when told to stop. `onSlice` hears of the runs done so far. */
  async run(task: SimulateTask, onSlice: (runsDone: number) => void): Promise<SimulateReply> {
    const { scenario, from } = task;
    const stop = new StopListener(task.stop);
    const compiled = this.compile(scenario);
    const blockDigests = new Uint8Array(digestLength * Math.ceil((task.to - from) / blockSize));
    const stored: RunColumns[] = [];
    let tally = emptyTally(scenario);
    let lastSlice = performance.now();
    let done = from;
    let recorder: RunRecorder | null = null;
    while (done < task.to) {
      const start = done;
      const end = Math.min(start + blockSize, task.to);
      // New arrays for every block are garbage that piles up faster than it is collected.
      if (recorder && end - start === blockSize) recorder.restart(start);
      else recorder = new RunRecorder(scenario.creatures.length, start, end - start);
      const isComplete = await this.block(task, compiled, recorder, start, end, stop, (at) => {
        if (performance.now() - lastSlice < sliceMs) return;
        lastSlice = performance.now();
        onSlice(at - from);
      });
      if (!isComplete) break;
      const columns = recorder.finish();
      tally = mergeTallies(tally, tallyColumns(columns, scenario, recorder.hpChanges()));
      blockDigests.set(sha256Now(canonicalParts(columns)), (digestLength * (start - from)) / blockSize);
      if (start < maxStoredRuns) {
        stored.push(columns);
        recorder = null;
      }
      done = end;
    }
    return {
      to: done,
      columns: stored.length > 0 ? concatColumns(stored) : null,
      analyzed: null,
      tally,
      blockDigests: blockDigests.slice(0, digestLength * Math.ceil((done - from) / blockSize)),
    };
  }

  /** @returns false when told to stop */
  private async block(
    { seed }: SimulateTask,
    compiled: CompiledScenario,
    recorder: RunRecorder,
    from: number,
    to: number,
    stop: StopListener,
    onLook: (at: number) => void,
  ): Promise<boolean> {
    for (let at = from; at < to;) {
      if (await stop.isStopped()) return false;
      const next = Math.min(at + this.stride, to);
      const startedAt = performance.now();
      simulate(compiled, seed, at, next, recorder);
      const speed = (next - at) / Math.max(performance.now() - startedAt, 0.001);
      this.stride = Math.max(1, Math.min(Math.floor(speed * lookMs), 4 * this.stride, blockSize));
      at = next;
      onLook(at);
    }
    return true;
  }

  private compile(scenario: Scenario): CompiledScenario {
    const text = JSON.stringify(scenario);
    if (this.compiled?.text !== text) {
      this.compiled = { text, scenario: compile(scenario) };
      this.stride = firstStride;
    }
    return this.compiled.scenario;
  }
}
