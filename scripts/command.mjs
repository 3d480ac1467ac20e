import { spawn } from 'node:child_process';
import { accessSync, constants } from 'node:fs';
import path from 'node:path';

/**
 * Runs a command to its end. Without `quiet` it writes to our terminal; with it, its output is shown only when it
 * fails.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 * @returns {Promise<void>} Rejects with a message that names the command when it cannot be started or fails.
 */
export async function run(command, args, { cwd, env, quiet = false } = {}) {
  const { code, output } = await tryRun(command, args, { ...(cwd && { cwd }), ...(env && { env }), quiet });
  if (code === 0) return;
  throw new Error(`${quiet ? `${output.trim()}\n` : ''}\`${command} ${args.join(' ')}\` failed (exit code ${code}).`);
}

/**
 * Runs a command to its end and returns what it wrote, whatever its exit code (127: it could not be started). What it
 * writes is shown as it comes unless `quiet`.
 *
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, quiet?: boolean }} [options]
 * @returns {Promise<{ code: number, output: string }>}
 */
export function tryRun(command, args, { cwd, env = process.env, quiet = false } = {}) {
  return new Promise((resolve) => {
    const child = spawn(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) {
      stream.on('data', (/** @type {Buffer} */ data) => {
        output += data.toString();
        if (!quiet) process.stdout.write(data);
      });
    }
    child.on('error', (error) => resolve({ code: 127, output: `${output}${error.message}` }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

/**
 * The full path of a program on PATH.
 *
 * @param {string} name
 * @returns {string | null}
 */
export function findProgram(name) {
  for (const folder of (process.env['PATH'] ?? '').split(path.delimiter)) {
    const file = path.join(folder, name);
    try {
      accessSync(file, constants.X_OK);
      return file;
    } catch {
      // Not in this folder.
    }
  }
  return null;
}

/**
 * Says on the terminal what a long step is about.
 *
 * @param {string} text
 */
export function step(text) {
  process.stdout.write(`> ${text}\n`);
}
