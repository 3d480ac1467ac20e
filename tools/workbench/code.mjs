#!/usr/bin/env node
// Stands in for VS Code's `code` where @vscode/test-electron starts one: the same options, the workbench behind them.
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { format } from 'node:util';
import { launchChromium } from './chromium.mjs';
import { startWorkbench } from './startWorkbench.mjs';

const timeoutMs = 5 * 60_000;

/** What VS Code says about itself: its log, and the compiled parts that were left out of the installation. */
const noise =
  /^(Canceled|Ignoring fetching|Creating a socket|Resolv(ing|ed) connection token|\[(reconnection|AgentHost|AccountPolicy|Service Worker))|spdlog|watchdog/;

// Whoever ends us by a signal ends the server with us.
for (const signal of ['SIGINT', 'SIGTERM']) process.once(signal, () => process.exit(1));

process.exitCode = await runSuite(process.argv.slice(2));

/**
 * Runs a test suite inside the extension host of the workbench.
 *
 * @param {readonly string[]} args
 * @returns {Promise<number>} Exit code: 0, or 1 when the suite's `run()` rejects.
 */
async function runSuite(args) {
  const extension = readOption(args, 'extensionDevelopmentPath');
  const tests = readOption(args, 'extensionTestsPath');
  const folder = args.find((arg) => !arg.startsWith('-'));
  if (!extension || !tests || !folder) {
    process.stderr.write('Needed: --extensionDevelopmentPath=FOLDER --extensionTestsPath=FILE FOLDER\n');
    return 2;
  }
  const workbench = await startWorkbench({ testDriver: true });
  try {
    const browser = await launchChromium();
    try {
      const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
      await page.exposeFunction('codeAutomationLog', (/** @type {string} */ type, /** @type {unknown[]} */ parts) => {
        const line = format(...parts);
        if (!noise.test(line)) process[type === 'error' ? 'stderr' : 'stdout'].write(`${line}\n`);
      });
      /** @type {Promise<number>} */
      const finished = new Promise((resolve) => {
        void page.exposeFunction('codeAutomationExit', resolve).then(() => {
          const remote = workbench.address.replace('http:', 'vscode-remote:');
          const payload = [
            ['extensionDevelopmentPath', `${remote}${path.resolve(extension)}`],
            ['extensionTestsPath', `${remote}${path.resolve(tests)}`],
            ['enableProposedApi', ''],
            ['skipWelcome', 'true'],
          ];
          return page.goto(`${workbench.addressOf(folder)}&payload=${encodeURIComponent(JSON.stringify(payload))}`);
        });
      });
      const timedOut = delay(timeoutMs, null, { ref: false }).then(() => {
        process.stderr.write(`The suite did not end within ${timeoutMs / 60_000} minutes.\n`);
        return 1;
      });
      return await Promise.race([finished, timedOut]);
    } finally {
      await browser.close();
    }
  } finally {
    await workbench.stop();
  }
}

/**
 * @param {readonly string[]} args
 * @param {string} name
 */
function readOption(args, name) {
  const prefix = `--${name}=`;
  return args.find((arg) => arg.startsWith(prefix))?.slice(prefix.length);
}
