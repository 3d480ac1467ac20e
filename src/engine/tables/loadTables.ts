import * as actionTable from './actionTable';
import * as creatureTable from './creatureTable';
import { setup, sensitive } from './creatureTable';
import * as dayTable from './dayTable';
import { tracing } from './fightState';
import * as auraTable from './auraTable';
import * as lastingTable from './lastingTable';
import { creatureCount } from './setup';
import { tracedTypes } from './traits';

const hotTables = { ...creatureTable, ...actionTable, ...lastingTable, ...auraTable, ...dayTable };

export type TableName = keyof typeof hotTables;

/** A scenario as rows of numbers, one array per table of the modules whose names end in `Table`. */
export interface CompiledScenario {
  readonly creatures: number;
  readonly tables: { readonly [Name in TableName]: Int32Array };
  /** For the replay: names of the lasting effects, by the numbers of `lastingName`. */
  readonly lastingNames: readonly string[];
}

export const tableNames = Object.keys(hotTables) as TableName[];

/**
 * Puts the scenario on the table: the fights that follow are its.
 * @throws RangeError when it has more of anything than the tables hold, which no valid scenario has
 */
export function loadTables(compiled: CompiledScenario, isTraced: boolean): void {
  for (const name of tableNames) {
    const rows = compiled.tables[name];
    // Most scenarios use less than half of the tables.
    if (rows.length > 0) hotTables[name].set(rows);
  }
  tracing[0] = isTraced ? 1 : 0;
  if (!isTraced) return;
  for (let creature = 0; creature < setup[creatureCount]!; creature++) sensitive[creature]! |= tracedTypes;
}
