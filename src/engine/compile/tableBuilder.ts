import { type CompiledScenario, type TableName, tableNames } from '../tables/loadTables';

/** Tables as they grow: a list of rows each. */
export type Rows = { readonly [Name in TableName]: number[] };

export function emptyRows(): Rows {
  return Object.fromEntries(tableNames.map((name) => [name, []])) as unknown as Rows;
}

export function finishRows(rows: Rows, creatures: number): CompiledScenario {
  const tables = Object.fromEntries(tableNames.map((name) => [name, Int32Array.from(rows[name])]));
  return { creatures, tables: tables as unknown as CompiledScenario['tables'] };
}
