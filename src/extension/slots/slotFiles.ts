import type { Result } from '../../shared/model/results';
import { type SlotMetadata, slotMetadataSchema, slotQuintilesSchema } from '../../shared/model/slots';
import { crc32Hex } from '../../shared/util/crc32';
import { type Outcome, failure, success } from '../../shared/util/outcome';
import { parseVersioned } from './checkedJson';
import type { FileTree } from './fileTree';
import type { SlotEntry, SlotNumber } from './slotIndex';

/** What a slot holds: a result, and its runs as the server encoded them. */
export interface SlotContent {
  readonly generation: number;
  readonly result: Result;
  readonly runs: Uint8Array;
}

export function slotPath(slot: SlotNumber, generation?: number): string {
  return generation === undefined ? `slot_${slot}` : `slot_${slot}/${generation}`;
}

/** Where generations are written before they get their names. */
export const stagingFolder = 'staging';

/** When writing of an entry of the staging folder began, in milliseconds since 1970; NaN for what is none of ours. */
export function stagedAt(name: string): number {
  return Number(/^\d+(?=-)/.exec(name)?.[0] ?? NaN);
}

/** The generations of a slot that are on disk, newest first. */
export async function listGenerations(tree: FileTree, slot: SlotNumber): Promise<number[]> {
  const names = await tree.list(slotPath(slot));
  return names
    .filter((name) => /^[1-9]\d{0,14}$/.test(name))
    .map(Number)
    .sort((a, b) => b - a);
}

/**
 * Writes a generation of a slot. Its folder gets its name only when it is complete, and never over another one, so
 * that neither a crash nor a second window can leave a mixture.
 *
 * @param now milliseconds since 1970, to tell later what a crash left behind.
 * @throws when the disk refuses, or when there is such a generation already.
 */
export async function writeSlot(
  tree: FileTree,
  slot: SlotNumber,
  content: SlotContent,
  now: number,
): Promise<SlotEntry> {
  const { analysis, ...result } = content.result;
  const encoder = new TextEncoder();
  const quintiles = encoder.encode(JSON.stringify({ formatVersion: 1, analysis }));
  const metadata = encoder.encode(
    JSON.stringify({
      formatVersion: 1,
      generation: content.generation,
      result,
      sizes: { runs: content.runs.length, quintiles: quintiles.length },
      checksums: { runs: crc32Hex(content.runs), quintiles: crc32Hex(quintiles) },
    } satisfies SlotMetadata),
  );
  const staging = `${stagingFolder}/${now}-${crypto.randomUUID()}`;
  try {
    await tree.write(`${staging}/runs.bin`, content.runs);
    await tree.write(`${staging}/quintiles.json`, quintiles);
    await tree.write(`${staging}/metadata.json`, metadata);
    await tree.move(staging, slotPath(slot, content.generation), { replace: false });
  } catch (error) {
    await tree.remove(staging).catch(() => undefined);
    throw error;
  }
  return { generation: content.generation, metadataChecksum: crc32Hex(metadata) };
}

/**
 * Reads a generation of a slot and checks every byte of it.
 *
 * @param metadataChecksum null when it is not known, because the index was lost.
 * @returns the content with its entry for the index, or which file is wrong and how.
 */
export async function readSlot(
  tree: FileTree,
  slot: SlotNumber,
  generation: number,
  metadataChecksum: string | null,
): Promise<Outcome<{ content: SlotContent; entry: SlotEntry }, string>> {
  const files = await readFiles(tree, slotPath(slot, generation), ['metadata.json', 'quintiles.json', 'runs.bin']);
  if (!files.ok) return files;
  const [metadataBytes, quintilesBytes, runs] = files.value as [Uint8Array, Uint8Array, Uint8Array];

  const metadata = parseVersioned(metadataBytes, slotMetadataSchema);
  if (!metadata.ok) return failure(`metadata.json: ${metadata.error}`);
  const checksum = crc32Hex(metadataBytes);
  if (metadataChecksum !== null && metadataChecksum !== checksum) {
    return failure('metadata.json: its checksum does not fit');
  }
  const { checksums, result, sizes } = metadata.value;
  const problem =
    fileProblem('quintiles.json', quintilesBytes, sizes.quintiles, checksums.quintiles) ??
    fileProblem('runs.bin', runs, sizes.runs, checksums.runs);
  if (problem !== null) return failure(problem);
  const quintiles = parseVersioned(quintilesBytes, slotQuintilesSchema);
  if (!quintiles.ok) return failure(`quintiles.json: ${quintiles.error}`);
  const content = { generation, result: { ...result, analysis: quintiles.value.analysis }, runs };
  return success({ content, entry: { generation, metadataChecksum: checksum } });
}

function fileProblem(name: string, bytes: Uint8Array, size: number, checksum: string): string | null {
  if (bytes.length !== size) return `${name}: it has ${bytes.length} bytes instead of ${size}`;
  return crc32Hex(bytes) === checksum ? null : `${name}: its checksum does not fit`;
}

async function readFiles(
  tree: FileTree,
  folder: string,
  names: readonly string[],
): Promise<Outcome<Uint8Array[], string>> {
  const files: Uint8Array[] = [];
  for (const name of names) {
    const bytes = await tree.read(`${folder}/${name}`);
    if (!bytes) return failure(`${name}: it is missing`);
    files.push(bytes);
  }
  return success(files);
}
