/** Which dice belong to what a creature does n-th with a slot; see random/dice.ts. */
import { blockOf } from '../../random/dice';
import { clock } from '../../tables/fightState';

/** The dice of the next attack roll, power or healing with the slot. */
export function nextBlock(slot: number): number {
  const sequence = clock[1]!;
  clock[1] = sequence + 1;
  return blockOf(slot, sequence);
}

/** The dice of what comes on top of something, with its slot. */
export function blockAfter(block: number): number {
  return nextBlock(block >>> 29);
}
