import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { concatColumns, limitColumns } from '../../../../src/shared/results/columns';
import { canonicalBytes } from '../../../support/canonicalBytes';
import { ambush, sampleRuns, sampleScenario } from './sampleRuns';

const duel = sampleScenario([
  { side: 'party', maxHp: 5 },
  { side: 'monsters', maxHp: 4 },
]);

describe('joining columns', () => {
  it('gives what fighting them at once gives', () => {
    const parts = [sampleRuns(ambush, 201, 7, 0), sampleRuns(ambush, 1, 7, 201), sampleRuns(ambush, 99, 7, 202)];
    expect(concatColumns(parts)).toEqual(sampleRuns(ambush, 301, 7, 0));
  });

  it('keeps the first run of a range that begins later', () => {
    const parts = [sampleRuns(duel, 10, 7, 402), sampleRuns(duel, 5, 7, 412)];
    expect(concatColumns(parts)).toEqual(sampleRuns(duel, 15, 7, 402));
  });

  it('refuses a gap, another order, other creatures, and nothing', () => {
    const first = sampleRuns(duel, 10, 7, 0);
    const second = sampleRuns(duel, 10, 7, 10);
    expect(() => concatColumns([first, sampleRuns(duel, 10, 7, 11)])).toThrow('run 10 was expected, 11 follows');
    expect(() => concatColumns([second, first])).toThrow('run 20 was expected, 0 follows');
    expect(() => concatColumns([first, sampleRuns(ambush, 10, 7, 10)])).toThrow('different fights');
    expect(() => concatColumns([])).toThrow('no columns');
  });
});

describe('limiting columns', () => {
  const parts = [sampleRuns(ambush, 201, 7, 0), sampleRuns(ambush, 201, 7, 201)];
  const headerBytes = 12;

  it('keeps all that fits', () => {
    const bytes = canonicalBytes(concatColumns(parts)).length - headerBytes;
    expect(limitColumns(parts, bytes)).toEqual(parts);
    expect(concatColumns(limitColumns(parts, bytes - 1))).toEqual(sampleRuns(ambush, 401, 7, 0));
  });

  it.each([1, 200, 201, 202, 300])('keeps the first %i runs, however they were cut', (runs) => {
    const wanted = sampleRuns(ambush, runs, 7, 0);
    const bytes = canonicalBytes(wanted).length - headerBytes;
    expect(concatColumns(limitColumns(parts, bytes))).toEqual(wanted);
    expect(concatColumns(limitColumns([sampleRuns(ambush, 402, 7, 0)], bytes))).toEqual(wanted);
  });

  it('keeps one run, however large', () => {
    expect(limitColumns(parts, 1)).toEqual([sampleRuns(ambush, 1, 7, 0)]);
  });
});

describe('the canonical bytes', () => {
  it('are the header and every column, little endian', () => {
    const columns = {
      from: 258,
      runs: 1,
      creatures: 2,
      outcome: Uint8Array.of(1),
      rounds: Uint16Array.of(0x0201),
      fightsWon: Uint8Array.of(2),
      hpLeft: Int32Array.of(-2, 3),
      state: Uint8Array.of(0, 3),
      drops: Uint8Array.of(4, 5),
      damageDealt: Uint32Array.of(6, 0x0706_0504),
      damageTaken: Uint32Array.of(7, 8),
      healing: Uint32Array.of(9, 10),
      kills: Uint16Array.of(11, 12),
      wasted: Uint32Array.of(13, 14),
      absorbed: Uint32Array.of(15, 16),
      turnsLost: Uint16Array.of(17, 18),
      resourcesLeft: Uint16Array.of(19, 0x0403),
      partyHp: Uint32Array.of(20),
      monstersHp: Uint32Array.of(21),
    };
    const hex = [
      '02010000 01000000 02000000',
      '01 0102 02',
      'feffffff 03000000',
      '00 03 04 05',
      '06000000 04050607 07000000 08000000 09000000 0a000000',
      '0b00 0c00 0d000000 0e000000 0f000000 10000000',
      '1100 1200 1300 0304 14000000 15000000',
    ];
    expect(Buffer.from(canonicalBytes(columns)).toString('hex')).toBe(hex.join('').replaceAll(' ', ''));
  });

  it('do not depend on where in memory the columns are', () => {
    const columns = sampleRuns(ambush, 50);
    const shifted = new Uint8Array(columns.outcome.length + 3);
    shifted.set(columns.outcome, 3);
    const digest = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');
    expect(digest(canonicalBytes({ ...columns, outcome: shifted.subarray(3) }))).toBe(digest(canonicalBytes(columns)));
  });
});
