// Measures the engine: `npm run bench -- [NAME] [--starts N] [--against FILE]`; FILE is the bench.json of another build.
// Speeds differ between process starts, so each figure is the median of seven, with the smallest and the largest beside
// it; how fast the machine is just now shows in the line of dice alone. Written to artifacts/bench.json as well.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
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

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { starts: { type: 'string', default: '7' }, against: { type: 'string' } },
});
const starts = Number(options.starts);
if (!Number.isInteger(starts) || starts < 1) {
  process.stderr.write(`--starts takes a whole number from 1, not ${options.starts}\n`);
  process.exit(2);
}
/** @type {{ figures: { name: string, median: number }[] } | null} */
const earlier = options.against === undefined ? null : JSON.parse(readFileSync(options.against, 'utf8'));

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
  return JSON.parse(execFileSync(process.execPath, [bundle, ...positionals], { encoding: 'utf8' }));
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
process.stdout.write(line(['', 'median', 'min', 'max', 'target', ...(earlier ? ['against'] : [])]));
for (const { name, median, min, max, target } of figures) {
  const before = earlier?.figures.find((figure) => figure.name === name)?.median;
  const ratio = before === undefined || median === undefined ? [] : [`x ${(median / before).toFixed(2)}`];
  process.stdout.write(line([name, show(median), show(min), show(max), show(target), ...ratio]));
}

mkdirSync('artifacts', { recursive: true });
const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync('artifacts/bench.json', `${JSON.stringify({ machine, starts, figures }, null, 2)}\n`);
