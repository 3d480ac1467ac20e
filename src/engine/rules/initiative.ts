/**
 * R2: initiative. SRD 5.1 "Initiative", "Surprise"; SRD 5.2 "Initiative". A unit is what rolls together: identical
 * creatures under group initiative, else each creature alone.
 */
import { tieBreaks } from '../../shared/model/vocabulary';
import { rollD20, rollDie, setupPurpose } from '../random/dice';
import { keyTurn } from '../random/generator';
import { takeFaces } from '../random/observedDice';
import type { InitiativeResult } from '../record/fightEvent';
import { traceInitiative } from '../record/trace';
import {
  diceKey,
  initiativeBonus,
  initiativeMode,
  setup,
  side,
  unitLeader,
  unitOf,
  unitSize,
} from '../tables/creatureTable';
import { hp, maxHp, order, tracing } from '../tables/fightState';
import { creatureCount, tieBreak, unitCount } from '../tables/setup';

/** Ties that not even this many rerolls decide go by the order of the scenario. */
const maxRerolls = 100;

const higherModifier = tieBreaks.indexOf('higher-modifier');
const partyFirst = tieBreaks.indexOf('party');
const monstersFirst = tieBreaks.indexOf('monsters');
const reroll = tieBreaks.indexOf('reroll');

const totals = new Int32Array(128);
/** Per unit: creatures that go before it, and its own that have their place. */
const places = new Int32Array(128);

/** Rolls for everyone and fills `order`. */
export function rollInitiative(): void {
  const units = setup[unitCount]!;
  const facesByUnit: number[][] | null = tracing[0] === 0 ? null : [];
  for (let unit = 0; unit < units; unit++) {
    const leader = unitLeader[unit]!;
    keyTurn(0, diceKey[leader]!, 0);
    totals[unit] = rollD20(initiativeMode[leader]!, setupPurpose) + initiativeBonus[leader]!;
    places[unit] = 0;
    if (facesByUnit) facesByUnit.push(takeFaces());
  }
  rankUnits(units);
  const creatures = setup[creatureCount]!;
  for (let creature = 0; creature < creatures; creature++) {
    const unit = unitOf[creature]!;
    const place = places[unit]!;
    order[place] = creature;
    places[unit] = place + 1;
  }
  if (facesByUnit) traceInitiative(resultsInOrder(creatures, facesByUnit));
}

/** By counting who goes before whom: faster than sorting so few. */
function rankUnits(units: number): void {
  for (let a = 0; a < units; a++) {
    const total = totals[a]!;
    const size = unitSize[a]!;
    let ahead = places[a]!;
    for (let b = a + 1; b < units; b++) {
      const difference = (totals[b]! - total) | 0;
      // All bits or none, without a branch: half of these comparisons would be guessed wrong.
      const isFirst = difference === 0 ? winsTie(a, b) : difference >> 31;
      places[b] = (places[b]! + (size & isFirst)) | 0;
      ahead = (ahead + (unitSize[b]! & ~isFirst)) | 0;
    }
    places[a] = ahead;
  }
}

/**
 * -1 (all bits) when unit `a` goes before unit `b`, else 0.
 * @param a a unit that comes before `b` in the scenario
 */
function winsTie(a: number, b: number): number {
  const first = unitLeader[a]!;
  const second = unitLeader[b]!;
  const rule = setup[tieBreak]!;
  if (rule === higherModifier && initiativeBonus[first] !== initiativeBonus[second]) {
    return initiativeBonus[first]! > initiativeBonus[second]! ? -1 : 0;
  }
  if (rule === partyFirst) return side[first]! <= side[second]! ? -1 : 0;
  if (rule === monstersFirst) return side[first]! >= side[second]! ? -1 : 0;
  for (let attempt = 1; attempt <= maxRerolls; attempt++) {
    const difference = rollTie(first, attempt, rule === reroll) - rollTie(second, attempt, rule === reroll);
    if (difference !== 0) return difference > 0 ? -1 : 0;
  }
  return -1;
}

/** The same for every pair the creature is in: tied creatures are ordered by their rerolls. */
function rollTie(creature: number, attempt: number, isWithBonus: boolean): number {
  keyTurn(0, diceKey[creature]!, 0);
  const face = rollDie(20, setupPurpose + attempt * 2);
  return isWithBonus ? face + initiativeBonus[creature]! : face;
}

function resultsInOrder(creatures: number, facesByUnit: readonly number[][]): InitiativeResult[] {
  return Array.from(order.subarray(0, creatures), (creature) => {
    const unit = unitOf[creature]!;
    return { creature, faces: facesByUnit[unit]!, total: totals[unit]!, hp: hp[creature]!, maxHp: maxHp[creature]! };
  });
}
