import { describe, expect, it } from 'vitest';
import { findCycles, findStrangers } from '../../../scripts/checkBundles.mjs';

/** The record of a bundle, from who imports whom. */
function bundleOf(imports: Readonly<Record<string, readonly string[]>>) {
  const inputs = Object.entries(imports).map(([file, imported]) => [
    file,
    { bytes: 1, imports: imported.map((path) => ({ path, kind: 'import-statement' as const })) },
  ]);
  return { inputs: Object.fromEntries(inputs) as Parameters<typeof findCycles>[0]['inputs'] };
}

describe('what is in a bundle', () => {
  it('lets in what belongs there', () => {
    const worker = bundleOf({
      'src/server/workers/simulationWorker.ts': [],
      'src/engine/simulate.ts': [],
      'node_modules/workerpool/src/index.js': [],
    });
    expect(findStrangers('worker', worker)).toEqual([]);
  });

  it('finds files of other folders and packages that must stay out', () => {
    const worker = bundleOf({
      'src/engine/simulate.ts': [],
      'src/scenario/dice.ts': [],
      'src/server/queue/jobQueue.ts': [],
      'node_modules/yaml/dist/index.js': [],
      'node_modules/vscode-languageserver/node_modules/vscode-jsonrpc/lib/main.js': [],
    });
    expect(findStrangers('worker', worker)).toEqual([
      'src/scenario/dice.ts',
      'src/server/queue/jobQueue.ts',
      'node_modules/yaml/dist/index.js',
      'node_modules/vscode-languageserver/node_modules/vscode-jsonrpc/lib/main.js',
    ]);
  });

  it('finds files that import each other in a circle', () => {
    const bundle = bundleOf({ 'src/a.ts': ['src/b.ts'], 'src/b.ts': ['src/c.ts'], 'src/c.ts': ['src/b.ts'] });
    expect(findCycles(bundle)).toEqual([['src/b.ts', 'src/c.ts', 'src/b.ts']]);
  });

  it('takes two ways to one file for no circle', () => {
    const bundle = bundleOf({ 'src/a.ts': ['src/b.ts', 'src/c.ts'], 'src/b.ts': ['src/c.ts'], 'src/c.ts': [] });
    expect(findCycles(bundle)).toEqual([]);
  });

  it('leaves circles inside packages to their makers', () => {
    const bundle = bundleOf({
      'node_modules/a/x.js': ['node_modules/a/y.js'],
      'node_modules/a/y.js': ['node_modules/a/x.js'],
    });
    expect(findCycles(bundle)).toEqual([]);
  });
});
