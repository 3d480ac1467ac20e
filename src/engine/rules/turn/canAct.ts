import { preventsActions } from '../../tables/affectedBits';
import { status } from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { upBit } from '../../tables/traits';

/** True while the creature is up and not incapacitated: what it did may have been answered by something that felled it. */
export function canAct(creature: number): boolean {
  return (status[creature]! & upBit) !== 0 && (affected[creature]! & preventsActions) === 0;
}
