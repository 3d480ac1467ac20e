/**
 * R2: initiative. SRD 5.1 "Initiative", "Surprise"; SRD 5.2 "Initiative". A unit is what rolls together: identical
 * creatures under group initiative, else each creature alone. It is an ability check: exhaustion counts with the level at
 * which a creature comes to the fight.
 */
import { tieBreaks } from '../../../shared/model/vocabulary';
import { rollD20, rollDie, setupPurpose } from '../../random/dice';
import { keyTurn } from '../../random/generator';
import { takeFaces } from '../../random/observedDice';
import type { InitiativeResult } from '../../record/fightEvent';
import { traceInitiative } from '../../record/trace';
import { diceKey, initiativeBonus, initiativeMode, setup, side } from '../../tables/creatureTable';
import { unitFrom, unitLeader, unitMember, unitTo } from '../../tables/dayTable';
import { hp, maxHp, order, tracing } from '../../tables/fightState';
import { checkMode, rollPenalty } from '../../tables/lastingState';
import { tieBreak, unitsFrom, unitsTo } from '../../tables/setup';

/** Ties that not even this many rerolls decide go by the order of the scenario. */
const maxRerolls = 100;

const higherModifier = tieBreaks.indexOf('higher-modifier');
const partyFirst = tieBreaks.indexOf('party');
const monstersFirst = tieBreaks.indexOf('monsters');
const reroll = tieBreaks.indexOf('reroll');

/** Per unit. */
const totals = new Int32Array(2048);
/** Units by initiative. */
const ranked = new Int32Array(128);

/** Rolls for everyone in the fight and fills `order`. */
export function rollInitiative(): void {
  const from = setup[unitsFrom]!;
  const to = setup[unitsTo]!;
  const facesByUnit: number[][] | null = tracing[0] === 0 ? null : [];
  // Those of rolled hit points are not its own.
  if (facesByUnit) takeFaces();
  for (let unit = from; unit < to; unit++) {
    const leader = unitLeader[unit]!;
    keyTurn(0, diceKey[leader]!, 0);
    totals[unit] = rollD20(initiativeMode[leader]! | checkMode[leader]!, setupPurpose) + bonusOf(leader);
    if (facesByUnit) facesByUnit[unit] = takeFaces();
  }
  rankUnits(from, to);
  let place = 0;
  for (let rank = 0; rank < to - from; rank++) {
    const unit = ranked[rank]!;
    for (let index = unitFrom[unit]!; index < unitTo[unit]!; index++) order[place++] = unitMember[index]!;
  }
  if (facesByUnit) traceInitiative(resultsInOrder(to - from, facesByUnit));
}

/** How many creatures come before a total that loses ties. */
export function creaturesBefore(total: number): number {
  let count = 0;
  for (let unit = setup[unitsFrom]!; unit < setup[unitsTo]!; unit++) {
    if (totals[unit]! >= total) count += unitTo[unit]! - unitFrom[unit]!;
  }
  return count;
}

/** By insertion: faster than counting and than the sort of the language for so few. */
function rankUnits(from: number, to: number): void {
  for (let unit = from; unit < to; unit++) {
    const total = totals[unit]!;
    let place = unit - from;
    for (; place > 0; place--) {
      const other = ranked[place - 1]!;
      const difference = (totals[other]! - total) | 0;
      if (difference > 0 || (difference === 0 && winsTie(unitLeader[other]!, unitLeader[unit]!))) break;
      ranked[place] = other;
    }
    ranked[place] = unit;
  }
}

/**
 * True when `a` goes before `b`, whose total is the same.
 * @param a a creature that comes before `b` in the scenario
 */
function winsTie(a: number, b: number): boolean {
  const rule = setup[tieBreak]!;
  if (rule === higherModifier && bonusOf(a) !== bonusOf(b)) return bonusOf(a) > bonusOf(b);
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
  return isWithBonus ? face + bonusOf(creature) : face;
}

/** Before the first effect of a fight begins, exhaustion alone takes from it. */
function bonusOf(creature: number): number {
  return initiativeBonus[creature]! - rollPenalty[creature]!;
}

function resultsInOrder(units: number, facesByUnit: readonly number[][]): InitiativeResult[] {
  return Array.from(ranked.subarray(0, units)).flatMap((unit) =>
    Array.from(unitMember.subarray(unitFrom[unit], unitTo[unit]), (creature) => {
      return { creature, faces: facesByUnit[unit]!, total: totals[unit]!, hp: hp[creature]!, maxHp: maxHp[creature]! };
    }),
  );
}
