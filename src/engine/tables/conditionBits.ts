import { conditions, type Condition } from '../../shared/model/vocabulary';

/** A bit per condition. */
export function conditionsAsBits(names: readonly Condition[]): number {
  return names.reduce((bits, name) => bits | (1 << conditions.indexOf(name)), 0);
}

/** Bits the rules ask for by name, in the order of `conditions`. */
export const charmedBit = 1 << 1;
export const exhaustionBit = 1 << 3;
export const frightenedBit = 1 << 4;
export const grappledBit = 1 << 5;
export const incapacitatedBit = 1 << 6;
export const petrifiedBit = 1 << 9;
export const poisonedBit = 1 << 10;
export const proneBit = 1 << 11;
export const unconsciousBit = 1 << 14;
