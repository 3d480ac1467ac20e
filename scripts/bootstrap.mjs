// Runs before anything is installed: only Node's own modules here and in what this imports.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { run, step } from './command.mjs';

export const root = fileURLToPath(new URL('..', import.meta.url));
const oldestNode = [20, 0];

/**
 * Makes a checkout ready to run: checks Node's version and installs the npm packages when they are missing or not
 * those of package-lock.json.
 *
 * @returns {Promise<void>} Rejects with a message for the user.
 */
export async function bootstrap() {
  if (!isAtLeast(process.versions.node, oldestNode)) {
    throw new Error(
      `This is Node ${process.versions.node}; Encounter Lab needs Node ${oldestNode.join('.')} or newer. Install it from https://nodejs.org.`,
    );
  }
  if (isInstalled(root)) return;
  step('Installing the npm packages (half a minute)');
  await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'], root);
}

/**
 * Runs npm, the same one that started us where there is one.
 *
 * @param {readonly string[]} args
 * @param {string} cwd
 */
export async function npm(args, cwd) {
  const started = process.env['npm_execpath'];
  const [command, first] = started ? [process.execPath, [started]] : ['npm', []];
  await run(command, [...first, ...args], { cwd, quiet: true });
}

/**
 * Whether node_modules holds exactly the versions of package-lock.json, by npm's own record of what it installed.
 *
 * @param {string} folder
 */
export function isInstalled(folder) {
  try {
    const wanted = readPackages(path.join(folder, 'package-lock.json'));
    const present = readPackages(path.join(folder, 'node_modules', '.package-lock.json'));
    return Object.entries(wanted).every(
      ([name, { version, optional }]) => name === '' || optional || present[name]?.version === version,
    );
  } catch {
    return false;
  }
}

/**
 * @param {string} lockFile
 * @returns {Record<string, { version: string, optional?: boolean }>}
 */
function readPackages(lockFile) {
  return JSON.parse(readFileSync(lockFile, 'utf8')).packages;
}

/**
 * @param {string} version
 * @param {readonly number[]} oldest
 */
function isAtLeast(version, oldest) {
  const parts = version.split('.').map(Number);
  const different = oldest.findIndex((part, index) => part !== parts[index]);
  return different === -1 || (parts[different] ?? 0) > (oldest[different] ?? 0);
}
