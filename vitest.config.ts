import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/{unit,property,exact,lockstep,golden,lsp,queue,webview}/**/*.test.{ts,tsx}'],
    globalSetup: ['scripts/buildBestiary.mjs'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    // The tests start real processes and threads of their own, whose timing suffers when more files run at once.
    maxWorkers: 2,
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'preact' } },
});
