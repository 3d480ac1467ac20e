import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { packExtension } from '../../scripts/package.mjs';
import { launchChromium } from '../../tools/workbench/chromium.mjs';
import { startWorkbench, type Workbench } from '../../tools/workbench/startWorkbench.mjs';
import { VscodeWindow } from '../support/vscodeWindow';

const root = path.resolve(import.meta.dirname, '../..');
const pictures = path.join(root, 'artifacts/e2e');
const extension = 'encounter-lab.encounter-lab';

/** A user's first evening with the extension as it is published. */
describe('the packed extension in VS Code', () => {
  const folder = mkdtempSync(path.join(tmpdir(), 'encounter-lab-journey-'));
  let workbench: Workbench | undefined;
  let browser: Browser | undefined;
  let window: VscodeWindow;

  beforeAll(async () => {
    mkdirSync(pictures, { recursive: true });
    cpSync(path.join(root, 'examples'), folder, { recursive: true });
    const { vsix, bytes } = await packExtension();
    console.log(`size of the .vsix: ${(bytes / 1e6).toFixed(2)} MB`);
    workbench = await startWorkbench({ vsix });
    browser = await launchChromium();
    window = await VscodeWindow.open(browser, workbench.addressOf(folder));
  });

  afterAll(async () => {
    await browser?.close();
    await workbench?.stop();
    rmSync(folder, { recursive: true, force: true });
  });

  afterEach(async ({ task }) => {
    if (task.result?.state === 'fail') await takePicture(`failed-${task.name.replaceAll(/\W+/g, '-')}`);
  });

  it('shows a picture soon after the first command', async () => {
    await window.openFile('ford.encounter.yaml');
    await window.page.evaluate(watchStatusBar, extension);
    const milliseconds = await timeToPicture('Encounter Lab: Simulate Encounter');
    console.log(`first command to picture, with the start of the background process: ${milliseconds} ms`);
    await expectText('chance that the party wins');
  });

  it('spins in the status bar while it fights', async () => {
    await window.page.waitForFunction(() => 'sawSpinner' in globalThis);
  });

  it('compares a changed encounter with the one before', async () => {
    await openBesides('ford.encounter.yaml');
    await window.replaceText('4 goblin', '7 goblin');
    await window.runCommand('Encounter Lab: Simulate Encounter');
    await window.webview.getByRole('tab', { name: 'Compare' }).click();
    await expectText('What changed in the file');
    await expectText('7 goblin');
    await takePicture('comparison');
  });

  it('shows the panel again after a reload', async () => {
    await window.reload();
    await expectText('What changed in the file');
  });

  it('replays a fight blow by blow', async () => {
    await window.webview.getByRole('tab', { name: 'Slot B' }).click();
    await window.webview
      .getByRole('button', { name: /replay|watch/i })
      .first()
      .click();
    await window.page.getByRole('tab', { name: /replay|run/i }).waitFor();
    await takePicture('replay');
  });

  it.each([
    ['light', 'Light Modern'],
    ['dark', 'Dark Modern'],
    ['high-contrast', 'Default High Contrast'],
    ['high-contrast-light', 'Default High Contrast Light'],
  ])('can be read in %s', async (name, theme) => {
    workbench?.changeSettings({ 'workbench.colorTheme': theme });
    await window.runCommand('Encounter Lab: Show Results');
    await window.webview.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
    await takePicture(`results-${name}`);
  });

  it('breaks no content security policy', () => {
    expect(window.policyViolations.filter((violation) => !violation.includes('workbench'))).toEqual([]);
  });

  async function timeToPicture(command: string): Promise<number> {
    const start = Date.now();
    await window.runCommand(command);
    await window.webview.locator('figure.chart svg').first().waitFor();
    return Date.now() - start;
  }

  async function expectText(text: string): Promise<void> {
    await window.webview.getByText(text).first().waitFor();
  }

  /** Gives the file the focus again, which the panel took. */
  async function openBesides(name: string): Promise<void> {
    await window.openFile(name);
  }

  async function takePicture(name: string): Promise<void> {
    await window.page.screenshot({ path: path.join(pictures, `${name}.png`) });
  }
});

/** Runs in the page: notes in `sawSpinner` that a status item of the extension has spun, however shortly. */
function watchStatusBar(id: string): void {
  const look = () => {
    if (document.querySelector(`.statusbar-item[id^="${id}"] .codicon-modifier-spin`)) {
      Object.assign(globalThis, { sawSpinner: true });
    }
  };
  new MutationObserver(look).observe(document.body, { subtree: true, childList: true, attributes: true });
}
