// Checks what esbuild put into each bundle, by its own record: `node scripts/checkBundles.mjs`, after a build.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { root } from './bootstrap.mjs';
import { bundles, isBelow, packageOf } from './boundaries.mjs';

/**
 * Compares every bundle with the table of what may be in it, and looks for files that import each other in a circle.
 *
 * @returns {string[]} What is wrong, a sentence each; empty when all is well.
 */
export function checkBundles() {
  return Object.entries(bundles).flatMap(([name, { folders, neverPackages }]) => {
    /** @type {import('esbuild').Metafile} */
    const meta = JSON.parse(readFileSync(path.join(root, 'out/meta', `${name}.json`), 'utf8'));
    const strangers = Object.keys(meta.inputs).filter((input) => {
      const packageName = packageIn(input);
      if (packageName !== null) return neverPackages.includes(packageName);
      return !folders.some((folder) => isBelow(input, folder));
    });
    return [
      ...strangers.map((input) => `The ${name} bundle holds ${input}, which does not belong there.`),
      ...findCycles(meta).map((cycle) => `Files import each other in a circle (${name}): ${cycle.join(' -> ')}.`),
    ];
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
 * @param {import('esbuild').Metafile} meta
 * @returns {string[][]}
 */
function findCycles({ inputs }) {
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
