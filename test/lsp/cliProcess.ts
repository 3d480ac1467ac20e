import { type ChildProcess, spawn } from 'node:child_process';
import { copyFileSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { build } from 'esbuild';

const root = path.resolve(import.meta.dirname, '../..');

/**
 * Builds the command line and its worker as they are now into a folder of this test process.
 *
 * @returns path of the built `cli.js`
 */
export async function buildCli(): Promise<string> {
  const folder = path.join(root, 'out', 'test', `cli-${process.pid}`);
  const dist = path.join(folder, 'dist');
  mkdirSync(dist, { recursive: true });
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  copyFileSync(path.join(root, 'package.json'), path.join(folder, 'package.json'));
  await build({
    entryPoints: {
      cli: path.join(root, 'src/cli/main.ts'),
      worker: path.join(root, 'src/server/workers/simulationWorker.ts'),
    },
    outdir: dist,
    bundle: true,
    platform: 'node',
    target: 'node20',
    format: 'esm',
    banner: {
      js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
    },
    logLevel: 'warning',
  });
  return path.join(dist, 'cli.js');
}

/** A folder with these files, by relative path. */
export function writeCampaign(files: Readonly<Record<string, string | Uint8Array>>): string {
  const folder = mkdtempSync(path.join(tmpdir(), 'encounter-lab-cli-'));
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }));
  for (const [name, content] of Object.entries(files)) {
    const file = path.join(folder, name);
    mkdirSync(path.dirname(file), { recursive: true });
    writeFileSync(file, content);
  }
  return folder;
}

export interface Finished {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

/** Runs the built command line to its end. `onStart` gets the process and what it has said so far. */
export function runCli(
  cli: string,
  folder: string,
  args: readonly string[],
  onStart: (child: ChildProcess) => void = () => {},
): Promise<Finished> {
  return new Promise((resolve, reject) => {
    const child = spawn(process.execPath, [cli, ...args], { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let err = '';
    child.stdout.setEncoding('utf8').on('data', (text: string) => (out += text));
    child.stderr.setEncoding('utf8').on('data', (text: string) => (err += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
    onStart(child);
  });
}
