/**
 * R16: whom a creature attacks; R14 as two ranks: melee attacks reach the back rank only when nobody of the front rank
 * stands, or from the air. Ties go to the creature that comes first in the scenario.
 */
import { areaDraws, rollDie, targetDraw } from '../../random/dice';
import { hasRange, targetCount } from '../../tables/actionTable';
import { sparesCharmer } from '../../tables/affectedBits';
import { armorClass, danger, hitsDowned, isCaster, side, sideFrom, sideTo, traits } from '../../tables/creatureTable';
import { frontStanding, hp, lastTarget, standing, status, targetingNow, timesTargeted } from '../../tables/fightState';
import { affected, concentratingOn } from '../../tables/lastingState';
import { bypassesFront, downBit, freeBit, frontBit, upBit } from '../../tables/traits';
import { hideCharmers, isCharmedBy, showCharmers } from '../lasting/charm';

/** What {@link chooseTargets} chose. */
export const chosenTargets = new Int32Array(128);

/** The foe of the next attack roll, or -1 when there is none. */
export function chooseTarget(attacker: number, action: number, block: number): number {
  // Who is spared stands before the others all the same.
  const isFrontHeld = frontStanding[1 - side[attacker]!]! !== 0;
  if ((affected[attacker]! & sparesCharmer) === 0) return chooseFoe(attacker, action, isFrontHeld, block);
  const hidden = hideCharmers(attacker);
  const target = chooseFoe(attacker, action, isFrontHeld, block);
  showCharmers(hidden);
  return target;
}

function chooseFoe(attacker: number, action: number, isFrontHeld: boolean, block: number): number {
  const foes = 1 - side[attacker]!;
  if (hitsDowned[attacker] === 1) {
    const last = lastTarget[attacker]!;
    if (last >= 0 && (status[last]! & downBit) !== 0 && !isCharmedBy(attacker, last)) return last;
  }
  if (isFrontHeld && hasRange[action] === 0 && (traits[attacker]! & bypassesFront) === 0) {
    const front = frontStanding[foes]!;
    return front === 0 ? -1 : pick(attacker, foes, upBit | frontBit, front, block + targetDraw);
  }
  const count = standing[foes]!;
  return count === 0 ? -1 : pick(attacker, foes, upBit, count, block + targetDraw);
}

/**
 * Another foe in reach of a melee attack that hit `first`; -1 when there is none.
 * @param isFrontHeld true while anybody of the front rank stands, be it one that the attacker spares
 */
export function chooseSecond(attacker: number, first: number, isFrontHeld: boolean, block: number): number {
  const foes = side[first]!;
  const need = isFrontHeld ? upBit | frontBit : upBit;
  const count = isFrontHeld ? frontStanding[foes]! : standing[foes]!;
  const others = count - ((status[first]! & need) === need ? 1 : 0);
  if (others === 0) return -1;
  status[first]! &= ~freeBit;
  const second = pick(attacker, foes, need | freeBit, others, block + targetDraw);
  status[first]! |= freeBit;
  return second;
}

/**
 * The foes a power takes in, left in {@link chosenTargets}; an area reaches both ranks.
 * @returns how many they are
 */
export function chooseTargets(creature: number, action: number, block: number): number {
  if ((affected[creature]! & sparesCharmer) === 0) return chooseFoes(creature, action, block);
  const hidden = hideCharmers(creature);
  const count = chooseFoes(creature, action, block);
  showCharmers(hidden);
  return count;
}

function chooseFoes(creature: number, action: number, block: number): number {
  const foes = 1 - side[creature]!;
  const up = standing[foes]!;
  const wanted = targetCount[action]!;
  if (wanted >= up) return chooseAll(foes);
  for (let index = 0; index < wanted; index++) {
    const target = pick(creature, foes, upBit | freeBit, up - index, block + areaDraws + index);
    chosenTargets[index] = target;
    status[target]! &= ~freeBit;
  }
  for (let index = 0; index < wanted; index++) status[chosenTargets[index]!]! |= freeBit;
  return wanted;
}

function chooseAll(foes: number): number {
  const to = sideTo[foes]!;
  let count = 0;
  for (let creature = sideFrom[foes]!; creature < to; creature++) {
    if ((status[creature]! & upBit) !== 0) chosenTargets[count++] = creature;
  }
  return count;
}

/**
 * The foe to aim at, by the creature's rule.
 * @param need status bits a target must have
 * @param count how many of the foes have them, at least 1
 */
export function pick(attacker: number, foes: number, need: number, count: number, counter: number): number {
  const from = sideFrom[foes]!;
  const to = sideTo[foes]!;
  if (count === 1) return nth(from, need, 0);
  // The order of `targetings`.
  switch (targetingNow[attacker]!) {
    case 0:
      return nth(from, need, 0);
    case 1:
      return nth(from, need, rollDie(count, counter) - 1);
    case 2:
      return nearest(attacker, foes, need, count, counter);
    case 3:
      return lowest(hp, from, to, need);
    case 4:
      return highest(hp, from, to, need);
    case 5:
      return lowest(armorClass, from, to, need);
    case 6:
      return highest(danger, from, to, need);
    case 9:
      return lowest(timesTargeted, from, to, need);
    case 8:
      return weakestCaster(from, to, need, true);
    default:
      return weakestCaster(from, to, need, false);
  }
}

/** Without a branch per creature: who is still up is what no processor predicts. */
function nth(from: number, need: number, index: number): number {
  let creature = from;
  for (let left = index - isWith(creature, need); left >= 0; left -= isWith(creature, need)) creature++;
  return creature;
}

/** 1 when the creature has all the status bits, else 0. */
function isWith(creature: number, need: number): number {
  return (((status[creature]! & need) ^ need) - 1) >>> 31;
}

/** Stays with the foe it fights; a new one is anybody of the front rank. */
function nearest(attacker: number, foes: number, need: number, count: number, counter: number): number {
  const last = lastTarget[attacker]!;
  if (last >= 0 && (status[last]! & need) === need) return last;
  const from = sideFrom[foes]!;
  const close = need | frontBit;
  let isClose = 0;
  for (let creature = from; creature < sideTo[foes]!; creature++) {
    if ((status[creature]! & close) === close) isClose++;
  }
  if (isClose === 0) return nth(from, need, rollDie(count, counter) - 1);
  return nth(from, close, rollDie(isClose, counter) - 1);
}

/** Without branches but for the loop, as above. Scores are 0 or more. */
function lowest(scores: Int32Array, from: number, to: number, need: number): number {
  let best = -1;
  let bestScore = 0x7fff_ffff;
  for (let creature = from; creature < to; creature++) {
    const score = scores[creature]!;
    // All bits set where it is lower and the creature a target, else none.
    const isBetter = ((score - bestScore) >> 31) & -isWith(creature, need);
    best ^= (best ^ creature) & isBetter;
    bestScore ^= (bestScore ^ score) & isBetter;
  }
  return best;
}

function highest(scores: Int32Array, from: number, to: number, need: number): number {
  let best = -1;
  let bestScore = -1;
  for (let creature = from; creature < to; creature++) {
    if ((status[creature]! & need) !== need || scores[creature]! <= bestScore) continue;
    best = creature;
    bestScore = scores[creature]!;
  }
  return best;
}

/** Casters first, before them whoever concentrates where that is asked for; of these who has the fewest hit points. */
function weakestCaster(from: number, to: number, need: number, isAboutConcentration: boolean): number {
  let best = -1;
  let bestScore = 0x7fff_ffff;
  for (let creature = from; creature < to; creature++) {
    if ((status[creature]! & need) !== need) continue;
    const isFirst = isAboutConcentration && concentratingOn[creature] !== 0;
    const score = hp[creature]! + (isFirst ? 0 : isCaster[creature] === 1 ? 1 << 20 : 1 << 21);
    if (score >= bestScore) continue;
    best = creature;
    bestScore = score;
  }
  return best;
}
