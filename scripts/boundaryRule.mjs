import { isBuiltin } from 'node:module';
import path from 'node:path';
import { boundaries, boundaryOf, isBelow, packageOf } from './boundaries.mjs';

/**
 * ESLint rule: a file imports only what its folder may import.
 *
 * @type {import('eslint').Rule.RuleModule}
 */
export const boundaryRule = {
  meta: {
    type: 'problem',
    messages: { forbidden: '{{from}} may not import {{name}} (scripts/boundaries.mjs says what it may).' },
    schema: [],
  },
  create(context) {
    const file = toPosix(path.relative(context.cwd, context.filename));
    const from = boundaryOf(file);
    if (from === null) return {};
    /** @param {{ source?: unknown, argument?: unknown }} node */
    const check = (node) => {
      const name = readModuleName(node.source ?? node.argument);
      if (name === null || isAllowed(from, file, name)) return;
      context.report({
        node: /** @type {import('eslint').Rule.Node} */ (node),
        messageId: 'forbidden',
        data: { from, name },
      });
    };
    return {
      ImportDeclaration: check,
      ImportExpression: check,
      ExportNamedDeclaration: check,
      ExportAllDeclaration: check,
      TSImportType: check,
    };
  },
};

/**
 * @param {string} from Entry of the table.
 * @param {string} file The importing file.
 * @param {string} name As written in the import.
 */
function isAllowed(from, file, name) {
  const boundary = boundaries[from];
  if (!boundary) return false;
  if (name.startsWith('.')) {
    const imported = path.posix.join(path.posix.dirname(file), name);
    const to = boundaryOf(imported);
    if (to === null) return false;
    return to === from || [from, ...boundary.folders].some((folder) => isBelow(imported, folder));
  }
  if (isBuiltin(name)) return boundary.node;
  return boundary.packages.includes(packageOf(name));
}

/**
 * @param {unknown} source A literal, or TypeScript's wrapping of one.
 * @returns {string | null}
 */
function readModuleName(source) {
  if (typeof source !== 'object' || source === null) return null;
  if ('literal' in source) return readModuleName(source.literal);
  return 'value' in source && typeof source.value === 'string' ? source.value : null;
}

/** @param {string} file */
function toPosix(file) {
  return file.split(path.sep).join('/');
}
