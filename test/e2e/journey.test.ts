import { cpSync, mkdirSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Browser, Locator } from 'playwright-core';
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
    const chosen = await window.runCommand('Encounter Lab: Simulate Encounter');
    await window.webview.locator('body').waitFor();
    console.log(`of that, until VS Code has opened an empty webview: ${Date.now() - chosen} ms`);
    await chart().waitFor();
    console.log(`first command to picture, with the start of the panel: ${Date.now() - chosen} ms`);
    await shown('chance that the party wins').waitFor();
  });

  it('spins in the status bar while it fights', async () => {
    await window.page.waitForFunction(() => 'sawSpinner' in globalThis);
  });

  it('compares a changed encounter with the one before', async () => {
    await window.openFile('ford.encounter.yaml');
    await window.replaceText('4 goblin', '7 goblin');
    const chosen = await window.runCommand('Encounter Lab: Simulate Encounter');
    await page('Slot B', { selected: true }).waitFor();
    await chart().waitFor();
    console.log(`next command to picture: ${Date.now() - chosen} ms`);
    await page('Compare').click();
    await shown('What changed in the file').waitFor();
    await shown('7 goblin').waitFor();
  });

  it('shows the panel again after a reload, on the same page', async () => {
    await window.reload();
    await page('Compare', { selected: true }).waitFor();
    await shown('What changed in the file').waitFor();
  });

  it.each([
    ['light', 'Light Modern'],
    ['dark', 'Dark Modern'],
    ['high-contrast', 'Default High Contrast'],
    ['high-contrast-light', 'Default High Contrast Light'],
  ])('can be read in %s', async (name, theme) => {
    workbench?.changeSettings({ 'workbench.colorTheme': theme });
    await window.webview.locator(`body[data-vscode-theme-id="${theme}"]`).waitFor();
    await page('Compare').click();
    await shown('What changed in the file').waitFor();
    await takePicture(`comparison-${name}`);
    await page('Slot B').click();
    await chart().waitFor();
    await takePicture(`results-${name}`);
  });

  it('replays a fight blow by blow', async () => {
    await window.webview.getByRole('button', { name: 'Replay' }).first().click();
    await window.editorTab('Preview Ambush at the ford, run').waitFor();
    await window.newestWebview.getByRole('heading', { name: 'Initiative' }).waitFor();
    await takePicture('replay');
  });

  it('breaks no content security policy', () => {
    expect(window.policyViolations).toEqual([]);
  });

  /** The first chart of the panel. */
  function chart(): Locator {
    return window.webview.locator('figure.chart svg').first();
  }

  function shown(text: string): Locator {
    return window.webview.getByText(text).first();
  }

  /** A page of the panel, by its tab. */
  function page(title: string, options: { readonly selected?: boolean } = {}): Locator {
    return window.webview.getByRole('tab', { name: title, ...options });
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
