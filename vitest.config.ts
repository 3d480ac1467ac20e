import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,property,exact,golden,lsp,queue,webview}/**/*.test.{ts,tsx}'],
    globalSetup: ['scripts/buildBestiary.mjs'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // Two cores: more workers than that only make the timing of real processes worse.
    maxWorkers: 2,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
