import path from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, it } from 'vitest';
import { boundaryRule } from '../../../scripts/boundaryRule.mjs';

const cwd = path.resolve(import.meta.dirname, '../../..');

/** What the rule says of an import in a file of the repository. */
function messagesFor(file: string, code: string): string[] {
  const linter = new Linter({ cwd });
  const config: Linter.Config = {
    files: ['**/*.ts', '**/*.tsx'],
    plugins: { house: { rules: { boundaries: boundaryRule } } },
    rules: { 'house/boundaries': 'error' },
  };
  return linter.verify(code, config, path.join(cwd, file)).map(({ message }) => message);
}

describe('who may import whom', () => {
  it.each([
    ['src/engine/simulate.ts', "import '../shared/model/results';"],
    ['src/engine/rules/attack/attack.ts', "import '../../random/dice';"],
    ['src/server/main.ts', "import 'node:fs'; import 'vscode-languageserver/node'; import '../engine/version';"],
    ['src/server/workers/simulationWorker.ts', "import './chunkRunner'; import '../../engine/version';"],
    ['webview/views/App.tsx', "import '../ui/Tabs'; import '@preact/signals'; import '../../src/shared/model/slots';"],
    ['webview/ui/Tabs.tsx', "import '@vscode/webview-ui-toolkit';"],
    ['test/unit/anything.test.ts', "import 'node:fs'; import '../../src/engine/version';"],
  ])('%s may: %s', (file, code) => {
    expect(messagesFor(file, code)).toEqual([]);
  });

  it.each([
    ['src/shared/model/results.ts', "import '../../engine/version';"],
    ['src/engine/simulate.ts', "import 'node:fs';"],
    ['src/engine/simulate.ts', "import 'fs';"],
    ['src/engine/simulate.ts', "import 'yaml';"],
    ['src/scenario/dice.ts', "import '../server/clock';"],
    ['src/server/workers/simulationWorker.ts', "import '../queue/jobQueue';"],
    ['src/extension/main.ts', "import('../engine/version');"],
    ['src/extension/main.ts', "export { a } from '../../webview/store';"],
    ['src/cli/main.ts', "import 'vscode';"],
    ['webview/views/App.tsx', "import '@vscode/webview-ui-toolkit/dist/button';"],
    ['webview/views/App.tsx', "import '../../test/fixtures/anything';"],
  ])('%s may not: %s', (file, code) => {
    expect(messagesFor(file, code)).toHaveLength(1);
  });

  it('says what was imported and where the table is', () => {
    expect(messagesFor('src/engine/simulate.ts', "import 'node:fs';")).toEqual([
      'src/engine may not import node:fs (scripts/boundaries.mjs says what it may).',
    ]);
  });
});
