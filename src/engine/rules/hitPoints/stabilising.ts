/**
 * R9: first aid. SRD 5.1 "Stabilizing a Creature", SRD 5.2 "Help", "Death Saving Throws": an action and a DC 10 Wisdom
 * (Medicine) check. Assumption: there are no skills here, the modifier of Wisdom saving throws stands for the check's.
 */
import { abilities } from '../../../shared/model/vocabulary';
import { rollD20 } from '../../random/dice';
import { dropFaces } from '../../record/trace';
import { traceFirstAid } from '../../record/traceTraits';
import { saveBonus } from '../../tables/creatureTable';
import { deathFailures, deathSuccesses, status, tracing } from '../../tables/fightState';
import { rollPenalty } from '../../tables/lastingState';
import { stableBit } from '../../tables/traits';
import { modeOfCheck } from '../lasting/fear';

const firstAidDc = 10;
const wisdom = abilities.indexOf('wis');

/** @param target a creature that is dying */
export function stabilise(creature: number, action: number, target: number, block: number): void {
  if (tracing[0] !== 0) dropFaces();
  const bonus = saveBonus[creature * 8 + wisdom]! - rollPenalty[creature]!;
  const total = rollD20(modeOfCheck(creature), block) + bonus;
  const isStable = total >= firstAidDc;
  if (isStable) {
    status[target]! |= stableBit;
    deathSuccesses[target] = 0;
    deathFailures[target] = 0;
  }
  if (tracing[0] !== 0) traceFirstAid(creature, action, target, total, firstAidDc, isStable);
}
