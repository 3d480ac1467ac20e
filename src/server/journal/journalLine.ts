import * as v from 'valibot';
import type { DeepReadonly } from '../../shared/util/deepReadonly';
import { acceptedRequestSchema } from '../runRequest';
import { decodeCheckedLine, encodeCheckedLine } from './checkedLine';

const journalRecordSchema = v.variant('kind', [
  v.object({ kind: v.literal('accepted'), request: acceptedRequestSchema }),
  /** The request needs nothing more: cancelled, failed, or its result is stored with the client. */
  v.object({
    kind: v.literal('ended'),
    requestId: v.string(),
    how: v.picklist(['cancelled', 'failed', 'acknowledged']),
  }),
]);
export type JournalRecord = DeepReadonly<v.InferOutput<typeof journalRecordSchema>>;
export type RequestEnd = Extract<JournalRecord, { kind: 'ended' }>['how'];

const numbered = v.object({ sequence: v.number(), record: v.unknown() });
const lineFeed = 10;

/** The record as a line of its file. */
export function encodeLine(sequence: number, record: JournalRecord): Uint8Array {
  return encodeCheckedLine({ sequence, record });
}

export interface JournalText {
  /** Records of a form this version knows. */
  readonly records: readonly JournalRecord[];
  /** Records of another form, which another version has written. */
  readonly unknown: number;
  /** True when something follows the first bad line: more than a last line cut off by a crash. */
  readonly isDamaged: boolean;
}

/** Reads up to the first line that is not whole, not what its checksum says, or out of sequence. */
export function readLines(bytes: Uint8Array): JournalText {
  const records: JournalRecord[] = [];
  let unknown = 0;
  let start = 0;
  for (let sequence = 1; start < bytes.length; sequence++) {
    const end = bytes.indexOf(lineFeed, start);
    const line = end < 0 ? null : readLine(bytes.subarray(start, end), sequence);
    if (line === null) return { records, unknown, isDamaged: end >= 0 && end + 1 < bytes.length };
    const record = v.safeParse(journalRecordSchema, line.record);
    if (record.success) records.push(record.output);
    else unknown++;
    start = end + 1;
  }
  return { records, unknown, isDamaged: false };
}

function readLine(line: Uint8Array, sequence: number): { readonly record: unknown } | null {
  const parsed = v.safeParse(numbered, decodeCheckedLine(line));
  return parsed.success && parsed.output.sequence === sequence ? parsed.output : null;
}
