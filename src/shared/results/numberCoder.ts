import { fromZigzag, toZigzag, type VarintReader, type VarintWriter } from './varints';

export type Column = Uint8Array | Uint16Array | Uint32Array | Int32Array;

/**
 * One side of the format: the writer takes numbers from columns, the reader fills columns with them. Both are driven
 * by the same description of the order, so that they cannot disagree.
 */
export interface NumberCoder {
  /** Without `expected` the values themselves, which are best small; with it their differences from it. */
  column(values: Column, expected?: Int32Array): void;
  /** Values that fall by a little from one to the next, from `first` to `last` where it comes as expected. */
  descent(values: Uint32Array, first: number, last: number): void;
}

export class ColumnWriter implements NumberCoder {
  constructor(private readonly numbers: VarintWriter) {}

  column(values: Column, expected?: Int32Array): void {
    // Of one type whatever the column is, so that the loops over them are compiled for that one.
    const numbers = new Int32Array(values);
    if (expected) {
      for (let index = 0; index < numbers.length; index++) {
        numbers[index] = toZigzag((numbers[index]! - expected[index]!) | 0);
      }
    }
    this.numbers.writeAll(numbers);
  }

  descent(values: Uint32Array, first: number, last: number): void {
    const end = values.length - 1;
    this.numbers.write(toZigzag((first - values[0]!) | 0));
    for (let index = 1; index < end; index++) this.numbers.write(toZigzag((values[index - 1]! - values[index]!) | 0));
    if (end > 0) this.numbers.write(toZigzag((last - values[end]!) | 0));
  }
}

/** Fills columns; what does not fit a column breaks the reader. */
export class ColumnReader implements NumberCoder {
  constructor(private readonly numbers: VarintReader) {}

  column(values: Column, expected?: Int32Array): void {
    for (let index = 0; index < values.length; index++) {
      const number = this.numbers.read();
      const value = expected ? (expected[index]! + fromZigzag(number)) | 0 : number | 0;
      values[index] = value;
      if ((values[index]! | 0) !== value) this.numbers.break();
    }
  }

  descent(values: Uint32Array, first: number, last: number): void {
    const end = values.length - 1;
    values[0] = first - fromZigzag(this.numbers.read());
    for (let index = 1; index < end; index++) values[index] = values[index - 1]! - fromZigzag(this.numbers.read());
    if (end > 0) values[end] = last - fromZigzag(this.numbers.read());
  }
}
