// Measures the engine and the service: `npm run bench -- [NAME] [--starts N] [--against FILE]`; or the queue with its
// journal and its processes: `npm run bench:queue -- [--starts N] [--against FILE]`. NAME begins one figure of the
// engine, FILE is what another build has written. Speeds differ between process starts, so
// each figure is the median of several (seven, or three of the queue), with the smallest and the largest beside it; how fast the machine is just now
// shows in the line of dice alone. Written to artifacts/bench.json or benchQueue.json as well.
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { cpus } from 'node:os';
import { parseArgs } from 'node:util';
import { build } from 'esbuild';
import { constantTables } from './constantTables.mjs';

// Dependencies written as CommonJS call `require` for Node's own modules.
const requireBanner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

/** What each figure should reach: speeds at least, times and sizes at most. @type {Readonly<Record<string, number>>} */
const targets = {
  'R1 (runs/s)': 400_000,
  'E1 (runs/s)': 1_500_000,
  'E3 (runs/s)': 250_000,
  '8 against 20 (runs/s)': 50_000,
  '1005 runs, worker just started (ms)': 60,
  '1005 runs, warmed up in idle time (ms)': 8,
  '1005 runs, warm worker (ms)': 5,
  '1,000,000 runs, two workers (s)': 2.5,
  'memory meanwhile (MB)': 180,
  'slot of 1005 runs (KiB)': 24,
  'encode it (ms)': 8,
  'decode it (ms)': 8,
  'statistics of it (ms)': 3,
  'compile R1 (ms)': 5,
  'replay R1 as Markdown (ms)': 1,
  'read and compile a file of 3 KiB (ms)': 5,
  'submit to first slice, p95 (ms)': 150,
  'cancel to free worker, p95 (ms)': 200,
  'preempt: critical submitted to its first slice, p95 (ms)': 250,
  'longest task of the client while 100 jobs finish (ms)': 16,
};

const { values: options, positionals } = parseArgs({
  allowPositionals: true,
  options: { queue: { type: 'boolean', default: false }, starts: { type: 'string' }, against: { type: 'string' } },
});
const starts = Number(options.starts ?? (options.queue ? 3 : 7));
if (!Number.isInteger(starts) || starts < 1) {
  process.stderr.write(`--starts takes a whole number from 1, not ${options.starts}\n`);
  process.exit(2);
}
/** @type {{ figures: { name: string, median: number }[] } | null} */
const earlier = options.against === undefined ? null : JSON.parse(readFileSync(options.against, 'utf8'));

/** @param {'engine' | 'service' | 'queue'} part */
async function bundle(part) {
  const outfile = `out/bench/${part}.mjs`;
  await build({
    bundle: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    entryPoints: [`test/bench/${part}/main.ts`],
    outfile,
    banner: requireBanner,
    plugins: [constantTables],
  });
  return outfile;
}

const isAll = positionals.length === 0;
/** @type {readonly ('engine' | 'service' | 'queue')[]} */
const parts = options.queue ? ['queue'] : isAll ? ['engine', 'service'] : ['engine'];
const programs = await Promise.all(parts.map(bundle));
// What the service and the queue start.
if (isAll) execFileSync(process.execPath, ['esbuild.mjs', '--production', 'worker', 'server'], { stdio: 'inherit' });

/** @type {Record<string, number>[]} */
const samples = Array.from({ length: starts }, (_, index) => {
  process.stderr.write(`start ${index + 1} of ${starts}\n`);
  const measured = programs.map((program) =>
    JSON.parse(execFileSync(process.execPath, [program, ...positionals], { encoding: 'utf8' })),
  );
  return Object.assign({}, ...measured);
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
const line = ([name, ...cells]) => `${name.padEnd(58)}${cells.map((cell) => cell.padStart(12)).join('')}\n`;
process.stdout.write(line(['', 'median', 'min', 'max', 'target', ...(earlier ? ['against'] : [])]));
for (const { name, median, min, max, target } of figures) {
  const before = earlier?.figures.find((figure) => figure.name === name)?.median;
  const ratio = before === undefined || median === undefined ? [] : [`x ${(median / before).toFixed(2)}`];
  process.stdout.write(line([name, show(median), show(min), show(max), show(target), ...ratio]));
}

mkdirSync('artifacts', { recursive: true });
const machine = { node: process.version, cpu: cpus()[0]?.model ?? 'unknown', cores: cpus().length };
writeFileSync(
  `artifacts/${options.queue ? 'benchQueue' : 'bench'}.json`,
  `${JSON.stringify({ machine, starts, figures }, null, 2)}\n`,
);
