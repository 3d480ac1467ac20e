import { Transfer, worker, workerEmit } from 'workerpool';
import { recapMarkdown } from '../../engine/record/recap';
import { replay } from '../../engine/replay';
import { analyze } from '../../engine/stats/analyze';
import type { AnalyzeReply, AnalyzeTask, ReplayTask, SimulateReply, SimulateTask } from '../../shared/protocol/worker';
import { encodeRuns } from '../../shared/results/codec';
import { concatColumns } from '../../shared/results/columns';
import { ChunkRunner } from './simulation/chunkRunner';
import { compareEncoded } from './simulation/compareEncoded';
import { warmUpScenario } from './simulation/warmUpScenario';

/** Idle time before the warm-up, so that a task that is there already goes first. */
const warmUpAfterMs = 20;
const warmUpRounds = 8;
/** Stops the warm-up, as a task's own flag stops that. */
const warmUpStop = new Int32Array(1);

const runner = new ChunkRunner();

// The methods of WorkerMethods; large replies are wrapped, so that their buffers are moved and not copied.
worker({
  simulate: async (task: SimulateTask) => {
    warmUpStop[0] = 1;
    return moved(await runner.run(task, workerEmit));
  },
  analyze: (task: AnalyzeTask) => moved(analyzeRuns(task)),
  compare: compareEncoded,
  replay: ({ scenario, seed, run }: ReplayTask) => recapMarkdown(scenario, seed, run, replay(scenario, seed, run)),
});
setTimeout(() => void warmUp(), warmUpAfterMs);

function analyzeRuns({ scenario, columns, tally }: AnalyzeTask): AnalyzeReply {
  const stored = concatColumns(columns);
  return { analysis: analyze(scenario, stored, tally), encodedRuns: encodeRuns(stored) };
}

/**
 * Fights a small encounter again and again: code that has run is many times faster when it counts. It gives way
 * between two blocks, and for good when there is something to do.
 */
async function warmUp(): Promise<void> {
  const scenario = warmUpScenario();
  const warmUpRunner = new ChunkRunner();
  for (let seed = 0; seed < warmUpRounds; seed++) {
    const task = { scenario, seed, from: 0, to: scenario.simulation.runs, stop: warmUpStop };
    const { columns, tally } = await warmUpRunner.run(task, () => undefined);
    if (!columns) return;
    analyzeRuns({ scenario, columns: [columns], tally });
  }
}

function moved(reply: SimulateReply | AnalyzeReply): InstanceType<typeof Transfer> {
  const buffers = 'columns' in reply ? buffersOf({ ...reply.columns, digests: reply.blockDigests }) : buffersOf(reply);
  return new Transfer(reply, buffers);
}

/** The memory of all arrays of numbers in the object, each once. */
function buffersOf(value: object): ArrayBufferLike[] {
  const arrays = Object.values(value).filter((item) => ArrayBuffer.isView(item));
  return [...new Set(arrays.map(({ buffer }) => buffer))];
}
