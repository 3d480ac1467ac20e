/** R3: what may bring up a reaction, noted while an attack or power is still going on (see retaliation.ts). */
import { side } from '../../tables/creatureTable';
import { answersFall } from '../../tables/traits';

/** More provocations before an answer than any attack or power brings. */
const capacity = 512;

/** Entry 0: how many there are. */
export const provocations = new Int32Array(32);
/** Three entries each: who is provoked, by whom, and by what (a bit of `traits.ts`). */
export const provoked = new Int32Array(capacity * 3);

/** Only a foe provokes. */
export function provoke(creature: number, foe: number, trigger: number): void {
  if (side[creature] !== side[foe]) note(creature, foe, trigger);
}

/** What falls bursts, whoever felled it. */
export function provokeBurst(creature: number, by: number): void {
  note(creature, by, answersFall);
}

function note(creature: number, foe: number, trigger: number): void {
  const count = provocations[0]!;
  if (count === capacity) return;
  provoked[count * 3] = creature;
  provoked[count * 3 + 1] = foe;
  provoked[count * 3 + 2] = trigger;
  provocations[0] = count + 1;
}
