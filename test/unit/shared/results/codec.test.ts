import { zlibSync, deflateSync } from 'fflate';
import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/engine/compile/compile';
import { RunRecorder } from '../../../../src/engine/record/runRecorder';
import { simulate } from '../../../../src/engine/simulate';
import { nodeCompression } from '../../../../src/server/workers/simulation/compression.node';
import { decodeRuns, encodeRuns } from '../../../../src/shared/results/codec';
import { crc32 } from '../../../../src/shared/util/crc32';
import { skirmish } from '../../../fixtures/referenceEncounters';
import { ambush, sampleRuns, sampleScenario } from './sampleRuns';

const columns = sampleRuns(ambush, 1005);
const encoded = encodeRuns(columns);

/** The bytes with `edit` done to them and the checksum made right again, as someone with bad intent would. */
function forge(bytes: Uint8Array, edit: (view: DataView) => void): Uint8Array {
  const forged = bytes.slice();
  const view = new DataView(forged.buffer);
  edit(view);
  view.setUint32(4, crc32(forged.subarray(8)), true);
  return forged;
}

function withBody(body: Uint8Array, length: number): Uint8Array {
  const bytes = new Uint8Array(24 + body.length);
  bytes.set(encoded.subarray(0, 24));
  bytes.set(body, 24);
  return forge(bytes, (view) => view.setUint32(20, length, true));
}

function refusal(message: RegExp): unknown {
  const error: unknown = expect.stringMatching(message);
  return { ok: false, error };
}

describe('stored runs', () => {
  it('come back as they were', () => {
    expect(decodeRuns(encoded)).toEqual({ ok: true, value: columns });
  });

  it('come back whoever has compressed them', () => {
    const small = encodeRuns(columns, nodeCompression);
    expect(small.length).toBeLessThan(encoded.length);
    expect(decodeRuns(small)).toEqual({ ok: true, value: columns });
    expect(decodeRuns(encoded, nodeCompression)).toEqual({ ok: true, value: columns });
  });

  it('come back from the middle of a larger buffer', () => {
    const padded = new Uint8Array(encoded.length + 20);
    padded.set(encoded, 7);
    expect(decodeRuns(padded.subarray(7, 7 + encoded.length))).toEqual({ ok: true, value: columns });
  });

  it('take 24 KiB or less for 1005 runs of four against seven', () => {
    const compiled = compile(skirmish());
    const recorder = new RunRecorder(compiled.creatures, 0, 1005);
    simulate(compiled, 7, 0, 1005, recorder);
    expect(encodeRuns(recorder.finish()).length).toBeLessThanOrEqual(24 * 1024);
  });

  it('can be none at all', () => {
    const none = sampleRuns(ambush, 0);
    expect(decodeRuns(encodeRuns(none))).toEqual({ ok: true, value: none });
  });

  it('keep the run they begin with', () => {
    const later = sampleRuns(
      sampleScenario([
        { side: 'party', maxHp: 9 },
        { side: 'monsters', maxHp: 7 },
      ]),
      3,
      1,
      402,
    );
    expect(decodeRuns(encodeRuns(later))).toEqual({ ok: true, value: later });
  });
});

describe('bytes that are no stored runs', () => {
  const cases: readonly (readonly [string, Uint8Array, RegExp])[] = [
    ['nothing', new Uint8Array(), /cut off/],
    ['half a header', encoded.subarray(0, 23), /cut off/],
    ['other bytes', new Uint8Array(100), /mark is missing/],
    ['a torn file', encoded.subarray(0, encoded.length - 1), /checksum/],
    ['a file with more at its end', Uint8Array.of(...encoded, 0), /checksum/],
    ['a later format', forge(encoded, (view) => view.setUint16(8, 3, true)), /format 3/],
    ['too many creatures', forge(encoded, (view) => view.setUint16(10, 401, true)), /401 creatures/],
    ['too many runs', forge(encoded, (view) => view.setUint32(16, 4_000_000_000, true)), /4000000000/],
    ['a false length', forge(encoded, (view) => view.setUint32(20, 4_000_000_000, true)), /longer than/],
    [
      'a length one short',
      forge(encoded, (view) => view.setUint32(20, view.getUint32(20, true) - 1, true)),
      /do not fit/,
    ],
    [
      'a length one over',
      forge(encoded, (view) => view.setUint32(20, view.getUint32(20, true) + 1, true)),
      /do not fit/,
    ],
    ['one run fewer', forge(encoded, (view) => view.setUint32(16, 1004, true)), /do not fit/],
    ['one creature fewer', forge(encoded, (view) => view.setUint16(10, 10, true)), /do not fit/],
    ['no body', withBody(new Uint8Array(), 0), /do not fit/],
    ['another compression', withBody(zlibSync(new Uint8Array(100)), 100), /do not fit/],
    ['nothing but zeros', withBody(deflateSync(new Uint8Array(90_000)), 90_000), /do not fit/],
  ];
  it.each(cases)('%s is refused', (_, bytes, message) => {
    expect(decodeRuns(bytes)).toEqual(refusal(message));
    expect(decodeRuns(bytes, nodeCompression)).toEqual(refusal(message));
  });

  it('that inflate to far more than they say are refused', () => {
    const bomb = withBody(deflateSync(new Uint8Array(16 * 1024 * 1024)), 1000);
    expect(decodeRuns(bomb)).toEqual(refusal(/do not fit/));
    expect(decodeRuns(bomb, nodeCompression)).toEqual(refusal(/do not fit/));
  });
});
