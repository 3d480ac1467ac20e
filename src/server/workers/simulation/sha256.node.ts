import { createHash } from 'node:crypto';

/**
 * SHA-256 of the parts together, at once, on this thread. A worker has no other thread to wait for: on a busy machine the way to
 * it and back takes longer than the digest of a block.
 */
export function sha256Now(parts: readonly Uint8Array[]): Uint8Array {
  const hash = createHash('sha256');
  for (const part of parts) hash.update(part);
  return hash.digest();
}
