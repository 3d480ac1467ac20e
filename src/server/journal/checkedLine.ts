import { crc32Hex } from '../../shared/util/crc32';
import { encodeUtf8 } from '../../shared/util/utf8';

const checksumLength = 8;
const decoder = new TextDecoder();

/** `crc32 SP json LF`: eight hexadecimal digits over the bytes of the JSON. JSON has no line feed of its own. */
export function encodeCheckedLine(content: object): Uint8Array {
  const line = encodeUtf8(`${'0'.repeat(checksumLength)} ${JSON.stringify(content)}\n`);
  line.set(encodeUtf8(crc32Hex(line.subarray(checksumLength + 1, -1))));
  return line;
}

/** What a line, without its line feed, says; undefined when it is not what its checksum says. */
export function decodeCheckedLine(line: Uint8Array): unknown {
  const json = line.subarray(checksumLength + 1);
  if (decoder.decode(line.subarray(0, checksumLength + 1)) !== `${crc32Hex(json)} `) return undefined;
  try {
    return JSON.parse(decoder.decode(json));
  } catch {
    return undefined;
  }
}
