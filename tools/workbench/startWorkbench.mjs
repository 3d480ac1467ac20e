import { spawn } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { run } from '../../scripts/command.mjs';
import { installWorkbench, workbench } from './install.mjs';

/** Nothing that asks, tells or updates: a new window shows the folder and nothing else. */
const quietSettings = {
  'workbench.startupEditor': 'none',
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'chat.disableAIFeatures': true,
  'telemetry.telemetryLevel': 'off',
  'git.enabled': false,
  'extensions.autoUpdate': false,
};

/**
 * @typedef {object} Workbench
 * @property {string} address `http://127.0.0.1:PORT`.
 * @property {(folder: string) => string} addressOf The address that opens a folder, with the token if there is one.
 * @property {(settings: Record<string, unknown>) => void} changeSettings Adds user settings; open windows follow.
 * @property {() => Promise<void>} stop Ends the whole tree and removes what it wrote.
 */

/**
 * Starts VS Code's server on a free port of 127.0.0.1, with settings and extensions of its own in a temporary folder.
 *
 * @param {object} options
 * @param {string} [options.vsix] An extension to install.
 * @param {string} [options.token] What a browser must show to be let in. VS Code has a terminal, and every account and
 *   page of this machine reaches 127.0.0.1: only a test's own folder and moment may do without.
 * @param {boolean} [options.testDriver] Allows a page to load an extension and its test suite from the address; VS
 *   Code shows no notifications then.
 * @param {NodeJS.ProcessEnv} [options.env] Added to the environment of the extension host.
 * @returns {Promise<Workbench>}
 */
export async function startWorkbench({ vsix, token, testDriver = false, env = {} }) {
  await installWorkbench();
  const home = mkdtempSync(path.join(tmpdir(), 'encounter-lab-workbench-'));
  /** @param {string} name */
  const folder = (name) => {
    const made = path.join(home, name);
    mkdirSync(made, { recursive: true });
    return made;
  };
  /** @type {Record<string, unknown>} */
  let settings = quietSettings;
  const writeSettings = () => {
    for (const scope of ['data/User', 'data/Machine']) {
      writeFileSync(path.join(folder(scope), 'settings.json'), JSON.stringify(settings, null, 2));
    }
  };
  writeSettings();

  const port = await findFreePort();
  const places = [
    ...['--server-data-dir', folder('server'), '--user-data-dir', folder('data'), '--extensions-dir', folder('ext')],
    '--accept-server-license-terms',
    '--disable-telemetry',
  ];
  const serverEnv = {
    ...process.env,
    ...env,
    HOME: folder('home'),
    TMPDIR: folder('tmp'),
    XDG_RUNTIME_DIR: folder('tmp'),
    EXTENSIONS_GALLERY: '{"serviceUrl":""}',
  };
  if (vsix) {
    const install = ['--install-extension', vsix, '--force'];
    await run(workbench.nodePath, [workbench.serverScript, ...places, ...install], { env: serverEnv, quiet: true });
  }
  const listen = ['--host', '127.0.0.1', '--port', String(port)];
  listen.push(...(token === undefined ? ['--without-connection-token'] : ['--connection-token', token]));
  const options = ['--disable-workspace-trust', '--disable-getting-started-override'];
  if (testDriver) options.push('--enable-smoke-test-driver');
  const server = spawn(workbench.nodePath, [workbench.serverScript, ...listen, ...places, ...options], {
    env: serverEnv,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let output = '';
  for (const stream of [server.stdout, server.stderr]) {
    stream.on('data', (/** @type {Buffer} */ data) => (output = (output + data.toString()).slice(-10_000)));
  }
  /** @type {Promise<void>} */
  const ended = new Promise((resolve) => {
    server.on('error', (error) => {
      output += error.message;
      resolve();
    });
    server.on('close', () => resolve());
  });

  const kill = () => server.kill('SIGTERM');
  process.on('exit', kill);
  const stop = async () => {
    process.off('exit', kill);
    kill();
    await Promise.race([ended, delay(8000)]);
    server.kill('SIGKILL');
    rmSync(home, { recursive: true, force: true, maxRetries: 5, retryDelay: 200 });
  };
  const address = `http://127.0.0.1:${port}`;
  if (!(await isAnswering(address, ended))) {
    await stop();
    throw new Error(`VS Code's server did not start:\n${output}`);
  }
  return {
    address,
    addressOf: (opened) => {
      const proof = token === undefined ? '' : `tkn=${token}&`;
      return `${address}/?${proof}folder=${encodeURI(path.resolve(opened))}`;
    },
    changeSettings: (added) => {
      settings = { ...settings, ...added };
      writeSettings();
    },
    stop,
  };
}

/**
 * @param {string} address
 * @param {Promise<void>} ended
 */
async function isAnswering(address, ended) {
  let hasEnded = false;
  void ended.then(() => (hasEnded = true));
  for (let attempt = 0; attempt < 300 && !hasEnded; attempt++) {
    try {
      // Answered without a token too.
      const reply = await fetch(`${address}/version`);
      if (reply.ok) return true;
    } catch {
      // Not listening yet.
    }
    await delay(100);
  }
  return false;
}

/** @returns {Promise<number>} */
function findFreePort() {
  return new Promise((resolve, reject) => {
    const probe = createServer();
    probe.on('error', reject);
    probe.listen(0, '127.0.0.1', () => {
      const address = probe.address();
      const port = typeof address === 'object' && address ? address.port : 0;
      probe.close(() => resolve(port));
    });
  });
}
