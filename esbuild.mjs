// Builds what runs: `node esbuild.mjs [--production] [--watch] [target...]`. Targets default to all.
import { mkdirSync, writeFileSync } from 'node:fs';
import { context } from 'esbuild';
import { buildBestiary } from './scripts/buildBestiary.mjs';
import { constantTables } from './scripts/constantTables.mjs';

const flags = process.argv.slice(2);
const isProduction = flags.includes('--production');
const wanted = flags.filter((flag) => !flag.startsWith('--'));

// Dependencies written as CommonJS call `require` for Node's own modules, which an ES module does not have.
const requireBanner = {
  js: "import { createRequire as __createRequire } from 'node:module'; const require = __createRequire(import.meta.url);",
};

/** @type {import('esbuild').BuildOptions} */
const common = {
  bundle: true,
  sourcemap: isProduction ? false : 'linked',
  minify: isProduction,
  legalComments: 'none',
  logLevel: 'warning',
};
/** @type {import('esbuild').BuildOptions} */
const node = { ...common, platform: 'node', target: 'node20', format: 'esm', banner: requireBanner };

/** @type {Readonly<Record<string, import('esbuild').BuildOptions>>} */
const targets = {
  extension: {
    ...common,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode'],
    entryPoints: ['src/extension/main.ts'],
    outfile: 'dist/extension.cjs',
  },
  server: { ...node, entryPoints: ['src/server/main.ts'], outfile: 'dist/server.js' },
  worker: {
    ...node,
    entryPoints: ['src/server/workers/simulationWorker.ts'],
    outfile: 'dist/worker.js',
    plugins: [constantTables],
  },
  cli: { ...node, entryPoints: ['src/cli/main.ts'], outfile: 'dist/cli.js' },
  webview: {
    ...common,
    platform: 'browser',
    target: 'es2022',
    format: 'esm',
    jsx: 'automatic',
    jsxImportSource: 'preact',
    entryPoints: ['webview/main.tsx'],
    outfile: 'dist/webview.js',
  },
  // What `npm start` and the tests run beside the product.
  fightInBackground: { ...node, entryPoints: ['scripts/fightInBackground.ts'], outfile: 'out/fightInBackground.mjs' },
  hostTests: {
    ...common,
    platform: 'node',
    target: 'node20',
    format: 'cjs',
    external: ['vscode', 'mocha'],
    entryPoints: ['test/host/index.ts'],
    outfile: 'out/test/host/index.cjs',
  },
};

await buildBestiary();
mkdirSync('dist', { recursive: true });
for (const [name, options] of Object.entries(targets)) {
  if (wanted.length > 0 && !wanted.includes(name)) continue;
  const build = await context({ ...options, metafile: true });
  if (flags.includes('--watch')) {
    await build.watch();
  } else {
    const { metafile } = await build.rebuild();
    // What is in each bundle, and why: read by scripts/checkBundles.mjs.
    mkdirSync('out/meta', { recursive: true });
    writeFileSync(`out/meta/${name}.json`, JSON.stringify(metafile));
    await build.dispose();
  }
}
