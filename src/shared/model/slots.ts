import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';
import { analysisSchema, resultSchema } from './results';

export const slotNames = ['A', 'B'] as const;
export type SlotName = (typeof slotNames)[number];

/** `metadata.json` of a slot: a result without its analysis (which is in `quintiles.json`), and where it stands. */
export const slotMetadataSchema = v.object({
  formatVersion: v.literal(1),
  generation: v.pipe(v.number(), v.integer(), v.minValue(1)),
  result: v.omit(resultSchema, ['analysis']),
  /** Of each file, in bytes. */
  sizes: v.object({ runs: v.number(), quintiles: v.number() }),
  /** CRC-32 of each file, as 8 hexadecimal digits. */
  checksums: v.object({ runs: v.string(), quintiles: v.string() }),
});
export type SlotMetadata = DeepReadonly<v.InferOutput<typeof slotMetadataSchema>>;

export const slotQuintilesSchema = v.object({ formatVersion: v.literal(1), analysis: analysisSchema });
