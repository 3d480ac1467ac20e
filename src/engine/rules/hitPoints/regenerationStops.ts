/** Damage that keeps a creature from regenerating in its next turn; see regeneration.ts. */
import { regenerationStops } from '../../tables/creatureTable';
import { isRegenerationStopped } from '../../tables/fightState';
import { amounts } from './damage';

/** Of the damage in `amounts`, which such a creature always takes type by type. */
export function noteStops(creature: number): void {
  for (let left = regenerationStops[creature]!; left !== 0; left &= left - 1) {
    if (amounts[31 - Math.clz32(left & -left)]! > 0) isRegenerationStopped[creature] = 1;
  }
}
