// Runs the suites of test/host inside VS Code's extension host, on a copy of the examples. ENCOUNTER_LAB_VSCODE may
// name a desktop VS Code (and needs a display); without it the workbench of tools/workbench is used.
import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { runTests } from '@vscode/test-electron';
import { root } from './bootstrap.mjs';

const workspace = mkdtempSync(path.join(tmpdir(), 'encounter-lab-host-'));
try {
  cpSync(path.join(root, 'examples'), workspace, { recursive: true });
  await runTests({
    vscodeExecutablePath: process.env['ENCOUNTER_LAB_VSCODE'] ?? path.join(root, 'tools/workbench/code.mjs'),
    extensionDevelopmentPath: root,
    extensionTestsPath: path.join(root, 'out/test/host/index.cjs'),
    launchArgs: [workspace],
  });
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : String(error)}\n`);
  process.exitCode = 1;
} finally {
  rmSync(workspace, { recursive: true, force: true });
}
