import { readFileSync } from 'node:fs';
import type { Browser } from 'playwright-core';
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import type { Job } from '../../src/shared/model/queue';
import type { PanelSnapshot } from '../../src/shared/protocol/webview';
import { formatRate } from '../../src/shared/util/format';
import { emptySnapshot, fullSnapshot, job, quietQueue, snapshotWhileRunning } from '../fixtures/panelSnapshot';
import { launchChromium } from '../../tools/workbench/chromium.mjs';
import { type ThemeName, themes } from '../fixtures/themes';
import { accessibilityProblems } from './accessibilityProblems';
import { buildPanel, onPage, openPanel, type Panel, type PanelOptions } from './panelHarness';

const themeNames = Object.keys(themes) as ThemeName[];
let browser: Browser;
const open: Panel[] = [];

beforeAll(async () => {
  buildPanel();
  browser = await launchChromium();
});
afterAll(() => browser.close());
afterEach(async () => {
  const panels = open.splice(0);
  const complaints = panels.flatMap((panel) => panel.complaints);
  await Promise.all(panels.map((panel) => panel.close()));
  expect(complaints, 'uncaught errors and violations of the content security policy').toEqual([]);
});

async function show(snapshot: PanelSnapshot, options?: PanelOptions): Promise<Panel> {
  const panel = await openPanel(browser, snapshot, options);
  open.push(panel);
  return panel;
}

async function picture(panel: Panel, name: string): Promise<void> {
  await panel.page.screenshot({ path: `artifacts/webview/${name}.png`, fullPage: true, animations: 'disabled' });
}

describe('a slot', () => {
  it('says the verdict with its interval, and what the rules say beside it', async () => {
    const { page } = await show(onPage(fullSnapshot, 'B'));
    const { partyWins } = fullSnapshot.slots.B!.result.analysis;
    await expect(page.locator('.headline').textContent()).resolves.toMatch(
      new RegExp(`^The party wins ${Math.round(partyWins.rate * 100)} % of the time \\(\\d+-\\d+ %\\)\\.$`),
    );
    expect(await page.getByText('2014 rules, on paper').isVisible()).toBe(true);
    expect(await page.getByText('1,005 runs · seed 7').isVisible()).toBe(true);
  });

  it('has the heroes and the monsters as tables, their numbers right-aligned', async () => {
    const { page } = await show(onPage(fullSnapshot, 'B'));
    const heroes = page.getByRole('table', { name: 'Heroes' });
    expect(await heroes.getByRole('rowheader').allTextContents()).toEqual([
      'Mira fighter 3',
      'Zanna wizard 3',
      'Tobin rogue 3',
      'Brother Aldous cleric 3',
    ]);
    expect(await page.getByRole('table', { name: 'Monsters' }).getByRole('row').count()).toBe(1 + 5);
    const cell = heroes.getByRole('cell').first();
    expect(await cell.evaluate((element) => getComputedStyle(element).textAlign)).toBe('right');
    expect(await cell.evaluate((element) => getComputedStyle(element).fontVariantNumeric)).toBe('tabular-nums');
  });

  it('shows which round decides', async () => {
    const { page } = await show(onPage(fullSnapshot, 'B'));
    await expect(page.locator('.crossing text').textContent()).resolves.toMatch(/^round \d+ decides$/);
    await expect(page.locator('.chart figcaption p').first().textContent()).resolves.toMatch(
      /^Round \d+ decides: from there the party is ahead\./,
    );
  });

  it('says of a running simulation no more than the runs that are back allow', async () => {
    const snapshot = snapshotWhileRunning(0.5);
    const state = snapshot.queue!.jobs[0]!.state as Extract<Job['state'], { kind: 'running' }>;
    const partyWins = { rate: 1, low: 0.98, high: 1, runs: 201 };
    const job = { ...snapshot.queue!.jobs[0]!, state: { ...state, partyWins } };
    const { page } = await show({ ...snapshot, queue: { ...snapshot.queue!, jobs: [job] } });
    await expect(page.locator('.progress-wins').textContent()).resolves.toContain(formatRate(partyWins, 201));
    expect(formatRate(partyWins, 201)).not.toBe(formatRate(partyWins, state.runsDone));
  });

  it('marks a result whose file has changed', async () => {
    const { page } = await show(onPage(fullSnapshot, 'A'));
    expect(await page.getByText('The file has changed since this was simulated.').isVisible()).toBe(true);
    const other = await show(onPage(fullSnapshot, 'B'));
    expect(await other.page.getByText('The file has changed').count()).toBe(0);
  });

  it('lists what was not simulated and why', async () => {
    const { page } = await show(onPage(fullSnapshot, 'B'));
    expect(await page.getByText('Bonuses given to allies are not simulated yet.').isVisible()).toBe(true);
  });

  it('replays the middle fight of a fifth, opens the file, simulates again', async () => {
    const panel = await show(onPage(fullSnapshot, 'B'));
    const { run } = fullSnapshot.slots.B!.result.analysis.quintiles[0]!.representative;
    await panel.page.getByRole('button', { name: /^Replay the bad luck fight/ }).click();
    await panel.page.getByRole('button', { name: 'Open File' }).click();
    await panel.page.getByRole('button', { name: 'Simulate Again' }).click();
    await expect
      .poll(() => panel.calls.slice(1))
      .toEqual([
        { method: 'replay', params: { slot: 'B', run } },
        { method: 'openSource', params: { slot: 'B' } },
        { method: 'simulateAgain', params: { slot: 'B' } },
      ]);
  });

  it('has every number of a picture in a table below it', async () => {
    const { page } = await show(onPage(fullSnapshot, 'B'));
    const { hpByRound, rounds } = fullSnapshot.slots.B!.result.analysis;
    await page.getByText('Hit points by round as a table').click();
    const bands = page.getByRole('table', { name: 'Hit points by round' });
    await expect(bands.getByRole('row').nth(1).textContent()).resolves.toContain(
      `${hpByRound.party.p50[0]} (${hpByRound.party.p5[0]}-${hpByRound.party.p95[0]})`,
    );
    await page.getByText('Length as a table').click();
    const length = page.getByRole('table', { name: 'Length' });
    expect(await length.getByRole('row').count()).toBe(1 + rounds.histogram.filter((count) => count > 0).length);
  });
});

describe('live progress', () => {
  it('shows percent, speed, time left and how many wait, and moves with every snapshot', async () => {
    const panel = await show(snapshotWhileRunning(0.1));
    const { page } = panel;
    const bar = page.getByRole('progressbar', { name: 'Simulating Ambush at the ford' });
    expect(await bar.getAttribute('aria-valuenow')).toBe('10');
    await expect(page.locator('.progress-what').textContent()).resolves.toContain(
      '2,010 of 20,100 runs · 8,400 runs/s · about 2.2 s left',
    );
    await expect(page.locator('.waiting').textContent()).resolves.toBe('1 waiting');
    const interval = page.locator('.progress .interval-range');
    const wide = (await interval.boundingBox())?.width ?? 0;
    panel.send({ ...snapshotWhileRunning(0.9), revision: 2 });
    await expect.poll(() => bar.getAttribute('aria-valuenow')).toBe('90');
    expect((await interval.boundingBox())?.width).toBeLessThan(wide / 2);
  });

  it('draws nothing else anew', async () => {
    const panel = await show(onPage(snapshotWhileRunning(0.1), 'B'));
    await panel.page.locator('.chart svg').first().waitFor();
    await panel.page.evaluate(() => {
      const counts = { article: 0 };
      Object.assign(window, { counts });
      new MutationObserver((records) => (counts.article += records.length)).observe(
        document.querySelector('article')!,
        {
          subtree: true,
          childList: true,
          attributes: true,
          characterData: true,
        },
      );
    });
    panel.send({ ...snapshotWhileRunning(0.9), page: 'B', revision: 9 });
    await expect.poll(() => panel.page.getByRole('progressbar').getAttribute('aria-valuenow')).toBe('90');
    const { article } = await panel.page.evaluate(() => (window as unknown as { counts: { article: number } }).counts);
    expect(article).toBe(0);
  });

  it('cancels', async () => {
    const panel = await show(snapshotWhileRunning(0.1));
    await panel.page.getByRole('button', { name: 'Cancel Ambush at the ford' }).click();
    await expect
      .poll(() => panel.calls.at(-1))
      .toEqual({ method: 'cancel', params: { requestId: '6f1c1d2e-3a4b-4c5d-8e6f-7a8b9c0d1e2f' } });
  });

  it('says politely when a run has finished', async () => {
    const panel = await show(snapshotWhileRunning(0.9, onPage(emptySnapshot, 'A')));
    expect(await panel.page.getByRole('status').textContent()).toBe('');
    panel.send({ ...fullSnapshot, slots: { ...fullSnapshot.slots, B: null }, comparison: null, revision: 9 });
    await expect
      .poll(() => panel.page.getByRole('status').textContent())
      .toMatch(/^Slot A, Ambush at the ford, is finished\. The party wins/);
    expect(await panel.page.getByRole('progressbar').count()).toBe(0);
  });

  it('shows the first progress before there is any result', async () => {
    const { page } = await show(snapshotWhileRunning(0.3, emptySnapshot));
    expect(await page.getByRole('progressbar').count()).toBe(1);
    expect(await page.getByRole('heading', { name: 'No results yet' }).isVisible()).toBe(true);
  });
});

describe('comparison', () => {
  it('says what changed in the file, what that did, and every figure with its interval', async () => {
    const { page } = await show(onPage(fullSnapshot, 'compare'));
    await expect(page.getByRole('heading', { level: 1 }).textContent()).resolves.toMatch(
      /^In slot B the party wins less often: -\d+ points, between -\d+ and -\d+\.$/,
    );
    expect(await page.locator('.changed-lines li').allTextContents()).toEqual(['-  - 2 goblin', '+  - 3 goblin']);
    const figures = page.getByRole('table', { name: 'Figures of both slots' });
    expect(await figures.getByRole('rowheader').allTextContents()).toEqual([
      'Party wins',
      'Someone drops',
      'Someone dies',
      'TPK',
      'Average rounds',
      'Average party HP left',
    ]);
    await expect(figures.getByRole('row').nth(1).textContent()).resolves.toMatch(/points, between/);
  });

  it('waits for the comparison while it is computed', async () => {
    const { page } = await show({ ...onPage(fullSnapshot, 'compare'), comparison: null });
    expect(await page.getByRole('heading', { name: 'Comparing the two results…' }).isVisible()).toBe(true);
  });

  it('does not wait for one that has failed', async () => {
    const comparisonProblem = 'The runs of a result cannot be read. Simulate it again.';
    const { page } = await show({ ...onPage(fullSnapshot, 'compare'), comparison: null, comparisonProblem });
    expect(await page.getByRole('heading', { level: 1 }).textContent()).toBe('The two results could not be compared');
    expect(await page.getByText(comparisonProblem).isVisible()).toBe(true);
  });

  it('says what is missing with one slot only', async () => {
    const { page } = await show({
      ...onPage(fullSnapshot, 'compare'),
      slots: { ...fullSnapshot.slots, B: null },
      comparison: null,
    });
    expect(await page.getByText('Slot B is empty.').isVisible()).toBe(true);
  });
});

describe('without results', () => {
  it('says what to do', async () => {
    const panel = await show(emptySnapshot, { height: 300 });
    expect(await panel.page.getByText('Encounter Lab: Simulate Encounter').isVisible()).toBe(true);
    await picture(panel, 'empty-dark');
  });

  it('shows a notice and a failure above everything else', async () => {
    const failed = job('8b3e3f40-5c6d-4e7f-8a81-9cad1e2f3a4b', 'The troll bridge', 1005, {
      kind: 'failed',
      reason: 'a worker stopped three times',
      attempts: 3,
    });
    const queue = { revision: 3, jobs: [failed], running: 0, waiting: 0, failed: 1, workers: 1, ...quietQueue };
    const { page } = await show({ ...emptySnapshot, notice: 'Slot A was damaged and has been set aside.', queue });
    expect(await page.locator('.notice').allTextContents()).toEqual([
      'Attention: Slot A was damaged and has been set aside.',
      'Attention: The troll bridge could not be simulated: a worker stopped three times',
    ]);
  });
});

describe('by keyboard', () => {
  it('goes through the tabs with the arrow keys, Home and End', async () => {
    const panel = await show(onPage(fullSnapshot, 'A'));
    const selected = panel.page.locator('[role=tab][aria-selected=true]');
    await panel.page.getByRole('tab', { name: 'Slot A' }).focus();
    await panel.page.keyboard.press('ArrowRight');
    await expect.poll(() => selected.textContent()).toBe('Slot B');
    await panel.page.keyboard.press('End');
    await expect.poll(() => selected.textContent()).toBe('Compare');
    await expect.poll(() => panel.page.getByRole('heading', { level: 1 }).textContent()).toMatch(/^In slot B/);
    await panel.page.keyboard.press('Home');
    await expect.poll(() => selected.textContent()).toBe('Slot A');
    expect(panel.calls.slice(1).map(({ params }) => params)).toEqual([
      { page: 'B' },
      { page: 'compare' },
      { page: 'A' },
    ]);
    expect(await panel.page.getByRole('tabpanel').count()).toBe(1);
  });

  it('steps through the rounds of a picture and reads out their numbers', async () => {
    const { page } = await show(onPage(fullSnapshot, 'B'));
    const chart = page.getByRole('slider', { name: 'Hit points by round: round' });
    await chart.focus();
    expect(await chart.getAttribute('aria-valuetext')).toMatch(/^Start: party \d+/);
    await page.keyboard.press('ArrowRight');
    await page.keyboard.press('ArrowRight');
    await expect
      .poll(() => chart.getAttribute('aria-valuetext'))
      .toMatch(/^Round 2: party \d+ \(\d+-\d+\); monsters \d+/);
    await page.keyboard.press('End');
    const last = await chart.getAttribute('aria-valuemax');
    await expect.poll(() => chart.getAttribute('aria-valuenow')).toBe(last);
    expect(await page.locator('.plot .cursor').count()).toBe(1);
  });

  it('reaches every control, and shows where the focus is', async () => {
    const { page } = await show(onPage(fullSnapshot, 'B'));
    const reached: string[] = [];
    for (let presses = 0; presses < 16; presses++) {
      await page.keyboard.press('Tab');
      reached.push(
        await page.evaluate(() => {
          const focused = document.activeElement;
          const inner = focused?.shadowRoot?.activeElement ?? focused;
          const hasOutline = inner !== null && getComputedStyle(inner).outlineStyle !== 'none';
          return `${focused?.textContent.trim() || focused?.getAttribute('aria-label')}${hasOutline ? '' : ' (invisible)'}`;
        }),
      );
    }
    for (const name of ['Open File', 'Simulate Again', 'Replay', 'Five evenings as a table', 'Length as a table']) {
      expect(reached).toContain(name);
    }
  });
});

describe('between reloads', () => {
  it('remembers its page', async () => {
    const panel = await show(onPage(fullSnapshot, 'compare'), { state: { page: 'compare' } });
    expect(panel.calls[0]).toEqual({ method: 'ready', params: { protocolVersion: 1, page: 'compare' } });
    await panel.page.getByRole('tab', { name: 'Slot A' }).click();
    await expect.poll(() => panel.state()).toEqual({ page: 'A' });
  });

  it('starts afresh when what was kept makes no sense', async () => {
    const panel = await show(fullSnapshot, { state: { page: 'C' } });
    expect(panel.calls[0]?.params).toEqual({ protocolVersion: 1, page: null });
  });
});

describe('in every theme', () => {
  it.each(themeNames)('%s: legible, accessible, nothing spills over', async (theme) => {
    const panel = await show(onPage(snapshotWhileRunning(0.42), 'B'), { theme });
    await panel.page.locator('.chart svg').first().waitFor();
    expect(await accessibilityProblems(panel.page)).toEqual([]);
    await picture(panel, `slot-${theme}`);
    panel.send({ ...fullSnapshot, page: 'compare', revision: 9 });
    await panel.page.locator('.changed-lines').waitFor();
    expect(await accessibilityProblems(panel.page)).toEqual([]);
    await picture(panel, `compare-${theme}`);
  });

  it('changes with the theme while it is open', async () => {
    const panel = await show(onPage(fullSnapshot, 'B'), { theme: 'dark' });
    const colours = () =>
      panel.page.evaluate(() => [
        getComputedStyle(document.body).backgroundColor,
        getComputedStyle(document.querySelector('vscode-button')!).backgroundColor,
        getComputedStyle(document.querySelector('.series.party .median')!).stroke,
      ]);
    expect(await colours()).toEqual(['rgb(31, 31, 31)', 'rgb(49, 49, 49)', 'rgb(55, 148, 255)']);
    await panel.setTheme('light');
    await expect.poll(colours).toEqual(['rgb(255, 255, 255)', 'rgb(229, 229, 229)', 'rgb(26, 133, 255)']);
  });

  it('names no colour of its own', () => {
    const styles = readFileSync('dist/webview.css', 'utf8').replace(/var\(--vscode-[^)]*\)/g, '');
    expect(styles.match(/#[0-9a-f]{3,8}\b|\brgba?\(|\bhsla?\(/gi)).toBeNull();
  });

  it('is legible in forced colours', async () => {
    const panel = await show(onPage(snapshotWhileRunning(0.42), 'B'), { forcedColors: 'active' });
    await panel.page.locator('.chart svg').first().waitFor();
    // The browser replaces the colours when it paints; axe-core sees those from before.
    expect(await accessibilityProblems(panel.page, ['color-contrast'])).toEqual([]);
    await picture(panel, 'slot-forcedColors');
  });

  it.each([{ reducedMotion: 'reduce' }, { extraBodyClasses: 'vscode-reduce-motion' }] as const)(
    'keeps still when asked to (%j)',
    async (options) => {
      const { page } = await show(snapshotWhileRunning(0.42), options);
      expect(await page.locator('.progress-ring').isVisible()).toBe(false);
      expect(await page.getByRole('progressbar').isVisible()).toBe(true);
    },
  );
});

describe('in little room', () => {
  it.each(['A', 'compare'] as const)('fits into 320 pixels (%s)', async (name) => {
    const panel = await show(onPage(snapshotWhileRunning(0.42), name), { width: 320, theme: 'light' });
    await panel.page.locator('.chart svg').first().waitFor();
    for (const summary of await panel.page.locator('summary').all()) await summary.click();
    expect(await panel.page.evaluate(() => document.documentElement.scrollWidth)).toBeLessThanOrEqual(320);
    expect(await accessibilityProblems(panel.page)).toEqual([]);
    await picture(panel, `narrow-${name}`);
  });

  it('scrolls a table that is too wide within its own frame, by keyboard too', async () => {
    const { page } = await show(onPage(fullSnapshot, 'B'), { width: 320 });
    const frame = page.getByRole('region', { name: 'Heroes' });
    await frame.focus();
    await page.keyboard.press('ArrowRight');
    await expect.poll(() => frame.evaluate((element) => element.scrollLeft)).toBeGreaterThan(0);
  });
});
