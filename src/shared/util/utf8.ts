interface EncodingGlobals {
  TextEncoder: new () => { encode(text: string): Uint8Array };
}

// TextEncoder is there in Node, in browsers and in workers, but in no library file common to them.
const encoder = new (globalThis as unknown as EncodingGlobals).TextEncoder();

/** The text as UTF-8. */
export function encodeUtf8(text: string): Uint8Array {
  return encoder.encode(text);
}
