// Checks what esbuild put into each bundle, by its own record: `node scripts/checkBundles.mjs`, after a build.
import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './bootstrap.mjs';
import { bundles, isBelow, packageOf } from './boundaries.mjs';

/** @typedef {Pick<import('esbuild').Metafile, 'inputs'>} Contents */

/**
 * Compares every bundle with the table of what may be in it, and looks for files that import each other in a circle.
 *
 * @returns {string[]} What is wrong, a sentence each; empty when all is well.
 */
function checkBundles() {
  return Object.keys(bundles).flatMap((name) => {
    const file = path.join(root, 'out/meta', `${name}.json`);
    if (!existsSync(file)) return [`There is no ${name} bundle to check: run \`npm run build\`.`];
    /** @type {Contents} */
    const contents = JSON.parse(readFileSync(file, 'utf8'));
    return [
      ...findStrangers(name, contents).map(
        (input) => `The ${name} bundle holds ${input}, which does not belong there.`,
      ),
      ...findCycles(contents).map((cycle) => `Files import each other in a circle (${name}): ${cycle.join(' -> ')}.`),
    ];
  });
}

/**
 * The files in a bundle that may not be there.
 *
 * @param {string} name Of the bundle.
 * @param {Contents} contents
 * @returns {string[]}
 */
export function findStrangers(name, { inputs }) {
  const allowed = bundles[name];
  return Object.keys(inputs).filter((input) => {
    const packageName = packageIn(input);
    if (packageName !== null) return !allowed || allowed.neverPackages.includes(packageName);
    return !allowed?.folders.some((folder) => isBelow(input, folder));
  });
}

/**
 * @param {string} input Path of a bundled file, from the root.
 * @returns {string | null} The npm package it is of, or null for a file of ours.
 */
function packageIn(input) {
  const name = input.split('node_modules/').at(-1);
  return name === undefined || name === input ? null : packageOf(name);
}

/**
 * The circles among our own files, each once.
 *
 * @param {Contents} contents
 * @returns {string[][]}
 */
export function findCycles({ inputs }) {
  /** @type {string[][]} */
  const cycles = [];
  /** @type {Map<string, 'open' | 'done'>} */
  const states = new Map();
  /**
   * @param {string} file
   * @param {readonly string[]} trail
   */
  const visit = (file, trail) => {
    if (packageIn(file) !== null || states.get(file) === 'done') return;
    if (states.get(file) === 'open') {
      cycles.push([...trail.slice(trail.indexOf(file)), file]);
      return;
    }
    states.set(file, 'open');
    for (const imported of inputs[file]?.imports ?? []) {
      if (!imported.external) visit(imported.path, [...trail, file]);
    }
    states.set(file, 'done');
  };
  for (const file of Object.keys(inputs)) visit(file, []);
  return cycles;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  const problems = checkBundles();
  for (const problem of problems) process.stderr.write(`${problem}\n`);
  if (problems.length > 0) process.exitCode = 1;
}
