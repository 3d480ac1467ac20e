/**
 * A counter-based generator: every draw is a hash of where it is needed, so any run can be fought alone, results do not
 * depend on the order of the work, and two scenarios share their dice wherever they share their turns. A run's key is
 * a permutation of (seed, run) and a turn's key one of (run, turn): keys never collide.
 */

/** Key of the run (entries 0, 1) and of the turn (2, 3); how many turns are kept (4), and these (5 and on). A typed array, because V8 keeps it out of the heap. */
const keys = new Int32Array(32);

/** A 32-bit bijection of two multiplications; constants from the hash-prospector search (bias 0.11). */
function mix(value: number): number {
  let x = value ^ (value >>> 16);
  x = Math.imul(x, 0x21f0aaad);
  x ^= x >>> 15;
  x = Math.imul(x, 0xd35a2d97);
  return x ^ (x >>> 15);
}

/**
 * Selects the dice of a run. Both are whole numbers from 0 to 2^32 - 1. Four rounds of a Feistel network.
 * @param fight of the run's day: each has a permutation of its own, the first the same as a single fight
 */
export function keyRun(seed: number, run: number, fight = 0): void {
  let left = seed | 0;
  let right = run | 0;
  right ^= mix(left + 0x9e3779b9);
  left ^= mix(right + 0x3c6ef372);
  right ^= mix(left + 0x78dde6e4);
  left ^= mix(right + 0x1715609d);
  if (fight !== 0) {
    right ^= mix(left + Math.imul(fight, 0x5bd1e995));
    left ^= mix(right + Math.imul(fight, 0x2c1b3c6d));
  }
  keys[4] = 0;
  keys[0] = left;
  keys[1] = right;
}

/**
 * Selects the dice of one turn of the run.
 * @param creature the creature's dice key, 0 to 255
 * @param phase 0 for its own turn, 1 + the dice key of the creature after whose turn it acts (of a lair: 1 + 254), or
 *   257 + the dice key of the creature in whose turn it reacts
 */
export function keyTurn(round: number, creature: number, phase: number): void {
  const right = keys[1]! ^ ((round << 17) | (creature << 9) | phase);
  keys[2] = (keys[0]! + mix(right)) | 0;
  keys[3] = right;
}

/** Keeps the dice of the turn while somebody reacts; up to 13 reactions within each other. */
export function keepTurn(): void {
  const depth = keys[4]!;
  keys[5 + depth * 2] = keys[2]!;
  keys[6 + depth * 2] = keys[3]!;
  keys[4] = depth + 1;
}

/** Goes on with the dice kept last. */
export function resumeTurn(): void {
  const depth = keys[4]! - 1;
  keys[2] = keys[5 + depth * 2]!;
  keys[3] = keys[6 + depth * 2]!;
  keys[4] = depth;
}

/**
 * A face from 1 to `sides`, of the turn's dice; the counter says what it is for. No face is favoured by more than
 * sides / 2^32. One function and no helpers: it is called for every die of every fight.
 */
export function drawDie(sides: number, counter: number): number {
  let x = (keys[2]! + (counter | 0)) | 0;
  x = Math.imul(x ^ (x >>> 16), 0x21f0aaad);
  x = ((x ^ (x >>> 15)) + keys[3]!) | 0;
  x = Math.imul(x ^ (x >>> 15), 0xd35a2d97);
  return (((x ^ (x >>> 15)) >>> 0) * (sides * 2.3283064365386963e-10) + 1) | 0;
}
