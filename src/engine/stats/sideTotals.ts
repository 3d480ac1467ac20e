import { creatureStates, type RunColumns } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import type { Side } from '../../shared/model/vocabulary';

/** What each run left of one side. All arrays have one entry per run. */
export interface SideTotals {
  /** Creatures up at the end. */
  readonly survivors: Uint16Array;
  /** Creatures dead at the end. */
  readonly deaths: Uint16Array;
  /** 1 when at least one creature fell to 0 HP. */
  readonly hasDropped: Uint8Array;
  /** Hit points of all together at the end. */
  readonly hpLeft: Uint32Array;
  readonly damageDealt: Float64Array;
}

/** Adds up the creatures of `side`, run by run. */
export function sideTotals(scenario: Scenario, columns: RunColumns, side: Side): SideTotals {
  const { runs } = columns;
  const survivors = new Uint16Array(runs);
  const deaths = new Uint16Array(runs);
  const hasDropped = new Uint8Array(runs);
  const hpLeft = new Uint32Array(runs);
  const damageDealt = new Float64Array(runs);
  for (let creature = 0; creature < columns.creatures; creature++) {
    if (scenario.creatures[creature]!.side !== side) continue;
    const offset = creature * runs;
    for (let run = 0; run < runs; run++) {
      const entry = offset + run;
      const state = columns.state[entry]!;
      if (state === creatureStates.up) survivors[run]!++;
      else if (state === creatureStates.dead) deaths[run]!++;
      if (columns.drops[entry]! > 0) hasDropped[run] = 1;
      hpLeft[run]! += columns.hpLeft[entry]!;
      damageDealt[run]! += columns.damageDealt[entry]!;
    }
  }
  return { survivors, deaths, hasDropped, hpLeft, damageDealt };
}
