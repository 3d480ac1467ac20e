import type { Scenario } from '../shared/model/scenario';
import { failure, success, type Outcome } from '../shared/util/outcome';
import { compile } from './compile/compile';
import type { FightEvent } from './record/fightEvent';
import { RunRecorder } from './record/runRecorder';
import { collectEvents, maxEvents } from './record/trace';
import { nameEffects } from './record/traceLasting';
import { fightRun } from './rules/fight/day';
import { setUnlimitedUses } from './rules/turn/limits';
import { loadTables } from './tables/loadTables';

/**
 * Fights one run again, blow by blow: the very fight that `simulate` counted under this seed and number. The error says
 * that the fight is too long to be told.
 */
export function replay(scenario: Scenario, seed: number, run: number): Outcome<readonly FightEvent[], string> {
  const compiled = compile(scenario);
  loadTables(compiled, true);
  nameEffects(compiled.lastingNames);
  setUnlimitedUses(compiled.tables.startUses.length);
  const events = collectEvents(() => fightRun(seed, run, new RunRecorder(compiled.creatures, run, 1)));
  if (events) return success(events);
  const most = maxEvents.toLocaleString('en');
  return failure(`This fight is too long to be told: it has more than ${most} events. Lower "maxRounds" to replay it.`);
}
