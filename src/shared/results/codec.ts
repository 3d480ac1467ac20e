import { deflateSync, inflateSync } from 'fflate';
import { maxStoredRuns, type RunColumns } from '../model/results';
import { limits } from '../model/scenario';
import { crc32 } from '../util/crc32';
import { failure, type Outcome, success } from '../util/outcome';
import { readColumns, writeColumns } from './columnNumbers';
import { VarintReader, VarintWriter } from './varints';

/**
 * The file of stored runs: a header, little endian, then the numbers of `columnNumbers.ts`, deflated.
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
const formatVersion = 1;
const headerLength = 24;
const checkedFrom = 8;

/** Deflate cannot shrink by more than this (RFC 1951: 258 bytes in two bits), so a larger claim is false. */
const maxDeflateRatio = 1032;

/** The runs as the bytes of a file: compact and with a checksum. */
export function encodeRuns(columns: RunColumns): Uint8Array {
  const writer = new VarintWriter();
  writeColumns(writer, columns);
  const numbers = writer.result();
  const body = deflateSync(numbers);
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
export function decodeRuns(bytes: Uint8Array): Outcome<RunColumns, string> {
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
  if (creatures > limits.creatures)
    return failure(`The runs claim ${creatures} creatures, at most ${limits.creatures}`);
  if (runs > maxStoredRuns) return failure(`The runs claim to be ${runs}, at most ${maxStoredRuns}`);
  if (length > body.length * maxDeflateRatio) return failure('The runs claim to be longer than their bytes allow');

  const numbers = inflate(body, length);
  const columns = numbers && readColumns(new VarintReader(numbers), { from, runs, creatures });
  return columns ? success(columns) : failure('The runs are damaged: their columns do not fit together');
}

/** The inflated bytes, if they are sound and exactly `length`. */
function inflate(body: Uint8Array, length: number): Uint8Array | undefined {
  try {
    // One byte of room more than is right tells bytes that are too long from those that fit.
    const inflated = inflateSync(body, { out: new Uint8Array(length + 1) });
    return inflated.length === length ? inflated : undefined;
  } catch {
    return undefined;
  }
}
