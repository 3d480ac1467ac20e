import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes `NAME.json` and `NAME.runs.bin` into the folder, which is made when it is not there.
 *
 * @param name of the encounter file
 * @returns the paths written
 * @throws what the file system throws
 */
export async function writeResult(
  folder: string,
  name: string,
  json: string,
  encodedRuns: Uint8Array,
): Promise<readonly string[]> {
  await mkdir(folder, { recursive: true });
  const base = path.join(folder, path.basename(name).replace(/(\.encounter)?\.ya?ml$/i, ''));
  await writeFile(`${base}.json`, `${json}\n`);
  await writeFile(`${base}.runs.bin`, encodedRuns);
  return [`${base}.json`, `${base}.runs.bin`];
}
