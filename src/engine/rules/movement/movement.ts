/**
 * R14: moving on the line. SRD 5.1 "Movement", "Dash", "Disengage", "Opportunity Attacks"; SRD 5.2 the same. Only whose
 * turn it is moves; being pushed is no movement and provokes nothing.
 */
import { traceMove } from '../../record/traceMovement';
import { diceKey, side, traits } from '../../tables/creatureTable';
import { movement, position, tracing, turnOf } from '../../tables/fightState';
import { speed } from '../../tables/lastingState';
import { fliesBy } from '../../tables/traits';
import { canAct } from '../turn/canAct';
import { isFearAhead } from '../lasting/fear';
import { provokeAttacks } from '../reactions/opportunityAttack';

/** At the start of its turn. */
export function startMoving(creature: number): void {
  movement[0] = speed[creature]! - (movement[2] === creature + 1 ? speed[creature]! >> 1 : 0);
  movement[1] = 0;
  movement[2] = 0;
}

/** Standing up, at the start of its turn, costs half of its speed. */
export function noteStanding(creature: number): void {
  movement[2] = creature + 1;
}

/** Feet it may still move; none outside its turn. */
export function feetLeft(creature: number): number {
  return turnOf[0] === diceKey[creature] ? movement[0]! : 0;
}

/** True when it may leave a foe's reach: it has disengaged, or has Flyby (SRD 5.1, SRD 5.2 "Flyby"). */
export function isDisengaged(creature: number): boolean {
  if ((traits[creature]! & fliesBy) !== 0) return true;
  return turnOf[0] === diceKey[creature] && movement[1] !== 0;
}

/** Takes the Dash: as many feet again as its speed. */
export function dash(creature: number): void {
  movement[0]! += speed[creature]!;
}

/** Takes the Disengage: nothing it does in this turn provokes opportunity attacks. */
export function disengage(): void {
  movement[1] = 1;
}

/**
 * Moves the creature towards another until so many feet are between them, as far as it can get.
 * @returns false when it fell or was held on the way
 */
export function moveTowards(creature: number, other: number, feetApart: number): boolean {
  const gap = position[other]! - position[creature]!;
  const wanted = Math.abs(gap) - feetApart;
  return wanted <= 0 || move(creature, gap < 0 ? -wanted : wanted);
}

/** Moves the creature back, away from its foes. @returns false when it fell or was held on the way */
export function moveBack(creature: number, feet: number): boolean {
  return move(creature, side[creature] === 0 ? -feet : feet);
}

/** @param wanted feet, negative towards the party's end of the line */
function move(creature: number, wanted: number): boolean {
  const left = feetLeft(creature);
  const feet = Math.min(Math.abs(wanted), left);
  if (feet === 0 || isFearAhead(creature, wanted)) return true;
  const from = position[creature]!;
  const to = wanted < 0 ? from - feet : from + feet;
  movement[0] = left - feet;
  if (tracing[0] !== 0) traceMove(creature, from, to);
  if (!isDisengaged(creature)) provokeAttacks(creature, from, to);
  if (!canAct(creature) || speed[creature] === 0) {
    movement[0] = 0;
    return false;
  }
  position[creature] = to;
  return true;
}
