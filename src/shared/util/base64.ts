interface Base64Globals {
  atob(text: string): string;
  btoa(bytes: string): string;
}

// atob and btoa are there in Node, in browsers and in workers, but in no library file common to them.
const globals = globalThis as unknown as Base64Globals;
const blockSize = 0x8000;

/** Bytes as base64, for the wires that carry JSON only. */
export function toBase64(bytes: Uint8Array): string {
  let binary = '';
  for (let start = 0; start < bytes.length; start += blockSize) {
    binary += String.fromCharCode(...bytes.subarray(start, start + blockSize));
  }
  return globals.btoa(binary);
}

/** The bytes of a base64 text. @throws when the text is not base64. */
export function fromBase64(text: string): Uint8Array {
  const binary = globals.atob(text);
  const bytes = new Uint8Array(binary.length);
  for (let index = 0; index < binary.length; index++) bytes[index] = binary.charCodeAt(index);
  return bytes;
}
