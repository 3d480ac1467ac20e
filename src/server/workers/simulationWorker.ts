import { worker, workerEmit } from 'workerpool';
import { monsterKinds } from '../../engine/difficulty/encounterMaths';
import { simulateRating } from '../../engine/difficulty/simulateRating';
import { recapMarkdown } from '../../engine/record/recap';
import { replay } from '../../engine/replay';
import { analyze } from '../../engine/stats/analyze';
import { blockSize, maxStoredBytes, type RunColumns, type SimulatedRatings } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import type { AnalyzeReply, AnalyzeTask, EncodeTask, ReplayTask } from '../../shared/protocol/worker';
import type { SimulateReply, SimulateTask, SliceProgress } from '../../shared/protocol/worker';
import { decodeRuns, encodeRuns } from '../../shared/results/codec';
import { concatColumns, limitColumns } from '../../shared/results/columns';
import { success, type Outcome } from '../../shared/util/outcome';
import { allowMoreInlining } from './simulation/optimiser.node';
import { ChunkRunner } from './simulation/chunkRunner';
import { compareEncoded } from './simulation/compareEncoded';
import { nodeCompression } from './simulation/compression.node';
import { heapBytes } from './simulation/heapBytes.node';
import { warmUpScenario } from './simulation/warmUpScenario';

/** Idle time before the warm-up, so that a task that is there already goes first. */
const warmUpAfterMs = 20;
const warmUpRounds = 80;
/** A task has come: from now on the worker warms up by working. */
let isWanted = false;
/** Of the warm-up: its rounds are short. */
const neverStop = new Int32Array(1);

allowMoreInlining();
const runner = new ChunkRunner();

// The methods of WorkerMethods. Replies are copied, not transferred: the first buffer that is transferred makes the
// optimiser drop all code that relies on buffers staying where they are, and fights are slower from then on. Copying
// costs less than that.
worker({
  simulate: (task: SimulateTask) => {
    isWanted = true;
    return simulateRuns(runner, task);
  },
  analyze: analyzeRuns,
  encode: ({ columns }: EncodeTask) => encodeRuns(concatColumns(columns), nodeCompression),
  compare: compareEncoded,
  rate: rateMonsters,
  replay: replayAsMarkdown,
});
setTimeout(() => void warmUp(), warmUpAfterMs);

/** The heartbeat of a worker. */
function reportSlice(runsDone: number): void {
  workerEmit({ runsDone, heapBytes: heapBytes() } satisfies SliceProgress);
}

function rateMonsters(scenario: Scenario): SimulatedRatings {
  return monsterKinds(scenario).map((monster) => {
    reportSlice(0);
    return simulateRating(monster, scenario.ruleset);
  });
}

function replayAsMarkdown({ scenario, seed, run }: ReplayTask): Outcome<string, string> {
  const events = replay(scenario, seed, run);
  return events.ok ? success(recapMarkdown(scenario, seed, run, events.value)) : events;
}

/** Fights, and analyzes what is a whole job. */
async function simulateRuns(chunks: ChunkRunner, task: SimulateTask): Promise<SimulateReply> {
  const reply = await chunks.run(task, reportSlice);
  const { columns, tally } = reply;
  if (!task.isWhole || reply.to !== task.to || !columns) return reply;
  return { ...reply, columns: null, analyzed: analyzeRuns({ scenario: task.scenario, columns: [columns], tally }) };
}

/** Encoded columns come from our own journal, whose checksums were right. */
function toColumns(columns: RunColumns | Uint8Array): RunColumns {
  if (!(columns instanceof Uint8Array)) return columns;
  const decoded = decodeRuns(columns, nodeCompression);
  if (!decoded.ok) throw new Error(`A checkpoint cannot be read: ${decoded.error}`);
  return decoded.value;
}

function analyzeRuns({ scenario, columns, tally }: AnalyzeTask): AnalyzeReply {
  const stored = concatColumns(limitColumns(columns.map(toColumns), maxStoredBytes));
  return { analysis: analyze(scenario, stored, tally), encodedRuns: encodeRuns(stored, nodeCompression) };
}

/**
 * Fights small encounters, each a little different: code that has run is many times faster when it counts. It gives
 * way after each, and for good when there is something to do.
 */
async function warmUp(): Promise<void> {
  const warmUpRunner = new ChunkRunner();
  for (let round = 0; round < warmUpRounds && !isWanted; round++) {
    // Cloned as messages are: objects that came over a wire are others to the optimiser than those made here.
    const scenario = structuredClone(warmUpScenario(round));
    await simulateRuns(warmUpRunner, { scenario, seed: round, from: 0, to: blockSize, isWhole: true, stop: neverStop });
    await new Promise((resolve) => setImmediate(resolve));
  }
}
