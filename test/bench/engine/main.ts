import { compile } from '../../../src/engine/compile/compile';
import { RunRecorder } from '../../../src/engine/record/runRecorder';
import { simulate } from '../../../src/engine/simulate';
import type { Scenario } from '../../../src/shared/model/scenario';
import { battle, duel, skirmish, swarm } from '../../fixtures/referenceEncounters';

const sliceRuns = 20_000;
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

const only = process.argv[2];
const measures: Record<string, () => number> = {
  'R1 cold, 1005 runs (ms)': () => coldMs(skirmish()),
  'R1 (runs/s)': () => runsPerSecond(skirmish()),
  'E1 (runs/s)': () => runsPerSecond(duel()),
  'E3 (runs/s)': () => runsPerSecond(swarm()),
  '8 against 20 (runs/s)': () => runsPerSecond(battle()),
  'compile R1 (ms)': () => compileMs(skirmish()),
};
const results = Object.entries(measures)
  .filter(([name]) => only === undefined || name.startsWith(only))
  .map(([name, measure]) => [name, measure()]);
process.stdout.write(JSON.stringify(Object.fromEntries(results)));
