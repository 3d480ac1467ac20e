/** R19: what changes from one fight of a day to the next. A single fight begins with its only row. */
import { disadvantageBit } from '../../random/dice';
import { initiativeMode, isSurprised, setup, sideFrom, sideTo } from '../../tables/creatureTable';
import {
  calmInitiativeMode,
  fightFrom,
  fightDistance,
  fightTieBreak,
  fightTo,
  fightUnitFrom,
  fightUnitTo,
  isPartySurprised,
} from '../../tables/dayTable';
import { fighterCount, isRules2024, startDistance, tieBreak, unitsFrom, unitsTo } from '../../tables/setup';

/** Puts the fight's monsters on their side, and says how initiative is rolled and whether the party is surprised. */
export function beginFight(fight: number): void {
  sideFrom[1] = fightFrom[fight]!;
  sideTo[1] = fightTo[fight]!;
  setup[fighterCount] = sideTo[0]! - sideFrom[0]! + sideTo[1] - sideFrom[1];
  setup[unitsFrom] = fightUnitFrom[fight]!;
  setup[unitsTo] = fightUnitTo[fight]!;
  setup[startDistance] = fightDistance[fight]!;
  setup[tieBreak] = fightTieBreak[fight]!;
  const surprise = isPartySurprised[fight] ?? 0;
  const is2024 = setup[isRules2024] ?? 0;
  const to = sideTo[0]!;
  for (let creature = sideFrom[0]!; creature < to; creature++) {
    // 2014: surprise costs the first turn. 2024: it is disadvantage on the initiative roll.
    isSurprised[creature] = surprise & (1 - is2024);
    initiativeMode[creature] = calmInitiativeMode[creature]! | ((surprise & is2024) !== 0 ? disadvantageBit : 0);
  }
}
