/**
 * R5: damage. SRD 5.1 "Damage Rolls", "Critical Hits", "Damage Resistance and Vulnerability"; SRD 5.2 "Damage and
 * Healing". Per type: dice and bonus (at least 0), halved for a made save, immunity, resistance (half, rounded down),
 * vulnerability (twice); then the types together.
 */
import { rollDie } from '../../random/dice';
import { partCriticalFlat, partFlat, partType, termCount, termFrom, termSides, termTo } from '../../tables/actionTable';
import { immune, resistant, vulnerable } from '../../tables/creatureTable';
import { immuneAdded, resistAdded, vulnerableAdded } from '../../tables/lastingState';

const types = 13;
/** Draws a part may need: 10 terms of 100 dice, twice. */
const drawsPerPart = 2048;

/** By type: the dice as rolled, and what is left of them for the creature last asked about. */
const rolled = new Int32Array(32);
export const amounts = new Int32Array(32);

function rollPart(part: number, critical: number, counter: number): number {
  let sum = critical === 0 ? partFlat[part]! : partCriticalFlat[part]!;
  const end = termTo[part]!;
  let next = counter;
  for (let term = termFrom[part]!; term < end; term++) {
    const sides = termSides[term]!;
    for (let left = termCount[term]! << critical; left > 0; left--) {
      sum = (sum + rollDie(sides, next)) | 0;
      next = (next + 1) | 0;
    }
  }
  return sum;
}

/**
 * The parts' dice and bonuses together, each part at least 0.
 * @param critical 1 doubles the dice
 */
export function rollSum(from: number, to: number, critical: number, counter: number): number {
  let total = 0;
  let next = counter;
  for (let part = from; part < to; part++) {
    const amount = rollPart(part, critical, next);
    if (amount > 0) total = (total + amount) | 0;
    next = (next + drawsPerPart) | 0;
  }
  return total;
}

/** Begins damage that has to be worked out by type. */
export function clearRolled(): void {
  for (let type = 0; type < types; type++) rolled[type] = 0;
}

/** Adds the parts' dice to what is rolled, by type. */
export function rollByType(from: number, to: number, critical: number, counter: number): void {
  for (let part = from; part < to; part++) {
    rolled[partType[part]!]! += rollPart(part, critical, counter + (part - from) * drawsPerPart);
  }
}

/** All that is rolled, for a creature that neither resists nor suffers more from any of it. */
export function rolledSum(): number {
  let total = 0;
  for (let type = 0; type < types; type++) total = (total + Math.max(0, rolled[type]!)) | 0;
  return total;
}

/** What of the rolled damage the target takes. */
export function takenByType(target: number, isHalved: boolean): number {
  const immunities = immune[target]! | immuneAdded[target]!;
  const resistances = resistant[target]! | resistAdded[target]!;
  const vulnerabilities = vulnerable[target]! | vulnerableAdded[target]!;
  let total = 0;
  for (let type = 0; type < types; type++) {
    const bit = 1 << type;
    let amount = Math.max(0, rolled[type]!);
    if (isHalved) amount >>= 1;
    if ((immunities & bit) !== 0) amount = 0;
    if ((resistances & bit) !== 0) amount >>= 1;
    if ((vulnerabilities & bit) !== 0) amount <<= 1;
    amounts[type] = amount;
    total = (total + amount) | 0;
  }
  return total;
}

/** Takes so much from the damage by type, for the replay: a reaction spared it. */
export function lessenAmounts(spared: number): void {
  let left = spared;
  for (let type = 0; type < types; type++) {
    const part = Math.min(left, amounts[type]!);
    amounts[type]! -= part;
    left -= part;
  }
}
