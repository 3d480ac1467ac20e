import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maxStoredBytes } from '../../src/shared/model/results';
import { limits } from '../../src/shared/model/limits';
import { decodeRuns, encodeRuns } from '../../src/shared/results/codec';
import { concatColumns } from '../../src/shared/results/columns';
import { canonicalBytes } from '../support/canonicalBytes';
import { crc32 } from '../../src/shared/util/crc32';
import { ambush, sampleDice, sampleRuns } from '../unit/shared/results/sampleRuns';
import { arbitraryColumns } from './arbitraryRuns';

describe('stored runs', () => {
  it('come back whatever the columns hold', () => {
    const anyColumns = fc.integer({ min: 0, max: 6 }).chain((creatures) => arbitraryColumns(creatures));
    fc.assert(
      fc.property(anyColumns, (columns) => {
        expect(decodeRuns(encodeRuns(columns))).toEqual({ ok: true, value: columns });
      }),
      { numRuns: 300 },
    );
  });

  it('take at most 1.4 times the bytes of their columns, whatever these hold', () => {
    const headers = 64;
    fc.assert(
      fc.property(arbitraryColumns(3), (columns) => {
        expect(encodeRuns(columns).length - headers).toBeLessThan(1.4 * canonicalBytes(columns).length);
      }),
      { numRuns: 200 },
    );
    expect(Math.ceil((1.4 * maxStoredBytes * 4) / 3)).toBeLessThan(64 * 2 ** 20);
  });

  it('can be cut and joined anywhere', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 59 }), (cut) => {
        const parts = [sampleRuns(ambush, cut, 3, 0), sampleRuns(ambush, 60 - cut, 3, cut)];
        expect(concatColumns(parts)).toEqual(sampleRuns(ambush, 60, 3, 0));
      }),
      { numRuns: 20 },
    );
  });
});

describe('damaged bytes', () => {
  const encoded = encodeRuns(sampleRuns(ambush, 25));
  const random = sampleDice(2026);
  const below = (limit: number) => Math.floor(random() * limit);

  /** One to three faults: a flipped bit, another byte, bytes left out, doubled or cut off. */
  function damage(bytes: Uint8Array): Uint8Array {
    let damaged = bytes.slice();
    for (let faults = 1 + below(3); faults > 0; faults--) {
      const place = below(damaged.length);
      const kind = below(5);
      if (kind === 0) damaged[place]! ^= 1 << below(8);
      else if (kind === 1) damaged[place] = below(256);
      else if (kind === 2) damaged = damaged.slice(0, place);
      else if (kind === 3) damaged = Uint8Array.of(...damaged.slice(0, place), ...damaged.slice(place + 1 + below(8)));
      else damaged = Uint8Array.of(...damaged.slice(0, place), ...damaged.slice(Math.max(0, place - below(8))));
      if (damaged.length === 0) return damaged;
    }
    return damaged;
  }

  it('are always noticed', () => {
    for (let attempt = 0; attempt < 20_000; attempt++) {
      const damaged = damage(encoded);
      if (Buffer.compare(damaged, encoded) === 0) continue;
      expect(decodeRuns(damaged).ok).toBe(false);
    }
  });

  it('with a forged checksum never throw, never hang, and give columns within bounds or none', () => {
    let accepted = 0;
    for (let attempt = 0; attempt < 20_000; attempt++) {
      const damaged = damage(encoded);
      if (damaged.length < 24) continue;
      new DataView(damaged.buffer).setUint32(4, crc32(damaged.subarray(8)), true);
      const decoded = decodeRuns(damaged);
      if (!decoded.ok) continue;
      accepted++;
      const { creatures, runs, outcome, state, hpLeft, rounds, partyHp } = decoded.value;
      expect(creatures).toBeLessThanOrEqual(limits.dayCreatures);
      expect([outcome.length, hpLeft.length]).toEqual([runs, runs * creatures]);
      expect(Math.max(...outcome, ...state)).toBeLessThanOrEqual(4);
      expect(partyHp.length).toBe(rounds.reduce((sum, count) => sum + count + 1, 0));
    }
    // Faults inside a column's values remain: only whoever can forge a checksum can make them.
    expect(accepted).toBeGreaterThan(100);
  });
});
