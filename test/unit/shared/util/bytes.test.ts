import { createHash } from 'node:crypto';
import { gzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { fromBase64, toBase64 } from '../../../../src/shared/util/base64';
import { crc32 } from '../../../../src/shared/util/crc32';
import { sha256, toHex } from '../../../../src/shared/util/sha256';

const bytes = Uint8Array.from({ length: 100_003 }, (_, index) => (index * 31 + (index >> 5)) & 0xff);

describe('CRC-32', () => {
  it('has the check value of its definition', () => {
    expect(crc32(new TextEncoder().encode('123456789'))).toBe(0xcbf4_3926);
    expect(crc32(new Uint8Array())).toBe(0);
  });

  it('agrees with zlib', () => {
    // The trailer of a gzip file: CRC-32, then the length.
    expect(crc32(bytes)).toBe(gzipSync(bytes).readUInt32LE(gzipSync(bytes).length - 8));
  });
});

describe('SHA-256', () => {
  it('agrees with OpenSSL', async () => {
    expect(toHex(await sha256(bytes))).toBe(createHash('sha256').update(bytes).digest('hex'));
  });
});

describe('base64', () => {
  it('agrees with Node and comes back', () => {
    expect(toBase64(bytes)).toBe(Buffer.from(bytes).toString('base64'));
    expect(fromBase64(toBase64(bytes))).toEqual(bytes);
    expect(toBase64(new Uint8Array())).toBe('');
  });

  it('refuses what is not base64', () => {
    expect(() => fromBase64('not base64!')).toThrow();
  });
});
