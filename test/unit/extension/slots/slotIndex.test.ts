import { describe, expect, it } from 'vitest';
import { chooseSlot } from '../../../../src/extension/slots/slotIndex';

describe('the slot a result is written to', () => {
  it.each([
    ['the first, when both are empty', [null, null], null, 0],
    ['the empty one', ['a', null], 0, 1],
    ['the older one', ['a', 'b'], 0, 1],
    ['the older one, the other way round', ['a', 'b'], 1, 0],
    ['its own, even the newer one', ['x', 'b'], 0, 0],
    ['its own, even when another is empty', [null, 'x'], 1, 1],
  ] as const)('is %s', (_name, hashes, newest, slot) => {
    expect(chooseSlot(hashes, newest, 'x')).toBe(slot);
  });
});
