import { chromium } from 'playwright-core';
import { findProgram, run, step } from '../../scripts/command.mjs';

const names = ['chromium', 'chromium-browser', 'google-chrome-stable', 'google-chrome'];

/**
 * The path of a Chromium on this machine; installs Debian's when there is none and we are root.
 *
 * @returns {Promise<string>} Rejects with a message that says what to install.
 */
export async function ensureChromium() {
  const found = findChromium();
  if (found) return found;
  if (process.getuid?.() !== 0 || !findProgram('apt-get')) {
    throw new Error(
      'The tests need a Chromium browser. Install one (on Debian, as root: apt-get install chromium) and try again.',
    );
  }
  step('Installing Chromium (a minute)');
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' };
  await run('apt-get', ['update', '-q'], { env, quiet: true });
  await run('apt-get', ['install', '-y', '-q', 'chromium'], { env, quiet: true });
  const installed = findChromium();
  if (!installed) throw new Error('apt-get installed chromium, but there is no `chromium` on PATH.');
  return installed;
}

/** @returns {string | null} */
function findChromium() {
  for (const name of names) {
    const file = findProgram(name);
    if (file) return file;
  }
  return null;
}

/**
 * Starts a Chromium without a window, with an empty profile that goes when it closes.
 *
 * @returns {Promise<import('playwright-core').Browser>}
 */
export async function launchChromium() {
  return chromium.launch({
    executablePath: await ensureChromium(),
    headless: true,
    args: [
      // Chromium's sandbox does not work for root; nothing but our own pages is opened.
      '--no-sandbox',
      '--disable-gpu',
      '--disable-quic',
      '--no-first-run',
      '--disable-background-networking',
      '--disable-component-update',
      '--disable-sync',
    ],
  });
}
