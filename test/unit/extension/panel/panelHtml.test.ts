import { describe, expect, it } from 'vitest';
import { panelHtml } from '../../../../src/extension/panel/panelHtml';

const parts = {
  cspSource: 'https://*.vscode-cdn.net',
  nonce: 'abc123',
  scriptUri: 'https://x/dist/webview.js',
  styleUri: 'https://x/dist/webview.css',
  title: 'Results <of> "Ann" & Bob',
  language: 'en-gb',
};

describe('the page of the panel', () => {
  it('lets nothing run but its own script', () => {
    const policy = /Content-Security-Policy" content="([^"]*)"/.exec(panelHtml(parts))?.[1] ?? '';
    expect(policy.split('; ')).toEqual([
      "default-src 'none'",
      "script-src 'nonce-abc123'",
      "style-src https://*.vscode-cdn.net 'unsafe-inline'",
      'font-src https://*.vscode-cdn.net',
      'img-src https://*.vscode-cdn.net',
    ]);
    expect(panelHtml(parts).match(/<script/g)).toHaveLength(1);
    expect(panelHtml(parts)).toContain(
      '<script type="module" nonce="abc123" src="https://x/dist/webview.js"></script>',
    );
  });

  it('states its language and escapes its title', () => {
    const html = panelHtml(parts);
    expect(html).toContain('<html lang="en-gb">');
    expect(html).toContain('<title>Results &lt;of&gt; &quot;Ann&quot; &amp; Bob</title>');
  });

  it('links the style sheet', () => {
    expect(panelHtml(parts)).toContain('<link rel="stylesheet" href="https://x/dist/webview.css">');
  });
});
