/**
 * R18: leaving the fight. Whoever flees is out of it for good: neither up nor dead, and a side with nobody left has lost.
 * In the next fight of a day it takes part again.
 * What it brought ends as with its death.
 * Assumption: it gets away; attacks against it on the way are those of leaving reach, where distances are kept.
 */
import { traceFlight } from '../../record/traceTraits';
import { setup, side } from '../../tables/creatureTable';
import { frontStanding, standing, status, tracing } from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { fledBit, frontBit, upBit } from '../../tables/traits';
import { startDistance } from '../../tables/setup';
import { feelFall } from '../lasting/lastingDamage';
import { dash, feetLeft, moveBack } from '../movement/movement';

/** Of a creature that is up. */
export function leaveFight(creature: number): void {
  if (setup[startDistance] !== 0 && !getsAway(creature)) return;
  const state = status[creature]!;
  const team = side[creature]!;
  status[creature] = (state & ~upBit) | fledBit;
  standing[team]! -= 1;
  if ((state & frontBit) !== 0) frontStanding[team]! -= 1;
  if (tracing[0] !== 0) traceFlight(creature);
  if (affected[creature] !== 0) feelFall(creature);
}

/** It runs; a foe whose reach it leaves may stop it. */
function getsAway(creature: number): boolean {
  dash(creature);
  return moveBack(creature, feetLeft(creature));
}
