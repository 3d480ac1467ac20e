import * as fc from 'fast-check';
import { compile } from '../../src/engine/compile/compile';
import { RunRecorder } from '../../src/engine/record/runRecorder';
import { simulate } from '../../src/engine/simulate';
import type { RunColumns } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';

export const seeds = fc.integer({ min: 0, max: 0xffff_ffff });

/** @param cuts where ranges of runs begin and the last ends */
export function fightRuns(scenario: Scenario, seed: number, cuts: readonly number[]): RunColumns {
  const compiled = compile(scenario);
  const recorder = new RunRecorder(compiled.creatures, cuts[0]!, 3);
  for (let index = 1; index < cuts.length; index++) simulate(compiled, seed, cuts[index - 1]!, cuts[index]!, recorder);
  return recorder.finish();
}

/** Where a column per creature has the run. */
export function cell(columns: RunColumns, creature: number, run: number): number {
  return creature * columns.runs + run;
}
