import type { RunRecorder } from './record/runRecorder';
import { fightRun } from './rules/fight/day';
import { setUnlimitedUses } from './rules/turn/limits';
import { type CompiledScenario, loadTables } from './tables/loadTables';

/**
 * Fights runs `[from, to)` of the scenario and records them. A run depends on the scenario, the seed and its number,
 * on nothing else: ranges may be cut as one likes. Not reentrant: one fight at a time per thread.
 * @param seed 0 to 2^32 - 1
 */
export function simulate(
  compiled: CompiledScenario,
  seed: number,
  from: number,
  to: number,
  recorder: RunRecorder,
): void {
  loadTables(compiled, false);
  setUnlimitedUses(compiled.tables.startUses.length);
  for (let run = from; run < to; run++) fightRun(seed, run, recorder);
}
