/**
 * R7 Frightened. SRD 5.1, SRD 5.2 "Frightened": disadvantage on attack rolls and ability checks while the source is in
 * sight, and no willing movement closer to it. Assumption: who is up is in sight. Creatures stand on a line, so a source
 * ahead bars all movement that way; without distances nobody comes closer to anybody.
 */
import { disadvantageBit } from '../../random/dice';
import { frightenedBit } from '../../tables/conditionBits';
import { position, status } from '../../tables/fightState';
import {
  bornConditions,
  bornSource,
  checkMode,
  conditionBits,
  lastingCount,
  perCreature,
} from '../../tables/lastingState';
import { upBit } from '../../tables/traits';

/** True while somebody it is frightened of is in sight. */
export function isAfraid(creature: number): boolean {
  if (!isFrightened(creature)) return false;
  const to = creature * perCreature + lastingCount[creature]!;
  for (let entry = creature * perCreature; entry < to; entry++) {
    const isFear = (bornConditions[entry]! & frightenedBit) !== 0;
    if (isFear && (status[bornSource[entry]!]! & upBit) !== 0) return true;
  }
  return false;
}

/** Mode bits of its ability checks. */
export function modeOfCheck(creature: number): number {
  return checkMode[creature]! | (isAfraid(creature) ? disadvantageBit : 0);
}

/** True when a source of its fear is ahead on its way along the line. @param way negative: to the party's end */
export function isFearAhead(creature: number, way: number): boolean {
  if (!isFrightened(creature)) return false;
  const to = creature * perCreature + lastingCount[creature]!;
  for (let entry = creature * perCreature; entry < to; entry++) {
    const gap = position[bornSource[entry]!]! - position[creature]!;
    if ((bornConditions[entry]! & frightenedBit) !== 0 && (way < 0 ? gap < 0 : gap > 0)) return true;
  }
  return false;
}

/** True when it may not go up to the foe. */
export function isBarredFrom(creature: number, foe: number): boolean {
  return isFearAhead(creature, position[foe]! - position[creature]!);
}

export function isFrightened(creature: number): boolean {
  return (conditionBits[creature]! & frightenedBit) !== 0;
}
