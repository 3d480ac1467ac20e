/**
 * R7: putting lasting effects on creatures. SRD 5.1, SRD 5.2 "Conditions", "Combining ... Effects". The same
 * effect from the same creature takes the place of the one before. Who is immune to all of its conditions is spared
 * the rest of it as well.
 */
import { traceEffectBegins } from '../../record/traceLasting';
import { endsOnCondition, preventsActions } from '../../tables/affectedBits';
import { exhaustionBit, petrifiedBit, poisonedBit, proneBit } from '../../tables/conditionBits';
import { diceKey, sideFrom, sideTo } from '../../tables/creatureTable';
import { status, tracing, turnOf } from '../../tables/fightState';
import {
  affected,
  bornConditions,
  bornRow,
  bornSource,
  concentratingOn,
  conditionBits,
  lastingCount,
  perCreature,
} from '../../tables/lastingState';
import { atEnd, ofBearer } from '../../tables/lastingCodes';
import {
  conditionImmunity,
  effectRow,
  endsAfter,
  endsAt,
  endsOf,
  lastingConditions,
  lastingExhaustion,
  startLastingFrom,
  startLastingTo,
} from '../../tables/lastingTable';
import { downBit, upBit } from '../../tables/traits';
import { endConcentration } from './concentration';
import { addLasting, endLasting } from './endLasting';
import { endOnConditions } from './endOnConditions';
import { addExhaustion } from './exhaustion';
import { endGrapples } from './lastingDamage';
import { beginUpkeep } from './upkeep';

/**
 * Puts the effects of rows `[from, to)` of `effectRow` on the target.
 * @param isConcentration true when they last as long as the source concentrates
 */
export function applyAll(source: number, target: number, from: number, to: number, isConcentration: boolean): void {
  for (let index = from; index < to; index++) applyLasting(source, target, effectRow[index]!, isConcentration);
}

/** Puts the effect of a row of `lastingName` on the target, unless that is dead or immune. */
export function applyLasting(source: number, target: number, row: number, isConcentration: boolean): void {
  if ((status[target]! & (upBit | downBit)) === 0) return;
  const all = lastingConditions[row]!;
  const conditions = all & ~immunitiesOf(target);
  if (conditions === 0 && all !== 0) return;
  if (lastingExhaustion[row] !== 0 && !survivesExhaustion(source, target, row)) return;
  // Exhaustion is kept as levels: an effect of nothing else need not last.
  if (all === exhaustionBit) return;
  if (conditions === proneBit && (conditionBits[target]! & proneBit) !== 0) return;
  const kept = concentratingOn[source]!;
  replaceSame(source, target, row);
  // What takes the place of the last of what is kept up is kept up itself.
  if (isConcentration) concentratingOn[source] = kept;
  if (lastingCount[target] === perCreature) return;
  beginUpkeep(target, row);
  addLasting(source, target, row, conditions, turnsOf(source, target, row), isConcentration);
  if (tracing[0] !== 0) traceEffectBegins(target, source, row, conditions);
  if ((affected[target]! & endsOnCondition) !== 0) endOnConditions(target);
  if ((affected[target]! & preventsActions) === 0) return;
  endConcentration(target, 'incapacitated');
  endGrapples(target);
}

function survivesExhaustion(source: number, target: number, row: number): boolean {
  addExhaustion(source, target, lastingExhaustion[row]!);
  return (status[target]! & (upBit | downBit)) !== 0;
}

/** A petrified creature cannot be poisoned. */
function immunitiesOf(creature: number): number {
  const isPetrified = (conditionBits[creature]! & petrifiedBit) !== 0;
  return isPetrified ? conditionImmunity[creature]! | poisonedBit : conditionImmunity[creature]!;
}

function replaceSame(source: number, target: number, row: number): void {
  for (let index = lastingCount[target]! - 1; index >= 0; index--) {
    const entry = target * perCreature + index;
    if (bornSource[entry] === source && bornRow[entry] === row) endLasting(target, index, 'removed');
  }
}

/** Turns until it ends: that of whose turn it is now does not count when it is over. */
function turnsOf(source: number, target: number, row: number): number {
  const counted = endsOf[row] === ofBearer ? target : source;
  return endsAfter[row]! + (endsAt[row] === atEnd && turnOf[0] === diceKey[counted] ? 1 : 0);
}

/** What is on the creatures when the fight begins, as if each had brought it on itself. */
export function beginStartEffects(): void {
  for (let team = 0; team < 2; team++) {
    const to = sideTo[team]!;
    for (let creature = sideFrom[team]!; creature < to; creature++) {
      applyAll(creature, creature, startLastingFrom[creature]!, startLastingTo[creature]!, false);
    }
  }
}

/** Takes away what brings one of the conditions (lesser restoration). */
export function removeConditions(creature: number, conditions: number): void {
  for (let index = lastingCount[creature]! - 1; index >= 0; index--) {
    if ((bornConditions[creature * perCreature + index]! & conditions) !== 0) endLasting(creature, index, 'removed');
  }
}
