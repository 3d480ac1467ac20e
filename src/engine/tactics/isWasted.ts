import { partFrom, partTo } from '../tables/actionTable';
import { side, sideFrom, sideTo } from '../tables/creatureTable';
import { status } from '../tables/fightState';
import { upBit } from '../tables/traits';
import { gains } from './chooseBoon';

/** True when a power without damage would change nothing: every foe who is up bears its effects already. */
export function isWasted(creature: number, action: number): boolean {
  if (partFrom[action] !== partTo[action]) return false;
  const foes = 1 - side[creature]!;
  for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) {
    if ((status[foe]! & upBit) !== 0 && gains(foe, action)) return false;
  }
  return true;
}
