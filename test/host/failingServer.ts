import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { extensions } from 'vscode';
import { extensionId } from './lab';

/** What a background process does when it starts. */
export type ServerBehaviour = 'works' | 'hangs' | 'ends';

/** A background process of its own for a test: the real one, or a program that does not get that far. */
export class FailingServer {
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'encounter-lab-server-'));
  readonly serverModule = path.join(this.folder, 'server.mjs');

  /** Written by one that hangs. */
  private readonly mark = path.join(this.folder, 'hangs');

  constructor(behaviour: ServerBehaviour) {
    this.become(behaviour);
  }

  /** From the next start on. */
  become(behaviour: ServerBehaviour): void {
    const extension = extensions.getExtension(extensionId);
    if (!extension) throw new Error(`${extensionId} is not installed in this window`);
    const real = pathToFileURL(path.join(extension.extensionPath, 'dist', 'server.js')).href;
    const programs: Readonly<Record<ServerBehaviour, string>> = {
      works: `import ${JSON.stringify(real)};`,
      hangs: `import { writeFileSync } from 'node:fs';
writeFileSync(${JSON.stringify(this.mark)}, '');
setInterval(() => undefined, 1000);`,
      ends: 'process.exit(1);',
    };
    writeFileSync(this.serverModule, programs[behaviour]);
  }

  /** One that hangs has come as far as it gets. */
  get isHanging(): boolean {
    return existsSync(this.mark);
  }

  dispose(): void {
    rmSync(this.folder, { recursive: true, force: true });
  }
}
