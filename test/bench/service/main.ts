import { readFileSync } from 'node:fs';
import path from 'node:path';
import { Worker } from 'node:worker_threads';
import { fightEncounter } from '../../../src/cli/fightEncounter';
import { compile } from '../../../src/engine/compile/compile';
import { RunRecorder } from '../../../src/engine/record/runRecorder';
import { simulate } from '../../../src/engine/simulate';
import { analyze } from '../../../src/engine/stats/analyze';
import { tallyColumns } from '../../../src/engine/stats/tally';
import { ScenarioService } from '../../../src/scenario/scenarioService';
import { createSimulationService } from '../../../src/server/createSimulationService.node';
import { prepareScenario } from '../../../src/server/prepareRun';
import { nodeCompression } from '../../../src/server/workers/simulation/compression.node';
import type { SimulationService } from '../../../src/server/simulationService';
import { decodeRuns, encodeRuns } from '../../../src/shared/results/codec';
import { defaultQueueSettings } from '../../../src/shared/model/queueSettings';
import { skirmish } from '../../fixtures/referenceEncounters';
import { median, msOf } from '../measure';

const workerFile = path.resolve('dist/worker.js');
const never = new AbortController().signal;

async function withService<T>(workers: number, use: (service: SimulationService) => Promise<T>): Promise<T> {
  const warn = (message: string) => process.stderr.write(`${message}\n`);
  const service = await createSimulationService({
    ...{ workerFile, storagePath: null, warn },
    settings: { ...defaultQueueSettings, workers },
  });
  try {
    return await use(service);
  } finally {
    service.dispose();
  }
}

/** Request to merged result. */
async function fight(service: SimulationService, runs: number, seed: number): Promise<void> {
  const source = { uri: 'file:///bench.encounter.yaml', text: '' };
  const prepared = await prepareScenario(skirmish(), source, { runs, seed });
  const end = await fightEncounter(service, prepared, never, () => undefined);
  if (end.kind !== 'completed') throw new Error(`The fight was not completed: ${end.kind}`);
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 4000));

async function warmMs(): Promise<number> {
  return withService(1, async (service) => {
    await settled();
    const times: number[] = [];
    for (let seed = 1; seed <= 41; seed++) times.push(await msOf(() => fight(service, 1005, seed)));
    return median(times);
  });
}

async function firstMs(isWarmedUp: boolean): Promise<number> {
  return withService(1, async (service) => {
    if (isWarmedUp) await settled();
    return msOf(() => fight(service, 1005, 1));
  });
}

/** Seconds for a million runs, and the most memory of the process while they are fought, in MB. */
async function million(workers: number): Promise<{ readonly seconds: number; readonly megabytes: number }> {
  return withService(workers, async (service) => {
    await fight(service, 20_100, 1);
    let most = 0;
    const watch = setInterval(() => (most = Math.max(most, process.memoryUsage.rss())), 50);
    const ms = await msOf(() => fight(service, 1_000_000, 2));
    clearInterval(watch);
    return { seconds: ms / 1000, megabytes: most / 2 ** 20 };
  });
}

/** How much faster two threads are than one at nothing but arithmetic: what this machine can give. */
async function arithmeticRatio(): Promise<number> {
  const code = `let x = 1; for (let i = 0; i < 6e8; i++) x = Math.imul(x ^ (x >>> 15), 0x2c1b3c6d) + i | 0;
    require('node:worker_threads').parentPort.postMessage(x);`;
  const loop = () => new Promise<void>((resolve) => new Worker(code, { eval: true }).once('message', () => resolve()));
  const one = await msOf(loop);
  const two = await msOf(() => Promise.all([loop(), loop()]));
  return (2 * one) / two;
}

/** Text to tables: parsed, resolved, checked and compiled, in code that is warm. */
async function readMs(): Promise<number> {
  const text = readFileSync('test/fixtures/scenario/ford.encounter.yaml', 'utf8');
  const files = { read: () => Promise.resolve({ kind: 'not-found' } as const), list: () => Promise.resolve([]) };
  const scenarios = new ScenarioService(files, { workspaceFolders: [], bestiaryFolders: [] });
  const times: number[] = [];
  for (let edit = 0; edit < 101; edit++) {
    const load = async () => {
      const { scenario } = await scenarios.load('file:///ford.encounter.yaml', `${text}# ${edit}\n`);
      if (!scenario) throw new Error('The file cannot be read');
      compile(scenario);
    };
    times.push(await msOf(load));
  }
  return median(times.slice(20));
}

function slotMs() {
  const scenario = skirmish();
  const compiled = compile(scenario);
  const recorder = new RunRecorder(compiled.creatures, 0, 1005);
  simulate(compiled, 7, 0, 1005, recorder);
  const columns = recorder.finish();
  const tally = tallyColumns(columns, scenario, recorder.hpChanges());
  const encoded = encodeRuns(columns, nodeCompression);
  const medianMs = (action: () => unknown) =>
    median(
      Array.from({ length: 41 }, () => {
        const start = performance.now();
        action();
        return performance.now() - start;
      }),
    );
  return {
    'slot of 1005 runs (KiB)': encoded.length / 1024,
    'encode it (ms)': medianMs(() => encodeRuns(columns, nodeCompression)),
    'decode it (ms)': medianMs(() => decodeRuns(encoded, nodeCompression)),
    'statistics of it (ms)': medianMs(() => analyze(scenario, columns, tally)),
  };
}

// First, while the process holds nothing else: memory once taken is not given back.
const two = await million(2);
const one = await million(1);
const cold = await firstMs(false);
const warmedUp = await firstMs(true);
const warm = await warmMs();
const results = {
  '1005 runs, worker just started (ms)': cold,
  '1005 runs, warmed up in idle time (ms)': warmedUp,
  '1005 runs, warm worker (ms)': warm,
  '1,000,000 runs, two workers (s)': two.seconds,
  'memory meanwhile (MB)': two.megabytes,
  'two workers against one (x)': one.seconds / two.seconds,
  'two threads of arithmetic (x)': await arithmeticRatio(),
  'read and compile a file of 3 KiB (ms)': await readMs(),
  ...slotMs(),
};
process.stdout.write(JSON.stringify(results));
