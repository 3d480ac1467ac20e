// The main job from nothing: `npm start [-- --headless] [-- FOLDER]`. Only what needs no npm package is imported
// before the bootstrap.
import { spawn } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, statSync } from 'node:fs';
import path from 'node:path';
import { bootstrap, root } from './bootstrap.mjs';
import { findProgram, step } from './command.mjs';

try {
  await start(process.argv.slice(2));
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
}

/** @param {readonly string[]} args */
async function start(args) {
  const { folder, isHeadless } = readArguments(args);
  await bootstrap();
  const { build } = await import('./build.mjs');
  await build();
  await fightExample();
  if (isHeadless) return;

  const code = findProgram('code');
  const hasDisplay = process.platform !== 'linux' || process.env['DISPLAY'] || process.env['WAYLAND_DISPLAY'];
  if (code && hasDisplay) {
    step(`Opening ${folder} in VS Code`);
    spawn(code, [`--extensionDevelopmentPath=${root}`, folder], { stdio: 'inherit' });
  } else {
    await openWorkbench(folder);
  }
}

/** Fights the first example through the background process, and prints what the panel would show. */
async function fightExample() {
  const example = path.join(root, 'examples/ford.encounter.yaml');
  step(`Fighting ${path.relative(root, example)} in the background process`);
  // Built a moment ago, so it cannot be imported before.
  const bundle = '../out/fightInBackground.mjs';
  /** @type {typeof import('./fightInBackground')} */
  const { fightInBackground } = await import(bundle);
  const isTerminal = process.stderr.isTTY;
  const report = await fightInBackground(path.join(root, 'dist/server.js'), example, (progress) => {
    if (isTerminal) process.stderr.write(`\r${progress.padEnd(20)}\r`);
  });
  process.stdout.write(`\n${report}\n`);
}

/**
 * Serves VS Code with the packed extension until Ctrl-C.
 *
 * @param {string} folder
 */
async function openWorkbench(folder) {
  const { packExtension } = await import('./package.mjs');
  const { startWorkbench } = await import('../tools/workbench/startWorkbench.mjs');
  step('Packing the extension');
  const { vsix } = await packExtension();
  const workbench = await startWorkbench({ vsix, token: randomUUID() });
  process.stdout.write(`\nVS Code is at ${workbench.addressOf(folder)}\nCtrl-C ends it.\n`);
  await new Promise((resolve) => {
    for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, resolve);
  });
  step('Ending VS Code');
  await workbench.stop();
}

/**
 * @param {readonly string[]} args
 * @returns {{ folder: string, isHeadless: boolean }}
 */
function readArguments(args) {
  const unknown = args.filter((arg) => arg.startsWith('-') && arg !== '--' && arg !== '--headless');
  const folders = args.filter((arg) => !arg.startsWith('-'));
  if (unknown.length > 0 || folders.length > 1) {
    throw new Error(`Cannot read "${args.join(' ')}". Allowed: npm start [-- --headless] [-- FOLDER]`);
  }
  const folder = path.resolve(process.env['INIT_CWD'] ?? root, folders[0] ?? path.join(root, 'examples'));
  if (!existsSync(folder) || !statSync(folder).isDirectory()) throw new Error(`There is no folder ${folder}.`);
  return { folder, isHeadless: args.includes('--headless') };
}
