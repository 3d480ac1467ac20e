import type { Browser, FrameLocator, Locator, Page } from 'playwright-core';

/** A window of the workbench, used as a user uses it: by keyboard and by what is seen. */
export class VscodeWindow {
  /** Every violation of a content security policy in any frame since the window was opened, as text. */
  readonly policyViolations: string[] = [];

  private constructor(readonly page: Page) {}

  /** Opens a folder's address and waits until the window can be used. */
  static async open(browser: Browser, address: string): Promise<VscodeWindow> {
    const page = await browser.newPage({ viewport: { width: 1440, height: 900 } });
    const window = new VscodeWindow(page);
    const marker = 'policy violation: ';
    page.on('console', (message) => {
      if (message.text().startsWith(marker)) window.policyViolations.push(message.text().slice(marker.length));
    });
    await page.addInitScript((prefix) => {
      document.addEventListener('securitypolicyviolation', (event) => {
        console.warn(`${prefix}${event.effectiveDirective} ${event.blockedURI} in ${event.documentURI}`);
      });
    }, marker);
    await page.goto(address);
    await window.waitUntilReady();
    return window;
  }

  async reload(): Promise<void> {
    const loaded = this.page.waitForEvent('domcontentloaded');
    await this.runCommand('Developer: Reload Window');
    await loaded;
    await this.waitUntilReady();
  }

  /** Opens a file of the folder by its name, from Quick Open. */
  async openFile(name: string): Promise<void> {
    await this.page.keyboard.press('Control+P');
    await this.typeIntoQuickInput(name);
    await this.editorTab(name).waitFor();
    await this.page.locator('.editor-instance .view-line').first().waitFor();
  }

  /** Runs a command from the palette, by its title as shown there. Returns when it was chosen, as `Date.now()`. */
  async runCommand(title: string): Promise<number> {
    await this.page.keyboard.press('F1');
    return this.typeIntoQuickInput(`>${title}`);
  }

  /** Replaces the first occurrence of a text in the active editor. */
  async replaceText(from: string, to: string): Promise<void> {
    await this.page.locator('.editor-instance .view-lines').first().click();
    await this.page.keyboard.press('Control+Home');
    await this.page.keyboard.press('Control+F');
    await this.page.keyboard.press('Control+A');
    await this.page.keyboard.insertText(from);
    await this.page.locator('.find-widget .matchesCount', { hasText: / of / }).waitFor();
    // Leaves the find widget with what it found selected.
    await this.page.keyboard.press('Escape');
    await this.page.keyboard.insertText(to);
    await this.page.keyboard.press('Control+S');
  }

  /** The tab of an editor, by what its title begins with. */
  editorTab(title: string): Locator {
    return this.page.locator('.tabs-container').getByRole('tab', { name: new RegExp(`^${title}`) });
  }

  /** What the first webview shows. */
  get webview(): FrameLocator {
    return this.webviews.first().contentFrame().frameLocator('iframe#active-frame');
  }

  /** What the webview opened last shows. */
  get newestWebview(): FrameLocator {
    return this.webviews.last().contentFrame().frameLocator('iframe#active-frame');
  }

  private get webviews(): Locator {
    return this.page.locator('iframe.webview.ready');
  }

  private async typeIntoQuickInput(text: string): Promise<number> {
    await this.page.locator('.quick-input-widget:not(.hidden) input.input').fill(text);
    const wanted = text.replace(/^>/, '');
    await this.page.locator('.quick-input-list .monaco-list-row.focused', { hasText: wanted }).waitFor();
    await this.page.keyboard.press('Enter');
    return Date.now();
  }

  private async waitUntilReady(): Promise<void> {
    await this.page
      .locator('.monaco-workbench .monaco-list-row, .monaco-workbench .tabs-container .tab')
      .first()
      .waitFor();
  }
}
