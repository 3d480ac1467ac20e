/**
 * R3: more actions in a turn. SRD 5.1 "Action Surge"; SRD 5.2 "Action Surge": not for the Magic action. Taken in the
 * first turn in which foes are left after the action; one such feature a turn.
 */
import { traceSurge } from '../../record/traceStrikes';
import { surgeAction, surgeActions } from '../../tables/actionTable';
import { side, surgeFrom, surgeTo } from '../../tables/creatureTable';
import { clock, standing, tracing } from '../../tables/fightState';
import { magicAction } from '../../tables/traits';
import { isPermitted } from '../../tactics/isPermitted';
import { isAvailable } from '../../tactics/isAvailable';
import { spendUse } from './limits';

/** @returns how many more actions the creature takes in this turn; to be closed with {@link endSurge} when there are any */
export function beginSurge(creature: number): number {
  if (standing[1 - side[creature]!] === 0) return 0;
  for (let index = surgeFrom[creature]!; index < surgeTo[creature]!; index++) {
    const action = surgeAction[index]!;
    if (!isAvailable(creature, action) || !isPermitted(creature, action)) continue;
    spendUse(action);
    clock[2]! |= magicAction;
    if (tracing[0] !== 0) traceSurge(creature, action);
    return surgeActions[index]!;
  }
  return 0;
}

export function endSurge(): void {
  clock[2]! &= ~magicAction;
}
