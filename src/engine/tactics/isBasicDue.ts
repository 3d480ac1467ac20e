import { basicWhat } from '../tables/actionTable';
import { speed } from '../tables/lastingState';
import { flees, stabilises } from '../tables/traits';
import { chooseDying } from './chooseDying';

/** False for first aid that nobody needs, and for flight of who cannot move. */
export function isBasicDue(creature: number, action: number): boolean {
  const what = basicWhat[action];
  if (what === flees) return speed[creature] !== 0;
  return what !== stabilises || chooseDying(creature, action) >= 0;
}
