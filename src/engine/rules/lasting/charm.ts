/**
 * R7 Charmed: "can't attack the charmer or target the charmer with harmful abilities". SRD 5.1 "Charmed"; SRD 5.2
 * "Charmed". While its targets are chosen the charmer is not there; where distances are kept it is not among the marked.
 */
import { charmedBit } from '../../tables/conditionBits';
import { side } from '../../tables/creatureTable';
import { frontStanding, standing, status } from '../../tables/fightState';
import { bornConditions, bornSource, lastingCount, perCreature } from '../../tables/lastingState';
import { frontBit, reachedBit, upBit } from '../../tables/traits';

const hidden = new Int32Array(32);

/** Takes the mark off whoever charmed the creature. @returns how many of the marked these were */
export function spareCharmers(creature: number): number {
  let count = 0;
  for (let index = 0; index < lastingCount[creature]!; index++) {
    const entry = creature * perCreature + index;
    const charmer = bornSource[entry]!;
    if ((bornConditions[entry]! & charmedBit) === 0 || (status[charmer]! & reachedBit) === 0) continue;
    if (side[charmer] === side[creature]) continue;
    status[charmer]! &= ~reachedBit;
    count++;
  }
  return count;
}

/** @returns how many are hidden */
export function hideCharmers(creature: number): number {
  let count = 0;
  for (let index = 0; index < lastingCount[creature]!; index++) {
    const entry = creature * perCreature + index;
    const charmer = bornSource[entry]!;
    const isFoe = side[charmer] !== side[creature];
    if ((bornConditions[entry]! & charmedBit) === 0 || !isFoe || (status[charmer]! & upBit) === 0) continue;
    hidden[count++] = charmer;
    status[charmer]! &= ~upBit;
    countStanding(charmer, -1);
  }
  return count;
}

export function showCharmers(count: number): void {
  for (let index = 0; index < count; index++) {
    const charmer = hidden[index]!;
    status[charmer]! |= upBit;
    countStanding(charmer, 1);
  }
}

/** True when the creature may not harm this foe. */
export function isCharmedBy(creature: number, foe: number): boolean {
  for (let index = 0; index < lastingCount[creature]!; index++) {
    const entry = creature * perCreature + index;
    if (bornSource[entry] === foe && (bornConditions[entry]! & charmedBit) !== 0) return true;
  }
  return false;
}

function countStanding(creature: number, change: number): void {
  const team = side[creature]!;
  standing[team]! += change;
  if ((status[creature]! & frontBit) !== 0) frontStanding[team]! += change;
}
