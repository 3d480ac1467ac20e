import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { build } from 'esbuild';
import { describe, expect, it } from 'vitest';
import { constantTables, withConstantTables } from '../../../scripts/constantTables.mjs';

const engine = (code: string): string => `// src/engine/tables/fightState.ts\n${code}`;

describe('constant tables', () => {
  it('become constants again, as does all that is worked out once', () => {
    expect(withConstantTables(engine('var hp = new Int32Array(rows);\nvar upBit = 1;\nvar bits = upBit | 2;\n'))).toBe(
      engine('const hp = new Int32Array(rows);\nconst upBit = 1;\nconst bits = upBit | 2;\n'),
    );
  });

  it('and functions with them, whatever they hold', () => {
    expect(
      withConstantTables(engine('function f(a) {\n  if (a) {\n    g();\n  }\n}\nfunction g() {}\nclass A {\n}\n')),
    ).toBe(engine('const f = function(a) {\n  if (a) {\n    g();\n  }\n};\nconst g = function() {};\nclass A {\n}\n'));
  });

  it.each(['tick++;', '--tick;', 'tick += 1;', 'tick = 2;', 'x = tick = 3;', 'tick >>>= 1;'])(
    'leave alone what is assigned to: %s',
    (assignment) => {
      const code = engine(`var tick = 0;\n${assignment}\n`);
      expect(withConstantTables(code)).toBe(code);
    },
  );

  it('are not confused by a property, a comparison, an arrow or a longer name', () => {
    const uses = 'this.hp = 1;\nif (hp === 3) f(hp == 2);\nmap((hp) => hp);\nmaxhp = 4;\nhpLeft = 5;\nhp[1] = 3;\n';
    expect(withConstantTables(engine(`var hp = new Int32Array(8);\n${uses}`))).toBe(
      engine(`const hp = new Int32Array(8);\n${uses}`),
    );
  });

  it('leave variables inside functions alone', () => {
    const code = engine('const f = function() {\n  var n = 1;\n  return n;\n};\n');
    expect(withConstantTables(code)).toBe(code);
  });

  it.each(['node_modules/x/index.js', 'src/shared/model/limits.ts'])('leave %s alone', (module) => {
    const code = `${engine('')}// ${module}\nvar n = 1;\nfunction f() {\n}\n`;
    expect(withConstantTables(code)).toBe(code);
  });

  it('leave functions that do not fight as they are, but no variables', () => {
    const code = `// src/engine/compile/slots.ts\nvar n = 1;\nfunction f() {\n}\n`;
    expect(withConstantTables(code)).toBe(code.replace('var', 'const'));
  });

  it('leave a worker that starts: nothing is called above its line', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'worker-'));
    const outfile = join(folder, 'worker.mjs');
    const js =
      "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);";
    const node = { bundle: true, format: 'esm', platform: 'node', target: 'node20', banner: { js } } as const;
    const entryPoints = ['src/server/workers/simulationWorker.ts'];
    await build({ ...node, entryPoints, outfile, plugins: [constantTables] });
    const worker = new Worker(outfile);
    try {
      const message = await new Promise((resolve, reject) => worker.once('message', resolve).once('error', reject));
      expect(message).toBe('ready');
    } finally {
      await worker.terminate();
      rmSync(folder, { recursive: true });
    }
  });
});
