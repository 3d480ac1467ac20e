import type { Scenario } from '../shared/model/scenario';
import { compile } from './compile/compile';
import type { FightEvent } from './record/fightEvent';
import { RunRecorder } from './record/runRecorder';
import { collectEvents } from './record/trace';
import { fight } from './rules/fight';
import { setUnlimitedUses } from './rules/limits';
import { loadTables } from './tables/loadTables';

/** Fights one run again, blow by blow: the very fight that `simulate` counted under this seed and number. */
export function replay(scenario: Scenario, seed: number, run: number): FightEvent[] {
  const compiled = compile(scenario);
  loadTables(compiled, true);
  setUnlimitedUses(compiled.tables.startUses.length);
  return collectEvents(() => fight(seed, run, new RunRecorder(compiled.creatures, run, 1)));
}
