import { creatureStates, maxStoredRuns, outcomes, type RunColumns } from '../model/results';
import { limits } from '../model/limits';
import { crc32 } from '../util/crc32';
import { failure, type Outcome, success } from '../util/outcome';
import { type Compression, portableCompression } from './compression';
import { ColumnReader, ColumnWriter } from './numberCoder';
import { findPartySize, transferEnds, transferTraces } from './transferColumns';
import { VarintReader, VarintWriter } from './varints';

/**
 * The file of stored runs: a header, little endian, then the numbers of `transferColumns.ts`, deflated.
 *
 * | offset | bytes | holds                                      |
 * |-------:|------:|--------------------------------------------|
 * |      0 |     4 | "ELRN"                                     |
 * |      4 |     4 | CRC-32 of everything after it              |
 * |      8 |     2 | format version                             |
 * |     10 |     2 | number of creatures                        |
 * |     12 |     4 | first run                                  |
 * |     16 |     4 | number of runs                             |
 * |     20 |     4 | length of the numbers before deflating     |
 */
const magic = 0x4e52_4c45;
const formatVersion = 2;
const headerLength = 24;
const checkedFrom = 8;

/** Deflate cannot shrink by more than this (RFC 1951: 258 bytes in two bits), so a larger claim is false. */
const maxDeflateRatio = 1032;

/** The runs as the bytes of a file: compact and with a checksum. */
export function encodeRuns(columns: RunColumns, { deflate }: Compression = portableCompression): Uint8Array {
  const writer = new VarintWriter();
  const coder = new ColumnWriter(writer);
  const partySize = Uint8Array.of(findPartySize(columns));
  transferEnds(coder, columns, partySize);
  transferTraces(coder, columns, partySize[0]!);
  const numbers = writer.result();
  const body = deflate(numbers);
  const bytes = new Uint8Array(headerLength + body.length);
  const header = new DataView(bytes.buffer);
  header.setUint32(0, magic, true);
  header.setUint16(8, formatVersion, true);
  header.setUint16(10, columns.creatures, true);
  header.setUint32(12, columns.from, true);
  header.setUint32(16, columns.runs, true);
  header.setUint32(20, numbers.length, true);
  bytes.set(body, headerLength);
  header.setUint32(4, crc32(bytes.subarray(checkedFrom)), true);
  return bytes;
}

/**
 * The runs in the bytes of {@link encodeRuns}. Never throws, and takes no more memory than the bytes can account for;
 * the error says what is wrong with them.
 */
export function decodeRuns(
  bytes: Uint8Array,
  { inflate }: Compression = portableCompression,
): Outcome<RunColumns, string> {
  if (bytes.length < headerLength) return failure(`The runs are cut off: ${bytes.length} bytes are no whole header`);
  const header = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  if (header.getUint32(0, true) !== magic) return failure('These are no stored runs: their mark is missing');
  if (header.getUint32(4, true) !== crc32(bytes.subarray(checkedFrom))) {
    return failure('The runs are damaged: their checksum is wrong');
  }
  const version = header.getUint16(8, true);
  if (version !== formatVersion) {
    return failure(`The runs are in format ${version}; this version reads format ${formatVersion}`);
  }
  const creatures = header.getUint16(10, true);
  const from = header.getUint32(12, true);
  const runs = header.getUint32(16, true);
  const length = header.getUint32(20, true);
  const body = bytes.subarray(headerLength);
  if (creatures > limits.dayCreatures) {
    return failure(`The runs claim ${creatures} creatures, at most ${limits.dayCreatures}`);
  }
  if (runs > maxStoredRuns) return failure(`The runs claim to be ${runs}, at most ${maxStoredRuns}`);
  if (length > body.length * maxDeflateRatio) return failure('The runs claim to be longer than their bytes allow');

  const numbers = inflate(body, length);
  const columns = numbers && readColumns(new VarintReader(numbers), from, runs, creatures);
  return columns ? success(columns) : failure('The runs are damaged: their columns do not fit together');
}

/** The columns, if the numbers are such, no fewer and no more. */
function readColumns(numbers: VarintReader, from: number, runs: number, creatures: number): RunColumns | undefined {
  // Every number takes at least a byte: looked at before anything is allocated for them.
  const entries = creatures * runs;
  if (numbers.remaining < 3 * runs + 11 * entries) return undefined;
  const ends = {
    from,
    runs,
    creatures,
    outcome: new Uint8Array(runs),
    rounds: new Uint16Array(runs),
    fightsWon: new Uint8Array(runs),
    hpLeft: new Int32Array(entries),
    state: new Uint8Array(entries),
    drops: new Uint8Array(entries),
    damageDealt: new Uint32Array(entries),
    damageTaken: new Uint32Array(entries),
    healing: new Uint32Array(entries),
    kills: new Uint16Array(entries),
    wasted: new Uint32Array(entries),
    absorbed: new Uint32Array(entries),
    turnsLost: new Uint16Array(entries),
    resourcesLeft: new Uint16Array(entries),
  };
  const coder = new ColumnReader(numbers);
  const partySize = new Uint8Array(1);
  transferEnds(coder, ends, partySize);
  if (partySize[0]! > creatures) return undefined;
  const traceLength = ends.rounds.reduce((sum, rounds) => sum + rounds + 1, 0);
  if (numbers.remaining < 2 * traceLength) return undefined;
  const columns = { ...ends, partyHp: new Uint32Array(traceLength), monstersHp: new Uint32Array(traceLength) };
  transferTraces(coder, columns, partySize[0]!);
  const isSound =
    !numbers.isBroken &&
    numbers.remaining === 0 &&
    ends.outcome.every((outcome) => outcome <= outcomes.undecided) &&
    ends.state.every((state) => state <= creatureStates.fled);
  return isSound ? columns : undefined;
}
