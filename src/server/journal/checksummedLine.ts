import { crc32Hex } from '../../shared/util/crc32';

const encoder = new TextEncoder();
const checksumLength = 8;

/** `crc32 SP json LF`: eight hexadecimal digits over the bytes of the JSON. */
export function encodeChecksummed(value: object): Uint8Array {
  const json = JSON.stringify(value);
  return encoder.encode(`${crc32Hex(encoder.encode(json))} ${json}\n`);
}

/** The value of a line without its line feed; undefined when the line is not what its checksum says. */
export function decodeChecksummed(line: Uint8Array): unknown {
  const json = line.subarray(checksumLength + 1);
  const stated = String.fromCharCode(...line.subarray(0, checksumLength + 1));
  return stated === `${crc32Hex(json)} ` ? parseJson(json) : undefined;
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
