import { basicWhat } from '../tables/actionTable';
import { stabilises } from '../tables/traits';
import { chooseDying } from './chooseDying';

/** False for first aid that nobody needs. */
export function isBasicDue(creature: number, action: number): boolean {
  return basicWhat[action] !== stabilises || chooseDying(creature, action) >= 0;
}
