// Checks that docs/dependencies.md names every package of package.json, and no other: `node scripts/checkDependencies.mjs`.
import { readFileSync } from 'node:fs';
import path from 'node:path';
import { root } from './bootstrap.mjs';

const page = 'docs/dependencies.md';
const { dependencies, devDependencies } = readJson('package.json');
const workbench = readJson('tools/workbench/package.json');
const used = Object.keys({
  ...dependencies,
  ...devDependencies,
  ...workbench.dependencies,
  ...workbench.optionalDependencies,
});
const described = [...readFileSync(path.join(root, page), 'utf8').matchAll(/^\| `([^`]+)` +\|/gm)].map(
  ([, name]) => name,
);

const problems = [
  ...used.filter((name) => !described.includes(name)).map((name) => `${page} does not say what ${name} is for.`),
  ...described
    .filter((name) => name && !used.includes(name))
    .map((name) => `${page} names ${name}, which is not used.`),
];
for (const problem of problems) process.stderr.write(`${problem}\n`);
if (problems.length > 0) process.exitCode = 1;

/** @param {string} file */
function readJson(file) {
  return JSON.parse(readFileSync(path.join(root, file), 'utf8'));
}
