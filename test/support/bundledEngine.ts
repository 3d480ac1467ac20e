import { build } from 'esbuild';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { constantTables } from '../../scripts/constantTables.mjs';
import type * as compiling from '../../src/engine/compile/compile';
import type * as recording from '../../src/engine/record/runRecorder';
import type * as simulating from '../../src/engine/simulate';
import type * as fightState from '../../src/engine/tables/fightState';
import type * as traits from '../../src/engine/tables/traits';
import type { RunColumns } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';

type Engine = typeof compiling &
  typeof recording &
  typeof simulating & { readonly fightState: typeof fightState; readonly traits: typeof traits };

export type FightMany = (scenario: Scenario, seed: number, runs: number) => RunColumns;

/**
 * The engine as it ships: one bundle of plain modules. The test runner's own module wrappers make every table access
 * of the inner loop a call, which is too slow for hundreds of thousands of runs.
 */
export async function bundledModules(): Promise<Engine> {
  const folder = mkdtempSync(join(tmpdir(), 'engine-'));
  const outfile = join(folder, 'engine.mjs');
  const contents = `
    export * from './src/engine/compile/compile';
    export * from './src/engine/record/runRecorder';
    export * from './src/engine/simulate';
    export * as fightState from './src/engine/tables/fightState';
    export * as traits from './src/engine/tables/traits';`;
  const stdin = { contents, resolveDir: process.cwd(), loader: 'ts' } as const;
  const node = { bundle: true, format: 'esm', platform: 'node', target: 'node20' } as const;
  await build({ ...node, stdin, outfile, plugins: [constantTables] });
  const engine = (await import(/* @vite-ignore */ pathToFileURL(outfile).href)) as Engine;
  rmSync(folder, { recursive: true });
  return engine;
}

export async function bundledEngine(): Promise<FightMany> {
  const { compile, RunRecorder, simulate } = await bundledModules();
  return (scenario, seed, runs) => {
    const compiled = compile(scenario);
    const recorder = new RunRecorder(compiled.creatures, 0, runs);
    simulate(compiled, seed, 0, runs, recorder);
    return recorder.finish();
  };
}
