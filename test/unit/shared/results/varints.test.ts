import { describe, expect, it } from 'vitest';
import { fromZigzag, toZigzag, VarintReader, VarintWriter } from '../../../../src/shared/results/varints';

describe('numbers of variable length', () => {
  it('come back, with the bytes they should take', () => {
    const sizes = [
      [0, 1],
      [127, 1],
      [128, 2],
      [16_383, 2],
      [16_384, 3],
      [0xffff_ffff, 5],
    ] as const;
    for (const [value, size] of sizes) {
      const writer = new VarintWriter();
      writer.write(value);
      expect(writer.result()).toHaveLength(size);
      expect(new VarintReader(writer.result()).read()).toBe(value);
    }
  });

  it('grow past the first buffer', () => {
    const writer = new VarintWriter();
    for (let value = 0; value < 100_000; value++) writer.write(value);
    const reader = new VarintReader(writer.result());
    for (let value = 0; value < 100_000; value++) if (reader.read() !== value) expect.unreachable(String(value));
    expect([reader.remaining, reader.isBroken]).toEqual([0, false]);
  });

  it.each([
    ['nothing', []],
    ['a number cut off', [0x80]],
    ['a number above 32 bits', [0xff, 0xff, 0xff, 0xff, 0x10]],
    ['a number without an end', [0x80, 0x80, 0x80, 0x80, 0x80, 0x00]],
  ])('%s breaks the reader for good', (_, bytes) => {
    const reader = new VarintReader(Uint8Array.from(bytes));
    expect([reader.read(), reader.isBroken, reader.remaining, reader.read()]).toEqual([0, true, 0, 0]);
  });

  it('hold signed numbers, small ones small', () => {
    const signed = [0, -1, 1, -2, 2_147_483_647, -2_147_483_648];
    expect(signed.map(toZigzag)).toEqual([0, 1, 2, 3, 4_294_967_294, 4_294_967_295]);
    expect(signed.map(toZigzag).map(fromZigzag)).toEqual(signed);
  });
});
