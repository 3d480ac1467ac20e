// Packs the extension: `npm run package`.
import { readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { bootstrap, root } from './bootstrap.mjs';
import { build } from './build.mjs';
import { step } from './command.mjs';

const maxBytes = 1.5e6;

/**
 * Packs what dist/ holds into `encounter-lab-VERSION.vsix`.
 *
 * @returns {Promise<{ vsix: string, bytes: number }>} Rejects when it is larger than we promise.
 */
export async function packExtension() {
  const { createVSIX } = await import('@vscode/vsce');
  const { version } = JSON.parse(readFileSync(path.join(root, 'package.json'), 'utf8'));
  const vsix = path.join(root, `encounter-lab-${version}.vsix`);
  await createVSIX({
    cwd: root,
    packagePath: vsix,
    dependencies: false,
    allowMissingRepository: true,
    rewriteRelativeLinks: false,
  });
  const bytes = statSync(vsix).size;
  if (bytes > maxBytes) throw new Error(`${vsix} has ${bytes} bytes; at most ${maxBytes} are allowed.`);
  return { vsix, bytes };
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? '').href) {
  await bootstrap();
  await build();
  const { vsix, bytes } = await packExtension();
  step(`${vsix}: ${(bytes / 1e6).toFixed(2)} MB`);
}
