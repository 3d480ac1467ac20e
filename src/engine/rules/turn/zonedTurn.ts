/**
 * R14: a turn where distances are kept. Who fights in melee closes in: it moves, then attacks if somebody is in reach,
 * else uses what reaches from where it is, else dashes. So closing takes (distance - reach) / speed turns, rounded up,
 * half of that with the dash. Who fights at range stays where it is while somebody is in range.
 */
import { actionSlot } from '../../compile/slots';
import { danger } from '../../tables/creatureTable';
import { status } from '../../tables/fightState';
import { upBit } from '../../tables/traits';
import { chooseAction } from '../../tactics/chooseAction';
import { advance, closes, comesToBlows, takeDash } from '../movement/closing';
import { nearestFoe } from '../targeting/zonedTargeting';

/** What the creature does with its action, after it has moved; -1 when nothing is left to do. */
export function chooseInZones(creature: number): number {
  if (closes(creature) && !comesToBlows(creature)) advance(creature);
  if ((status[creature]! & upBit) === 0) return -1;
  const action = chooseAction(creature, actionSlot);
  if (action >= 0) return action;
  runUp(creature);
  return -1;
}

/** Nobody is in reach or range: who can do harm dashes up to the nearest. */
function runUp(creature: number): void {
  if (danger[creature] === 0) return;
  if (nearestFoe(creature) >= 0) takeDash(creature);
  // Who fights in melee has tried already.
  else if (!closes(creature)) advance(creature);
}
