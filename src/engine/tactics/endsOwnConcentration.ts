import { actionBits } from '../tables/actionTable';
import { concentratingOn } from '../tables/lastingState';
import { concentrates } from '../tables/traits';

/** True for what would end the concentration its user keeps up: that is never given up for something else. */
export function endsOwnConcentration(creature: number, action: number): boolean {
  return (actionBits[action]! & concentrates) !== 0 && concentratingOn[creature] !== 0;
}
