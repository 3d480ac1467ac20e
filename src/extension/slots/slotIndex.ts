import * as v from 'valibot';
import { crc32Hex } from '../../shared/util/crc32';
import { type Outcome, failure, success } from '../../shared/util/outcome';
import { parseVersioned } from './checkedJson';

/** The two places on disk, `slot_0` and `slot_1`. Which of them is Slot A and which Slot B, their age decides. */
export const slotNumbers = [0, 1] as const;
export type SlotNumber = (typeof slotNumbers)[number];

const entrySchema = v.object({
  generation: v.pipe(v.number(), v.integer(), v.minValue(1)),
  /** CRC-32 of the generation's `metadata.json`, which holds those of the other files. */
  metadataChecksum: v.string(),
});
export type SlotEntry = v.InferOutput<typeof entrySchema>;

const indexSchema = v.object({
  slots: v.tuple([v.nullable(entrySchema), v.nullable(entrySchema)]),
  /** The one written last; null when both are empty. */
  newest: v.nullable(v.picklist(slotNumbers)),
});
/** What `slots.json` says: the current generation of each slot. */
export type SlotIndex = v.InferOutput<typeof indexSchema>;

const fileSchema = v.object({ formatVersion: v.literal(1), checksum: v.string(), index: indexSchema });

export const emptyIndex: SlotIndex = { slots: [null, null], newest: null };

export function encodeIndex(index: SlotIndex): Uint8Array {
  const checksum = crc32Hex(new TextEncoder().encode(JSON.stringify(index)));
  return new TextEncoder().encode(
    JSON.stringify({ formatVersion: 1, checksum, index } satisfies v.InferOutput<typeof fileSchema>),
  );
}

/** The index in the bytes of `slots.json`, or what is wrong with them. */
export function decodeIndex(bytes: Uint8Array): Outcome<SlotIndex, string> {
  const file = parseVersioned(bytes, fileSchema);
  if (!file.ok) return file;
  const { checksum, index } = file.value;
  const isIntact = checksum === crc32Hex(new TextEncoder().encode(JSON.stringify(index)));
  return isIntact ? success(index) : failure('its checksum does not fit');
}

/**
 * Which slot a new result is written to: the one with the same scenario, else an empty one, else the one not written
 * last.
 *
 * @param hashes the scenario hash in each slot, null for an empty one.
 */
export function chooseSlot(
  hashes: readonly [string | null, string | null],
  newest: SlotNumber | null,
  scenarioHash: string,
): SlotNumber {
  const same = slotNumbers.find((slot) => hashes[slot] === scenarioHash);
  const empty = slotNumbers.find((slot) => hashes[slot] === null);
  return same ?? empty ?? (newest === 0 ? 1 : 0);
}
