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
/** Units by initiative, and per unit the place of its next creature in the order. */
const ranked = new Int32Array(128);
const places = new Int32Array(128);

/** Rolls for everyone and fills `order`. */
export function rollInitiative(): void {
  const units = setup[unitCount]!;
  const facesByUnit: number[][] | null = tracing[0] === 0 ? null : [];
  // Those of rolled hit points are not its own.
  if (facesByUnit) takeFaces();
  for (let unit = 0; unit < units; unit++) {
    const leader = unitLeader[unit]!;
    keyTurn(0, diceKey[leader]!, 0);
    totals[unit] = rollD20(initiativeMode[leader]!, setupPurpose) + initiativeBonus[leader]!;
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

/** How many creatures come before a total that loses ties. */
export function creaturesBefore(total: number): number {
  const creatures = setup[creatureCount]!;
  let count = 0;
  for (let creature = 0; creature < creatures; creature++) if (totals[unitOf[creature]!]! >= total) count++;
  return count;
}

/** By insertion: faster than counting and than the sort of the language for so few. */
function rankUnits(units: number): void {
  for (let unit = 0; unit < units; unit++) {
    const total = totals[unit]!;
    let place = unit;
    for (; place > 0; place--) {
      const other = ranked[place - 1]!;
      const difference = (totals[other]! - total) | 0;
      if (difference > 0 || (difference === 0 && winsTie(unitLeader[other]!, unitLeader[unit]!))) break;
      ranked[place] = other;
    }
    ranked[place] = unit;
  }
  let next = 0;
  for (let rank = 0; rank < units; rank++) {
    const unit = ranked[rank]!;
    places[unit] = next;
    next = (next + unitSize[unit]!) | 0;
  }
}

/**
 * True when `a` goes before `b`, whose total is the same.
 * @param a a creature that comes before `b` in the scenario
 */
function winsTie(a: number, b: number): boolean {
  const rule = setup[tieBreak]!;
  if (rule === higherModifier && initiativeBonus[a] !== initiativeBonus[b]) {
    return initiativeBonus[a]! > initiativeBonus[b]!;
  }
  if (rule === partyFirst) return side[a]! <= side[b]!;
  if (rule === monstersFirst) return side[a]! >= side[b]!;
  for (let attempt = 1; attempt <= maxRerolls; attempt++) {
    const difference = rollTie(a, attempt, rule === reroll) - rollTie(b, attempt, rule === reroll);
    if (difference !== 0) return difference > 0;
  }
  return true;
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
