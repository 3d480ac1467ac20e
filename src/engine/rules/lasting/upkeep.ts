/**
 * R7: effects that end with their bearer's turn unless it has kept them up. SRD 5.1 "Rage": it has attacked a foe, or
 * taken damage, since its last turn; SRD 5.2 "Rage": an attack roll against a foe, a saving throw forced on one, or a
 * bonus action. What happened before the effect began does not count. Assumption: the bonus action goes to it whenever
 * nothing else has kept it up and the creature has not used it for something else.
 */
import { needsUpkeep } from '../../tables/affectedBits';
import { affected, bornRow, lastingCount, perCreature, upkeep } from '../../tables/lastingState';
import { byBonusAction, spentBonusAction } from '../../tables/lastingCodes';
import { keptUpBy } from '../../tables/lastingTable';
import { canAct } from '../turn/canAct';
import { endLasting } from './endLasting';

/** When an effect begins. Begun with the bonus action that would keep it up, it lasts beyond this turn. */
export function beginUpkeep(creature: number, row: number): void {
  if ((affected[creature]! & needsUpkeep) === 0) upkeep[creature] = 0;
  upkeep[creature]! |= keptUpBy[row]! & byBonusAction;
}

/** @param deed a bit of `lastingCodes.ts` */
export function noteUpkeep(creature: number, deed: number): void {
  if ((affected[creature]! & needsUpkeep) !== 0) upkeep[creature]! |= deed;
}

/** At the end of the turn of a creature with such effects. */
export function endUnkept(creature: number): void {
  const hasBonusAction = (upkeep[creature]! & spentBonusAction) === 0 && canAct(creature);
  const deeds = upkeep[creature]! | (hasBonusAction ? byBonusAction : 0);
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    const needs = keptUpBy[bornRow[creature * perCreature + index]!]!;
    if (needs !== 0 && (needs & deeds) === 0) endLasting(creature, index, 'idle');
  }
  upkeep[creature] = 0;
}
