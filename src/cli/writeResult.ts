import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';

/**
 * Writes `NAME.json` and `NAME.runs.bin` into the folder, which is made when it is not there.
 *
 * @param name as of {@link resultName}
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
  const base = path.join(folder, name);
  await writeFile(`${base}.json`, `${json}\n`);
  await writeFile(`${base}.runs.bin`, encodedRuns);
  return [`${base}.json`, `${base}.runs.bin`];
}

/** What the result of an encounter file is called: `ford` for `fights/ford.encounter.yaml`. */
export function resultName(file: string): string {
  return path.basename(file).replace(/(\.encounter)?\.ya?ml$/i, '');
}
