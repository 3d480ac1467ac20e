import { createHash } from 'node:crypto';
import { describe, expect, it } from 'vitest';
import { decodeRuns, encodeRuns } from '../../src/shared/results/codec';
import { canonicalBytes } from '../support/canonicalBytes';
import type { RunColumns } from '../../src/shared/model/results';
import { fromBase64 } from '../../src/shared/util/base64';
import first from './runs-v1.json';
import golden from './runs-v2.json';

const columns: RunColumns = {
  from: golden.columns.from,
  runs: golden.columns.runs,
  creatures: golden.columns.creatures,
  outcome: Uint8Array.from(golden.columns.outcome),
  rounds: Uint16Array.from(golden.columns.rounds),
  fightsWon: Uint8Array.from(golden.columns.fightsWon),
  hpLeft: Int32Array.from(golden.columns.hpLeft),
  state: Uint8Array.from(golden.columns.state),
  drops: Uint8Array.from(golden.columns.drops),
  damageDealt: Uint32Array.from(golden.columns.damageDealt),
  damageTaken: Uint32Array.from(golden.columns.damageTaken),
  healing: Uint32Array.from(golden.columns.healing),
  kills: Uint16Array.from(golden.columns.kills),
  wasted: Uint32Array.from(golden.columns.wasted),
  absorbed: Uint32Array.from(golden.columns.absorbed),
  turnsLost: Uint16Array.from(golden.columns.turnsLost),
  resourcesLeft: Uint16Array.from(golden.columns.resourcesLeft),
  partyHp: Uint32Array.from(golden.columns.partyHp),
  monstersHp: Uint32Array.from(golden.columns.monstersHp),
};

// The file was written when format 2 was fixed and never changes: slots of that day must open for ever. A new format
// gets a new file beside it.
describe('stored runs of format 2', () => {
  it('can be read', () => {
    expect(decodeRuns(fromBase64(golden.encoded))).toEqual({ ok: true, value: columns });
  });

  it('are still what is written', () => {
    const header = (bytes: Uint8Array) => [...bytes.subarray(0, 4), ...bytes.subarray(8, 24)];
    expect(header(encodeRuns(columns))).toEqual(header(fromBase64(golden.encoded)));
    expect(decodeRuns(encodeRuns(columns))).toEqual({ ok: true, value: columns });
  });

  it('have the digest they had', () => {
    expect(createHash('sha256').update(canonicalBytes(columns)).digest('hex')).toBe(golden.digest);
  });
});

// Their scenarios have no words for what the rules ask now: a slot of that day cannot be shown, whatever its runs.
describe('stored runs of format 1', () => {
  it('are refused by name', () => {
    expect(decodeRuns(fromBase64(first.encoded))).toEqual({
      ok: false,
      error: 'The runs are in format 1; this version reads format 2',
    });
  });
});
