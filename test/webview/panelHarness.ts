import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync } from 'node:fs';
import type { Browser, Page } from 'playwright-core';
import { panelHtml } from '../../src/extension/panel/panelHtml';
import { panelHost, type PanelPage, type PanelSnapshot, panelView } from '../../src/shared/protocol/webview';
import { connect, type MessagePipe, serve } from '../../src/shared/rpc/channel';
import { Emitter } from '../../src/shared/util/emitter';
import { type ThemeName, themes } from '../fixtures/themes';

const origin = 'https://panel.test';

export interface PanelOptions {
  readonly theme?: ThemeName;
  readonly width?: number;
  readonly height?: number;
  readonly extraBodyClasses?: string;
  /** What `getState` gives to the view: the state of the view before a reload. */
  readonly state?: unknown;
  readonly forcedColors?: 'active';
  readonly reducedMotion?: 'reduce';
}

/** A panel in a browser, its host being the test: the view is real, and so is the channel between them. */
export interface Panel {
  readonly page: Page;
  /** Calls that came from the view, as `method` and parameters. */
  readonly calls: { method: string; params: unknown }[];
  /** What went wrong: uncaught errors, console errors, violations of the content security policy. */
  readonly complaints: string[];
  /** What the view kept with `setState`. */
  readonly state: () => Promise<unknown>;
  readonly send: (snapshot: PanelSnapshot) => void;
  readonly setTheme: (theme: ThemeName) => Promise<void>;
  readonly close: () => Promise<void>;
}

/** Builds the bundle as it ships. */
export function buildPanel(): void {
  execFileSync(process.execPath, ['esbuild.mjs', '--production', 'webview'], { stdio: 'inherit' });
  mkdirSync('artifacts/webview', { recursive: true });
}

/** Opens the panel under the extension's content security policy and answers its calls; `first` answers `ready`. */
export async function openPanel(browser: Browser, first: PanelSnapshot, options: PanelOptions = {}): Promise<Panel> {
  const { theme = 'dark', width = 1100, height = 900 } = options;
  const context = await browser.newContext({
    viewport: { width, height },
    locale: 'en-US',
    timezoneId: 'UTC',
    forcedColors: options.forcedColors ?? 'none',
    reducedMotion: options.reducedMotion ?? 'no-preference',
  });
  const page = await context.newPage();
  const calls: Panel['calls'] = [];
  const complaints: string[] = [];
  const messages = new Emitter<unknown>();
  const complain = (complaint: string) => void complaints.push(complaint);

  page.on('pageerror', (error) => complain(`error: ${error.message}`));
  page.on('console', (message) => message.type() === 'error' && complain(`console: ${message.text()}`));
  await page.exposeFunction('complainFromPage', complain);
  await page.exposeFunction('postToHost', (message: unknown) => messages.fire(message));
  await page.addInitScript(prepareView, { state: options.state ?? null });
  await page.route('**/*', (route) => {
    const { pathname } = new URL(route.request().url());
    if (pathname === '/webview.js')
      return route.fulfill({ contentType: 'text/javascript', body: bundled('webview.js') });
    if (pathname === '/webview.css') return route.fulfill({ contentType: 'text/css', body: bundled('webview.css') });
    if (pathname === '/')
      return route.fulfill({ contentType: 'text/html', body: html(theme, options.extraBodyClasses) });
    return route.fulfill({ status: 204 });
  });

  const pipe: MessagePipe = {
    post: (message) =>
      void page
        .evaluate((data) => window.postMessage(data, '*'), message)
        .catch((error: unknown) => {
          // An answer may come when the panel has been closed.
          if (!page.isClosed()) throw error;
        }),
    onMessage: messages.event,
  };
  const record = (method: string) => (params: unknown) => {
    calls.push({ method, params });
    return {};
  };
  serve(
    panelHost,
    {
      ready: (params) => {
        calls.push({ method: 'ready', params });
        return first;
      },
      show: record('show'),
      cancel: record('cancel'),
      rate: () => [{ rating: 0.25, low: 0.25, high: 0.5 }, { rating: 2, low: 2, high: 2 }, null],
      replay: record('replay'),
      openSource: record('openSource'),
      simulateAgain: record('simulateAgain'),
    },
    pipe,
    complain,
  );
  const view = connect(panelView, pipe);

  await page.goto(`${origin}/`);
  await page.locator('main > *').first().waitFor({ state: 'attached' });
  return {
    page,
    calls,
    complaints,
    state: () => page.evaluate(() => (window as unknown as { savedState: unknown }).savedState),
    send: (snapshot) => view.notify('update', snapshot),
    setTheme: (name) => page.evaluate(applyTheme, { ...themes[name], extra: options.extraBodyClasses ?? '' }),
    close: () => context.close(),
  };
}

/** The page the host wants shown, in a snapshot newer than the one before. */
export function onPage(snapshot: PanelSnapshot, page: PanelPage): PanelSnapshot {
  return { ...snapshot, page, revision: snapshot.revision + 1 };
}

function bundled(name: string): string {
  return readFileSync(`dist/${name}`, 'utf8');
}

/** The extension's own page, as VS Code would complete it with the theme. */
function html(theme: ThemeName, extraBodyClasses = ''): string {
  const { bodyClass, tokens } = themes[theme];
  const style = Object.entries(tokens)
    .map(([name, value]) => `--vscode-${name}: ${value.replaceAll('"', "'")};`)
    .join(' ');
  return panelHtml({
    cspSource: origin,
    nonce: 'bm9uY2UtZm9yLXRlc3Rz',
    scriptUri: `${origin}/webview.js`,
    styleUri: `${origin}/webview.css`,
    title: 'Encounter Results',
    language: 'en',
  })
    .replace('<html ', `<html style="${style}" `)
    .replace('<body>', `<body class="${bodyClass} ${extraBodyClasses}" data-vscode-theme-kind="${bodyClass}">`);
}

/** Runs in the page, before its scripts. */
function prepareView({ state }: { readonly state: unknown }): void {
  const view = window as unknown as Record<string, unknown>;
  view['savedState'] = state;
  const postToHost = view['postToHost'] as (message: unknown) => void;
  view['acquireVsCodeApi'] = () => ({
    postMessage: (message: unknown) => postToHost(message),
    getState: () => view['savedState'],
    setState: (saved: unknown) => (view['savedState'] = saved),
  });
  const complain = view['complainFromPage'] as (complaint: string) => void;
  window.addEventListener('securitypolicyviolation', (event) =>
    complain(`policy: ${event.violatedDirective} ${event.blockedURI} ${event.sample}`),
  );
}

/** Runs in the page, as VS Code does it when the user picks another theme. */
function applyTheme({
  bodyClass,
  tokens,
  extra,
}: {
  bodyClass: string;
  tokens: Readonly<Record<string, string>>;
  extra: string;
}): void {
  const root = document.documentElement;
  root.removeAttribute('style');
  for (const [name, value] of Object.entries(tokens)) root.style.setProperty(`--vscode-${name}`, value);
  document.body.dataset['vscodeThemeKind'] = bodyClass;
  document.body.className = `${bodyClass} ${extra}`;
}
