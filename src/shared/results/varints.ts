/** Of a number of 32 bits. */
const maxBytes = 5;

/** Appends unsigned 32-bit numbers, seven bits to a byte, the lowest first (LEB128). Small numbers take one byte. */
export class VarintWriter {
  private bytes = new Uint8Array(0x1_0000);
  private length = 0;

  write(value: number): void {
    this.reserve(1);
    this.length = put(this.bytes, this.length, value);
  }

  /** The bits of each as an unsigned number. */
  writeAll(values: Int32Array): void {
    this.reserve(values.length);
    const { bytes } = this;
    let { length } = this;
    for (let index = 0; index < values.length; index++) length = put(bytes, length, values[index]!);
    this.length = length;
  }

  /** What was written; valid until the next write. */
  result(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private reserve(numbers: number): void {
    const needed = this.length + numbers * maxBytes;
    if (needed <= this.bytes.length) return;
    const larger = new Uint8Array(Math.max(needed, this.bytes.length * 2));
    larger.set(this.bytes);
    this.bytes = larger;
  }
}

/** Where the next number begins. */
function put(bytes: Uint8Array, position: number, value: number): number {
  let rest = value >>> 0;
  let at = position;
  while (rest > 0x7f) {
    bytes[at++] = (rest & 0x7f) | 0x80;
    rest >>>= 7;
  }
  bytes[at] = rest;
  return at + 1;
}

/** Reads what {@link VarintWriter} wrote. It never throws: past a fault `isBroken` is true and every number is 0. */
export class VarintReader {
  isBroken = false;
  private position = 0;

  constructor(private readonly bytes: Uint8Array) {}

  /** Bytes not read yet: at most so many numbers can follow. */
  get remaining(): number {
    return this.bytes.length - this.position;
  }

  read(): number {
    let value = 0;
    for (let shift = 0; shift < 35 && this.position < this.bytes.length; shift += 7) {
      const byte = this.bytes[this.position++]!;
      // The fifth byte holds the last four bits of 32.
      if (shift === 28 && byte > 0x0f) break;
      value |= (byte & 0x7f) << shift;
      if (byte < 0x80) return value >>> 0;
    }
    this.break();
    return 0;
  }

  /** For a number that was read but cannot be right. */
  break(): void {
    this.isBroken = true;
    this.position = this.bytes.length;
  }
}

/** A signed 32-bit number as an unsigned one that is small when its magnitude is. */
export function toZigzag(value: number): number {
  return ((value << 1) ^ (value >> 31)) >>> 0;
}

/** The inverse of {@link toZigzag}. */
export function fromZigzag(value: number): number {
  return (value >>> 1) ^ -(value & 1);
}
