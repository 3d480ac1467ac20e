import { type CompiledScenario, type TableName, tableNames } from '../tables/loadTables';

/** Tables as they grow: a list of rows each. */
export type Rows = { readonly [Name in TableName]: number[] } & {
  /** Names of lasting effects; a name's place is its number. */
  readonly lastingNames: string[];
  /** Names of powers, in lower case; a name's place is its number. */
  readonly powerNames: string[];
  /** Rows of the lasting effects there are, by what they are. */
  readonly knownLasting: Map<string, number>;
};

export function emptyRows(): Rows {
  const tables = Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as Rows;
  return { ...tables, lastingNames: [], powerNames: [''], knownLasting: new Map() };
}

export function finishRows(rows: Rows, creatures: number): CompiledScenario {
  const tables = Object.fromEntries(tableNames.map((name) => [name, Int32Array.from(rows[name])]));
  const { lastingNames } = rows;
  return { creatures, tables: tables as unknown as CompiledScenario['tables'], lastingNames };
}
