import { compile } from '../../../engine/compile/compile';
import { RunRecorder } from '../../../engine/record/runRecorder';
import { simulate } from '../../../engine/simulate';
import { emptyTally, mergeTallies, tallyColumns } from '../../../engine/stats/tally';
import { blockSize, maxStoredRuns, type RunColumns } from '../../../shared/model/results';
import type { Scenario } from '../../../shared/model/scenario';
import type { SimulateReply, SimulateTask, SliceProgress } from '../../../shared/protocol/worker';
import { canonicalBytes, concatColumns } from '../../../shared/results/columns';
import { sha256Now } from './sha256.node';

/** Time between two looks at the stop flag. */
const lookMs = 25;
/** Time between two reports. */
const sliceMs = 50;
const digestLength = 32;

type CompiledScenario = ReturnType<typeof compile>;

/** Fights chunks. Keeps the scenario of the last one compiled, because the next is mostly of the same. */
export class ChunkRunner {
  private compiled: { readonly text: string; readonly scenario: CompiledScenario } | null = null;
  /** Runs between two looks, from the speed measured. */
  private stride = 1;

  /** Runs `[from, to)` block by block. `onSlice` hears of the runs done so far. */
  run(task: SimulateTask, onSlice: (progress: SliceProgress) => void): SimulateReply {
    const { scenario, from, to } = task;
    const compiled = this.compile(scenario);
    const blockDigests = new Uint8Array(digestLength * Math.ceil((to - from) / blockSize));
    const stored: RunColumns[] = [];
    let tally = emptyTally(scenario);
    let lastSlice = performance.now();
    for (let start = from; start < to; start += blockSize) {
      const recorder = this.block(task, compiled, start, Math.min(start + blockSize, to), (at) => {
        if (performance.now() - lastSlice < sliceMs) return;
        lastSlice = performance.now();
        onSlice({ runsDone: at - from });
      });
      if (!recorder) return stopped(scenario);
      const columns = recorder.finish();
      tally = mergeTallies(tally, tallyColumns(columns, scenario, recorder.hpChanges()));
      if (start < maxStoredRuns) stored.push(columns);
      blockDigests.set(sha256Now(canonicalBytes(columns)), (digestLength * (start - from)) / blockSize);
    }
    const columns = stored.length > 0 ? concatColumns(stored) : null;
    return { isComplete: true, columns, analyzed: null, tally, blockDigests };
  }

  /** Null when told to stop. */
  private block(
    { scenario, seed, stop }: SimulateTask,
    compiled: CompiledScenario,
    from: number,
    to: number,
    onLook: (at: number) => void,
  ): RunRecorder | null {
    const recorder = new RunRecorder(scenario.creatures.length, from, to - from);
    for (let at = from; at < to;) {
      if (stop && Atomics.load(stop, 0) !== 0) return null;
      const next = Math.min(at + this.stride, to);
      const startedAt = performance.now();
      simulate(compiled, seed, at, next, recorder);
      const speed = (next - at) / Math.max(performance.now() - startedAt, 0.001);
      this.stride = Math.max(1, Math.min(Math.floor(speed * lookMs), 4 * this.stride, blockSize));
      at = next;
      onLook(at);
    }
    return recorder;
  }

  private compile(scenario: Scenario): CompiledScenario {
    const text = JSON.stringify(scenario);
    if (this.compiled?.text !== text) {
      this.compiled = { text, scenario: compile(scenario) };
      this.stride = 1;
    }
    return this.compiled.scenario;
  }
}

function stopped(scenario: Scenario): SimulateReply {
  const blockDigests = new Uint8Array(0);
  return { isComplete: false, columns: null, analyzed: null, tally: emptyTally(scenario), blockDigests };
}
