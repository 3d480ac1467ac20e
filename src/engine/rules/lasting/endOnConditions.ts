/**
 * R7: effects that their bearer cannot hold in certain conditions. SRD 5.1 "Rage" (unconscious), "Dodge"; SRD 5.2 "Rage",
 * "Dodge" (incapacitated). Who is paralyzed, petrified, stunned or unconscious is incapacitated, and who is at 0 hit
 * points unconscious.
 */
import { preventsActions } from '../../tables/affectedBits';
import { incapacitatedBit, unconsciousBit } from '../../tables/conditionBits';
import { status } from '../../tables/fightState';
import { affected, bornRow, conditionBits, lastingCount, perCreature } from '../../tables/lastingState';
import { endingConditions } from '../../tables/lastingTable';
import { upBit } from '../../tables/traits';
import { endLasting } from './endLasting';

/** Of a creature with such effects that has come under a condition, or has fallen. */
export function endOnConditions(creature: number): void {
  const conditions = conditionsOf(creature);
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    const row = bornRow[creature * perCreature + index]!;
    if ((endingConditions[row]! & conditions) !== 0) endLasting(creature, index, 'condition');
  }
}

function conditionsOf(creature: number): number {
  const isUp = (status[creature]! & upBit) !== 0;
  const isHelpless = !isUp || (affected[creature]! & preventsActions) !== 0;
  return conditionBits[creature]! | (isUp ? 0 : unconsciousBit) | (isHelpless ? incapacitatedBit : 0);
}
