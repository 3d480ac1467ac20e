/**
 * R14: getting at foes, and away from them. SRD 5.1, SRD 5.2 "Dash", "Disengage". Who fights in melee goes up to the nearest
 * foe; who fights at range steps back from whoever stands beside it, but only after disengaging.
 */
import { traceBasic, traceHeldByFear } from '../../record/traceMovement';
import { actionSlot } from '../../compile/slots';
import { basicWhat, predicateFrom, predicateTo } from '../../tables/actionTable';
import { meleeReach, setup, traits } from '../../tables/creatureTable';
import { tracing } from '../../tables/fightState';
import { startDistance } from '../../tables/setup';
import { closesIn, dashes, disengages } from '../../tables/traits';
import { isFrightened } from '../lasting/fear';
import { feetBetween, isThreatened } from './distance';
import { dash, disengage, feetLeft, moveBack, moveTowards } from './movement';
import { freeSteps, nearestFoe } from '../targeting/zonedTargeting';

/** Fights in melee, and goes up to its foes. */
export function closes(creature: number): boolean {
  return (traits[creature]! & closesIn) !== 0;
}

/** True when it can attack somebody in melee in this turn. */
export function comesToBlows(creature: number): boolean {
  const foe = nearestFoe(creature);
  return foe >= 0 && feetBetween(creature, foe) <= meleeReach[creature]! + feetLeft(creature);
}

/** As far as it gets towards the nearest foe, no nearer than it has to. */
export function advance(creature: number): void {
  const foe = nearestFoe(creature);
  if (foe < 0 && tracing[0] !== 0 && isFrightened(creature)) traceHeldByFear(creature);
  if (foe >= 0 && freeSteps(creature) > 0) moveTowards(creature, foe, Math.max(meleeReach[creature]!, 5));
}

/** Dash and Disengage with a bonus action: to get at somebody, or to get away to shoot. With conditions they decide. */
export function isMoveDue(creature: number, action: number, slot: number): boolean {
  const what = basicWhat[action]!;
  if ((what !== dashes && what !== disengages) || predicateFrom[action] !== predicateTo[action]) return true;
  if (slot === actionSlot) return false;
  if (what === dashes) return closes(creature) && nearestFoe(creature) >= 0 && !comesToBlows(creature);
  return !closes(creature) && isThreatened(creature);
}

/** Takes the Dash, and goes up to the nearest foe. */
export function takeDash(creature: number): void {
  if (setup[startDistance] === 0) return;
  if (tracing[0] !== 0) traceBasic(creature, 'dash');
  dash(creature);
  advance(creature);
}

/** Takes the Disengage. Whoever fights at range steps back. */
export function takeDisengage(creature: number): void {
  if (setup[startDistance] === 0) return;
  if (tracing[0] !== 0) traceBasic(creature, 'disengage');
  disengage();
  if (!closes(creature)) moveBack(creature, feetLeft(creature));
}
