import { defineConfig, globalIgnores } from 'eslint/config';
import tseslint from 'typescript-eslint';
import { boundaryRule } from './scripts/boundaryRule.mjs';

const product = ['src/**/*.ts', 'webview/**/*.{ts,tsx}'];

/** Exports and words of the language that have no place in the product, by what to write instead. */
const unwantedSyntax = [
  { selector: 'ExportDefaultDeclaration', message: 'Export by name.' },
  { selector: 'ExportAllDeclaration', message: 'No barrels: import from the file that declares it.' },
  { selector: 'ExportNamedDeclaration[source]', message: 'No barrels: import from the file that declares it.' },
  { selector: 'TSEnumDeclaration', message: 'Write a union of strings.' },
];

export default defineConfig(
  globalIgnores(['**/node_modules/', 'dist/', 'out/', 'build/', 'artifacts/', '**/generated/']),
  tseslint.configs.strictTypeChecked,
  {
    languageOptions: { parserOptions: { projectService: true, tsconfigRootDir: import.meta.dirname } },
    linterOptions: { reportUnusedDisableDirectives: 'error' },
    rules: {
      eqeqeq: 'error',
      'prefer-const': 'error',
      'no-restricted-syntax': ['error', ...unwantedSyntax],
      '@typescript-eslint/consistent-type-imports': 'error',
      '@typescript-eslint/restrict-template-expressions': ['error', { allowNumber: true }],
      // `return report(…)` ends a function that returns nothing.
      '@typescript-eslint/no-confusing-void-expression': 'off',
      // With noUncheckedIndexedAccess, `!` is how a loop over columns says that its index is in bounds.
      '@typescript-eslint/no-non-null-assertion': 'off',
      '@typescript-eslint/no-unused-vars': ['error', { argsIgnorePattern: '^_', varsIgnorePattern: '^_' }],
    },
  },
  {
    files: product,
    plugins: { house: { rules: { boundaries: boundaryRule } } },
    rules: {
      'house/boundaries': 'error',
      'no-console': 'error',
      'max-lines': ['error', { max: 300 }],
    },
  },
  {
    // Equal input gives equal output, in every process and on every machine.
    files: ['src/engine/**/*.ts'],
    rules: {
      'no-restricted-globals': ['error', 'Date', 'performance', 'process', 'setTimeout', 'setInterval', 'crypto'],
      'no-restricted-properties': [
        'error',
        { object: 'Math', property: 'random', message: 'Draw from the keyed dice.' },
      ],
    },
  },
  {
    // Titles and names in a message must not become links.
    files: ['src/extension/**/*.ts'],
    ignores: ['src/extension/notifications/messages.ts'],
    rules: {
      'no-restricted-properties': [
        'error',
        ...['showErrorMessage', 'showWarningMessage', 'showInformationMessage'].map((property) => ({
          property,
          message: 'Show it through Messages.',
        })),
      ],
    },
  },
  {
    // Tools read files of other tools' making.
    files: ['**/*.mjs', '**/*.js'],
    extends: [tseslint.configs.disableTypeChecked],
  },
  {
    // Their programs ask for a default export.
    files: ['*.config.{js,ts}', 'test/**/*.config.ts'],
    rules: { 'no-restricted-syntax': 'off' },
  },
);
