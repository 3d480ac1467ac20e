import { spawn } from 'node:child_process';
import { once } from 'node:events';
import path from 'node:path';
import { expect, it } from 'vitest';
import { launchChromium } from '../../tools/workbench/chromium.mjs';
import { startWorkbench } from '../../tools/workbench/startWorkbench.mjs';
import { VscodeWindow } from '../support/vscodeWindow';

const root = path.resolve(import.meta.dirname, '../..');

it('a workbench with a token lets nobody in without it, and its owner with it', async () => {
  const workbench = await startWorkbench({ token: 'only-for-the-owner' });
  try {
    const statusOf = async (address: string) => (await fetch(address, { redirect: 'manual' })).status;
    expect(await statusOf(`${workbench.address}/?folder=${root}`)).toBe(403);
    expect(await statusOf(`${workbench.address}/?tkn=guessed&folder=${root}`)).toBe(403);
    // It keeps the token in a cookie and leads on to the address without it.
    expect(await statusOf(workbench.addressOf(root))).toBe(302);
    const browser = await launchChromium();
    try {
      await VscodeWindow.open(browser, workbench.addressOf(path.join(root, 'examples')));
    } finally {
      await browser.close();
    }
  } finally {
    await workbench.stop();
  }
});

// Elsewhere it opens the desktop's VS Code.
it.runIf(process.platform === 'linux')('npm start prints an address with a token of its own', async () => {
  const env = { ...process.env, DISPLAY: '', WAYLAND_DISPLAY: '' };
  const start = spawn(process.execPath, ['scripts/start.mjs'], {
    cwd: root,
    env,
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  let output = '';
  const address = new Promise<string>((resolve, reject) => {
    start.stdout.on('data', (data: Buffer) => {
      output += data.toString();
      const found = /VS Code is at (http:\S+)\s/.exec(output)?.[1];
      if (found) resolve(found);
    });
    start.once('exit', () => reject(new Error(`npm start ended:\n${output}`)));
  });
  try {
    const { origin, searchParams } = new URL(await address);
    expect(searchParams.get('tkn')).toMatch(/^[0-9a-f-]{36}$/);
    expect((await fetch(origin, { redirect: 'manual' })).status).toBe(403);
  } finally {
    start.kill('SIGINT');
    await once(start, 'exit');
  }
});
