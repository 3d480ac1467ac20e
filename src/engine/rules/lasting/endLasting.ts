/** R7: how lasting effects begin on a creature and end, whatever the reason. */
import type { EndOfEffect } from '../../record/fightEvent';
import { traceEffectEnds } from '../../record/traceLasting';
import { proneBit, unconsciousBit } from '../../tables/conditionBits';
import { setup } from '../../tables/creatureTable';
import { tracing } from '../../tables/fightState';
import {
  bornConditions,
  bornRow,
  bornSource,
  bornTurns,
  bornUses,
  broughtCount,
  concentratingOn,
  concentrationCount,
  conditionBits,
  exhaustion,
  isBornOfConcentration,
  lastingCount,
  perCreature,
  timedCount,
} from '../../tables/lastingState';
import { never, ofSource, proneRow } from '../../tables/lastingCodes';
import { endsAt, endsOf, lastingUses } from '../../tables/lastingTable';
import { creatureCount } from '../../tables/setup';
import { refreshAffected, refreshBringer } from './affected';

/**
 * Puts an effect on a creature that has room for it.
 * @param turns of its source or bearer until it ends; 0: no such end
 */
export function addLasting(
  source: number,
  bearer: number,
  row: number,
  conditions: number,
  turns: number,
  isConcentration: boolean,
): void {
  const count = lastingCount[bearer]!;
  const entry = bearer * perCreature + count;
  bornRow[entry] = row;
  bornSource[entry] = source;
  bornConditions[entry] = conditions;
  bornTurns[entry] = turns;
  bornUses[entry] = lastingUses[row]!;
  isBornOfConcentration[entry] = isConcentration ? 1 : 0;
  lastingCount[bearer] = count + 1;
  broughtCount[source]! += 1;
  if (isConcentration) concentrationCount[source]! += 1;
  if (isTimedBySource(row)) timedCount[source]! += 1;
  refreshAffected(bearer);
  if (source !== bearer) refreshBringer(source);
}

/** Takes the effect at `index` off its bearer. What was unconscious lies prone, and concentration on nothing is over. */
export function endLasting(bearer: number, index: number, why: EndOfEffect): void {
  const entry = bearer * perCreature + index;
  const source = bornSource[entry]!;
  const row = bornRow[entry]!;
  const wasUnconscious = (bornConditions[entry]! & unconsciousBit) !== 0;
  broughtCount[source]! -= 1;
  if (isBornOfConcentration[entry] === 1) {
    concentrationCount[source]! -= 1;
    if (concentrationCount[source] === 0) concentratingOn[source] = 0;
  }
  if (isTimedBySource(row)) timedCount[source]! -= 1;
  removeEntry(bearer, entry);
  refreshAffected(bearer);
  if (source !== bearer) refreshBringer(source);
  if (tracing[0] !== 0) traceEffectEnds(bearer, row, why);
  if (wasUnconscious && (conditionBits[bearer]! & (unconsciousBit | proneBit)) === 0) fallProne(bearer);
}

/** The same for an effect that may have moved up meanwhile. */
export function endEffect(source: number, bearer: number, row: number, why: EndOfEffect): void {
  for (let index = 0; index < lastingCount[bearer]!; index++) {
    const entry = bearer * perCreature + index;
    if (bornRow[entry] === row && bornSource[entry] === source) return endLasting(bearer, index, why);
  }
}

/** Turns of whoever brought it are counted until it ends. */
function isTimedBySource(row: number): boolean {
  return endsOf[row] === ofSource && endsAt[row] !== never;
}

/** What comes after the entry moves up: effects stay in the order in which they began. */
function removeEntry(bearer: number, entry: number): void {
  const count = lastingCount[bearer]! - 1;
  const last = bearer * perCreature + count;
  for (let to = entry; to < last; to++) {
    bornRow[to] = bornRow[to + 1]!;
    bornSource[to] = bornSource[to + 1]!;
    bornConditions[to] = bornConditions[to + 1]!;
    bornTurns[to] = bornTurns[to + 1]!;
    bornUses[to] = bornUses[to + 1]!;
    isBornOfConcentration[to] = isBornOfConcentration[to + 1]!;
  }
  lastingCount[bearer] = count;
}

/** A creature that lies prone already stays as it is. */
function fallProne(creature: number): void {
  if ((conditionBits[creature]! & proneBit) !== 0 || lastingCount[creature] === perCreature) return;
  addLasting(creature, creature, proneRow, proneBit, 0, false);
}

/** Ends, on everybody, what the creature brought; who lies prone has to stand up all the same. */
export function endBroughtBy(source: number, isConcentrationOnly: boolean, why: EndOfEffect): void {
  const creatures = setup[creatureCount]!;
  const left = isConcentrationOnly ? concentrationCount : broughtCount;
  for (let bearer = 0; bearer < creatures && left[source] !== 0; bearer++) {
    for (let index = lastingCount[bearer]! - 1; index >= 0; index--) {
      const entry = bearer * perCreature + index;
      if (bornSource[entry] !== source || bornConditions[entry] === proneBit) continue;
      if (!isConcentrationOnly || isBornOfConcentration[entry] === 1) endLasting(bearer, index, why);
    }
  }
}

/** Before a fight: nothing lasting is on the creature, and nothing of it on others. */
export function forgetLasting(creature: number): void {
  lastingCount[creature] = 0;
  exhaustion[creature] = 0;
  broughtCount[creature] = 0;
  timedCount[creature] = 0;
  concentratingOn[creature] = 0;
  concentrationCount[creature] = 0;
  refreshAffected(creature);
}
