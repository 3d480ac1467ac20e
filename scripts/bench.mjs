// Measures the engine: `npm run bench [-- NAME] [--starts N]`. Speeds differ between process starts, so each figure is
// the median of seven, with the smallest and the largest beside it. Written to artifacts/bench.json as well.
import { execFileSync } from 'node:child_process';
import { mkdirSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { build } from 'esbuild';
import { constantTables } from './constantTables.mjs';

const entry = 'test/bench/engine/main.ts';
const bundle = 'out/bench/engine.mjs';
/** What each figure should reach at least. @type {Readonly<Record<string, number>>} */
const targets = {
  'R1 (runs/s)': 400_000,
  'E1 (runs/s)': 1_500_000,
  'E3 (runs/s)': 250_000,
  '8 against 20 (runs/s)': 50_000,
};

const args = process.argv.slice(2);
const startsAt = args.indexOf('--starts');
const starts = startsAt < 0 ? 7 : Number(args[startsAt + 1]);
if (!Number.isInteger(starts) || starts < 1) {
  process.stderr.write(`--starts takes a whole number from 1, not ${args[startsAt + 1]}\n`);
  process.exit(2);
}
const only = args.find((arg, index) => !arg.startsWith('--') && (startsAt < 0 || index !== startsAt + 1));

await build({
  bundle: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  entryPoints: [entry],
  outfile: bundle,
  plugins: [constantTables],
});

/** @type {Record<string, number>[]} */
const samples = Array.from({ length: starts }, (_, index) => {
  process.stderr.write(`start ${index + 1} of ${starts}\n`);
  return JSON.parse(execFileSync(process.execPath, [bundle, ...(only ? [only] : [])], { encoding: 'utf8' }));
});

const figures = Object.keys(samples[0] ?? {}).map((name) => {
  const values = samples.map((sample) => sample[name] ?? NaN).sort((a, b) => a - b);
  return {
    name,
    median: values[values.length >> 1],
    min: values[0],
    max: values.at(-1),
    target: targets[name] ?? null,
  };
});

/** @param {number | null | undefined} value */
const show = (value) => {
  if (value === null || value === undefined) return '';
  return value >= 100 ? Math.round(value).toLocaleString('en-US') : value.toFixed(2);
};
/** @param {readonly [string, ...string[]]} cells */
const line = ([name, ...cells]) => `${name.padEnd(26)}${cells.map((cell) => cell.padStart(12)).join('')}\n`;
process.stdout.write(line(['', 'median', 'min', 'max', 'target']));
for (const { name, median, min, max, target } of figures) {
  process.stdout.write(line([name, show(median), show(min), show(max), show(target)]));
}

mkdirSync('artifacts', { recursive: true });
const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync('artifacts/bench.json', `${JSON.stringify({ machine, starts, figures }, null, 2)}\n`);
