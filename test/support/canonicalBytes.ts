import type { RunColumns } from '../../src/shared/model/results';
import { canonicalParts } from '../../src/shared/results/columns';

/** What a digest of the runs is taken of, in one piece. */
export function canonicalBytes(columns: RunColumns): Uint8Array {
  return Uint8Array.from(Buffer.concat(canonicalParts(columns)));
}
