// esbuild turns the constants of a bundle's top level into `var`, and leaves functions as declarations: variables both,
// which V8 reads and checks at every use. What is constant it builds into the code, address, value and callee: in the
// first half second of a process, four against seven are fought 2.1 to 3.6 times as fast for it (five pairs of starts).
// So this plugin makes constants of the engine's variables, and of the functions that fight; it minifies afterwards where
// that is wanted. Such functions are not there before their line: none of their modules calls one from above it while it
// loads, or the bundle would fail at once.
import { readFileSync, writeFileSync } from 'node:fs';
import { transform } from 'esbuild';

const moduleName = /^\/\/ (\S+)$/;
const isOfEngine = /^src\/engine\//;
const isOfFights = /^src\/engine\/(?:random|record|rules|tables|tactics)\//;
const assignment = /(?<![.\w])(\w+)\s*(?:[-+*/%&|^]|<<|>>>?)?=(?![=>])|(?:\+\+|--)(\w+)|(?<![.\w])(\w+)(?:\+\+|--)/g;

/** @param {string} code a bundle that is not minified */
export function withConstantTables(code) {
  const assignments = countAssignments(code);
  let module = '';
  let isFunction = false;
  const lines = code.split('\n').map((line) => {
    module = moduleName.exec(line)?.[1] ?? module;
    if (!isOfEngine.test(module)) return line;
    const variable = /^var (\w+) = /.exec(line)?.[1];
    if (variable !== undefined) return assignments.get(variable) === 1 ? line.replace('var', 'const') : line;
    if (line.startsWith('function ') && isOfFights.test(module)) {
      isFunction = !line.endsWith('}');
      return line.replace(/^function (\w+)/, 'const $1 = function') + (isFunction ? '' : ';');
    }
    const isEnd = isFunction && line === '}';
    if (isEnd) isFunction = false;
    return isEnd ? '};' : line;
  });
  return lines.join('\n');
}

/**
 * How often each name is assigned to, its declaration and its namesakes elsewhere included.
 * @param {string} code
 * @returns {Map<string, number>}
 */
function countAssignments(code) {
  const counts = new Map();
  for (const [, assigned, before, after] of code.matchAll(assignment)) {
    const name = assigned ?? before ?? after;
    counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  return counts;
}

/** @type {import('esbuild').Plugin} */
export const constantTables = {
  name: 'constant-tables',
  setup(build) {
    const { outfile, minify = false, target = 'esnext' } = build.initialOptions;
    if (outfile === undefined) throw new Error('The plugin rewrites one outfile');
    build.initialOptions.minify = false;
    build.onEnd(async ({ errors }) => {
      if (errors.length > 0) return;
      const code = withConstantTables(readFileSync(outfile, 'utf8'));
      writeFileSync(outfile, minify ? (await transform(code, { minify, target, format: 'esm' })).code : code);
    });
  },
};
