// Everything that is tested: `npm test [-- --only static|unit|host|e2e]`. Goes on after a failure, and ends with the
// line `N passed, N failed`. Only what needs no npm package is imported before the bootstrap.
import { mkdirSync, readFileSync, rmSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { step, tryRun } from './command.mjs';

/** @typedef {{ passed: number, failed: number }} Counts */

const reports = path.join(root, 'out/test-reports');

/** @type {Readonly<Record<string, readonly { name: string, run: () => Promise<Counts> }[]>>} */
const groups = {
  static: [
    { name: 'types', run: () => check('tsc', ['-b']) },
    { name: 'lint', run: () => check('eslint', ['.', '--max-warnings=0']) },
    { name: 'format', run: () => check('prettier', ['--check', '--log-level=warn', '.']) },
    { name: 'unused code', run: () => check('knip', []) },
    { name: 'bundles', run: () => checkScript('checkBundles.mjs') },
    { name: 'dependencies', run: () => checkScript('checkDependencies.mjs') },
  ],
  unit: [{ name: 'unit', run: () => vitest('unit', []) }],
  host: [{ name: 'extension host', run: hostSuites }],
  e2e: [{ name: 'journeys', run: () => vitest('e2e', ['--config', 'test/e2e/vitest.config.ts']) }],
};

const only = readOnly(process.argv.slice(2));
const started = Date.now();
await bootstrap().catch((/** @type {Error} */ error) => {
  process.stderr.write(`${error.message}\n`);
  process.exit(1);
});
mkdirSync(reports, { recursive: true });

/** @type {(Counts & { name: string, seconds: number })[]} */
const results = [];
await record('build', async () => {
  const { build } = await import('./build.mjs');
  await build();
  return { passed: 1, failed: 0 };
});
for (const [group, members] of Object.entries(groups)) {
  if (only !== null && only !== group) continue;
  // Members of one group do not disturb each other.
  await Promise.all(members.map(({ name, run }) => record(name, run)));
}
summarize();

/**
 * Runs one member of a group; a bug or a missing program in it counts as one failure.
 *
 * @param {string} name
 * @param {() => Promise<Counts>} run
 */
async function record(name, run) {
  step(name);
  const start = Date.now();
  /** @type {Counts} */
  let counts = { passed: 0, failed: 1 };
  try {
    counts = await run();
  } catch (error) {
    process.stdout.write(`${error instanceof Error ? error.message : String(error)}\n`);
  }
  results.push({ name, ...counts, seconds: (Date.now() - start) / 1000 });
}

function summarize() {
  process.stdout.write('\n');
  for (const { name, passed, failed, seconds } of results) {
    const state = failed > 0 ? 'FAILED' : 'ok';
    process.stdout.write(
      `${state.padEnd(7)}${name.padEnd(16)}${String(passed).padStart(6)} passed${String(failed).padStart(5)} failed${seconds.toFixed(1).padStart(8)} s\n`,
    );
  }
  const passed = results.reduce((sum, result) => sum + result.passed, 0);
  const failed = results.reduce((sum, result) => sum + result.failed, 0);
  process.stdout.write(`in ${((Date.now() - started) / 1000).toFixed(0)} s\n${passed} passed, ${failed} failed\n`);
  process.exitCode = failed > 0 ? 1 : 0;
}

/**
 * A program of node_modules that is happy or not.
 *
 * @param {string} program
 * @param {readonly string[]} args
 */
async function check(program, args) {
  return asCounts(await tryRun(path.join(root, 'node_modules/.bin', program), args, { cwd: root, quiet: true }));
}

/** @param {string} script */
async function checkScript(script) {
  return asCounts(await tryRun(process.execPath, [path.join('scripts', script)], { cwd: root, quiet: true }));
}

/**
 * @param {{ code: number, output: string }} ended
 * @returns {Counts}
 */
function asCounts({ code, output }) {
  if (code === 0) return { passed: 1, failed: 0 };
  process.stdout.write(output);
  return { passed: 0, failed: 1 };
}

/**
 * Tests run by vitest, counted from its report. A file that could not be loaded has no tests, and is one failure.
 *
 * @param {string} name
 * @param {readonly string[]} args
 * @returns {Promise<Counts>}
 */
async function vitest(name, args) {
  const { ensureChromium } = await import('../tools/workbench/chromium.mjs');
  await ensureChromium();
  const report = path.join(reports, `${name}.json`);
  rmSync(report, { force: true });
  const reporters = ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`];
  const { code } = await tryRun(path.join(root, 'node_modules/.bin/vitest'), ['run', ...args, ...reporters], {
    cwd: root,
  });
  const { numPassedTests, numFailedTests } = JSON.parse(readFileSync(report, 'utf8'));
  return { passed: numPassedTests, failed: code === 0 ? numFailedTests : Math.max(1, numFailedTests) };
}

/**
 * The suites inside VS Code's extension host, counted from what mocha prints.
 *
 * @returns {Promise<Counts>}
 */
async function hostSuites() {
  const { code, output } = await tryRun(process.execPath, ['scripts/testHost.mjs'], { cwd: root });
  const passed = Number(/^\s*(\d+) passing/m.exec(output)?.[1] ?? 0);
  const failed = Number(/^\s*(\d+) failing/m.exec(output)?.[1] ?? 0);
  return { passed, failed: code === 0 && passed > 0 ? failed : Math.max(1, failed) };
}

/**
 * @param {readonly string[]} args
 * @returns {string | null} The one group to run, null for all.
 */
function readOnly(args) {
  if (args.length === 0) return null;
  const [option, group] = args;
  if (option === '--only' && args.length === 2 && group && group in groups) return group;
  process.stderr.write(`Unknown: ${args.join(' ')}. Allowed: --only ${Object.keys(groups).join('|')}\n`);
  process.exit(2);
}
