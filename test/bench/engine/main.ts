import { compile } from '../../../src/engine/compile/compile';
import { drawDie, keyRun, keyTurn } from '../../../src/engine/random/generator';
import { RunRecorder } from '../../../src/engine/record/runRecorder';
import { recapMarkdown } from '../../../src/engine/record/recap';
import { replay } from '../../../src/engine/replay';
import { simulate } from '../../../src/engine/simulate';
import type { Scenario } from '../../../src/shared/model/scenario';
import { allowMoreInlining } from '../../../src/server/workers/simulation/optimiser.node';
import { adventuringDay, advance, battle, duel, melee, skirmish, swarm } from '../../fixtures/referenceEncounters';

const sliceRuns = 2000;
const warmUpMs = 400;
const measuredMs = 800;

/** Processor time of this process: other work on the machine disturbs it less than the clock. */
function cpuMs(): number {
  return process.cpuUsage().user / 1000;
}

/** Runs per second of processor time in one thread, per-run results and hit points by round recorded. */
function runsPerSecond(scenario: Scenario): number {
  const compiled = compile(scenario);
  const fightFor = (ms: number): number => {
    const start = cpuMs();
    let runs = 0;
    while (cpuMs() - start < ms) {
      const recorder = new RunRecorder(compiled.creatures, runs, sliceRuns);
      simulate(compiled, 7, runs, runs + sliceRuns, recorder);
      recorder.finish();
      runs += sliceRuns;
    }
    return (runs / (cpuMs() - start)) * 1000;
  };
  fightFor(warmUpMs);
  return fightFor(measuredMs);
}

/** Nanoseconds for each creature and round: what does not depend on how many there are, where cost is linear. */
function nsPerTurn(creatures: number): number {
  const scenario = melee(creatures);
  const compiled = compile(scenario);
  const recorder = new RunRecorder(creatures, 0, 1000);
  simulate(compiled, 7, 0, 1000, recorder);
  const rounds = recorder.finish().rounds.reduce((sum, count) => sum + count, 0) / 1000;
  return 1e9 / runsPerSecond(scenario) / (rounds * creatures);
}

/** Milliseconds to fight one run again and to tell it, warm. */
function replayMs(scenario: Scenario): number {
  const times = Array.from({ length: 200 }, (_, run) => {
    const start = cpuMs();
    const events = replay(scenario, 7, run);
    if (events.ok) recapMarkdown(scenario, 7, run, events.value);
    return cpuMs() - start;
  });
  return times.sort((a, b) => a - b)[100]!;
}

/** The dice of an R1 fight and nothing else, fights per second: the machine's measure. */
function diceAlone(): number {
  const runs = 1_000_000;
  let best = 0;
  let sum = 0;
  for (let attempt = 0; attempt < 3; attempt++) {
    const start = cpuMs();
    for (let run = 0; run < runs; run++) sum += diceOfFight(run);
    best = Math.max(best, (runs / (cpuMs() - start)) * 1000);
  }
  return sum > 0 ? best : 0;
}

function diceOfFight(run: number): number {
  keyRun(7, run);
  keyTurn(1, 0, 0);
  let sum = 0;
  for (let die = 0; die < 79; die++) sum = (sum + drawDie(20, die)) | 0;
  return sum;
}

/** Milliseconds of 1005 runs in code that has never run. */
function coldMs(scenario: Scenario): number {
  const start = cpuMs();
  const compiled = compile(scenario);
  simulate(compiled, 7, 0, 1005, new RunRecorder(compiled.creatures, 0, 1005));
  return cpuMs() - start;
}

/** Milliseconds to compile a scenario, warm. */
function compileMs(scenario: Scenario): number {
  const times = Array.from({ length: 200 }, () => {
    const start = cpuMs();
    compile(scenario);
    return cpuMs() - start;
  });
  return times.sort((a, b) => a - b)[100]!;
}

allowMoreInlining();
const only = process.argv[2];
const measures: Record<string, () => number> = {
  'R1 cold, 1005 runs (ms)': () => coldMs(skirmish()),
  'dice alone (fights/s)': diceAlone,
  'R1 (runs/s)': () => runsPerSecond(skirmish()),
  'E1 (runs/s)': () => runsPerSecond(duel()),
  'E3 (runs/s)': () => runsPerSecond(swarm()),
  'E5 (days/s)': () => runsPerSecond(adventuringDay()),
  '8 against 20 (runs/s)': () => runsPerSecond(battle()),
  'R1 from 60 feet (runs/s)': () => runsPerSecond(advance()),
  '100 creatures (runs/s)': () => runsPerSecond(melee(100)),
  ...Object.fromEntries(
    [4, 10, 20, 50, 100].map((count) => [`turn among ${count} creatures (ns)`, () => nsPerTurn(count)]),
  ),
  'replay R1 as Markdown (ms)': () => replayMs(skirmish()),
  'compile R1 (ms)': () => compileMs(skirmish()),
};
const results = Object.entries(measures)
  .filter(([name]) => only === undefined || name.startsWith(only))
  .map(([name, measure]) => [name, measure()]);
process.stdout.write(JSON.stringify(Object.fromEntries(results)));
