import { actionCost } from '../tables/actionTable';
import { isLegendarySpent, legendaryLeft } from '../tables/fightState';

/** True when the creature has the uses for a legendary action, and may take it again already. */
export function isAffordable(creature: number, action: number): boolean {
  return actionCost[action]! <= legendaryLeft[creature]! && isLegendarySpent[action] === 0;
}
