/** Appends unsigned 32-bit numbers, seven bits to a byte, the lowest first (LEB128). Small numbers take one byte. */
export class VarintWriter {
  private bytes = new Uint8Array(0x1_0000);
  private length = 0;

  write(value: number): void {
    if (this.length + 5 > this.bytes.length) this.grow();
    let rest = value >>> 0;
    while (rest > 0x7f) {
      this.bytes[this.length++] = (rest & 0x7f) | 0x80;
      rest >>>= 7;
    }
    this.bytes[this.length++] = rest;
  }

  /** What was written; valid until the next write. */
  result(): Uint8Array {
    return this.bytes.subarray(0, this.length);
  }

  private grow(): void {
    const larger = new Uint8Array(this.bytes.length * 2);
    larger.set(this.bytes);
    this.bytes = larger;
  }
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
