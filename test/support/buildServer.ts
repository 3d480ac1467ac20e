import { mkdirSync, rmSync } from 'node:fs';
import path from 'node:path';
import { build } from 'esbuild';

export interface BuiltServer {
  readonly serverFile: string;
  readonly workerFile: string;
}

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Builds the background process as it is now into a folder of this test process, so that tests neither run a stale
 * build nor replace one that another test is running.
 */
export async function buildServer(): Promise<BuiltServer> {
  const folder = path.join(root, 'out', 'test', `server-${process.pid}`);
  mkdirSync(folder, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  await build({
    entryPoints: {
      server: path.join(root, 'src/server/main.ts'),
      worker: path.join(root, 'src/server/workers/simulationWorker.ts'),
    },
    outdir: folder,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return { serverFile: path.join(folder, 'server.js'), workerFile: path.join(folder, 'worker.js') };
}
