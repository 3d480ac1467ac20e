import { deflateSync, Inflate } from 'fflate';

/** Deflate (RFC 1951) both ways. Which bytes stand for the same numbers may differ; all can read what any has written. */
export interface Compression {
  readonly deflate: (bytes: Uint8Array) => Uint8Array;
  /** The bytes, if they are sound and exactly `length`. Takes little more memory than that, whatever is in `body`. */
  readonly inflate: (body: Uint8Array, length: number) => Uint8Array | undefined;
}

/** Higher levels take up to 15 times as long for 2 % fewer bytes: most of these numbers are luck. */
const level = 3;

/** Bytes inflated before looking at how many came out. */
const inflateStep = 0x4000;

/** Works everywhere; where the platform has one of its own, that is several times faster. */
export const portableCompression: Compression = {
  deflate: (bytes) => deflateSync(bytes, { level }),
  inflate(body, length) {
    const inflated = new Uint8Array(length);
    let size = 0;
    const stream = new Inflate((chunk) => {
      if (size + chunk.length <= length) inflated.set(chunk, size);
      size += chunk.length;
    });
    try {
      for (let start = 0; start < body.length && size <= length; start += inflateStep) {
        const end = start + inflateStep;
        stream.push(body.subarray(start, end), end >= body.length);
      }
    } catch {
      return undefined;
    }
    return size === length ? inflated : undefined;
  },
};
