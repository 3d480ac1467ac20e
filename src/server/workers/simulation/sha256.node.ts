import { createHash } from 'node:crypto';

/**
 * SHA-256 of the bytes at once, on this thread. A worker has no other thread to wait for: on a busy machine the way to
 * it and back takes longer than the digest of a block.
 */
export function sha256Now(bytes: Uint8Array): Uint8Array {
  return createHash('sha256').update(bytes).digest();
}
