/**
 * R14, R15: who stands beside whom when nobody draws a map. Assumption: the front ranks stand at each other, so a foe
 * has every creature of the other front rank beside it; a side with nobody in front is met where it stands.
 */
import { preventsActions } from '../../tables/affectedBits';
import { setup, side, sideFrom, sideTo } from '../../tables/creatureTable';
import { frontStanding, standing, status } from '../../tables/fightState';
import { affected } from '../../tables/lastingState';
import { startDistance } from '../../tables/setup';
import { frontBit, upBit } from '../../tables/traits';
import { feetBetween } from './distance';

/** True when another creature of the attacker's side, one that can fight, is within 5 feet of the target. */
export function hasAllyBeside(attacker: number, target: number): boolean {
  const team = 1 - side[target]!;
  if (setup[startDistance] !== 0) return hasAllyWithin(attacker, target, team);
  const front = frontStanding[team]!;
  const need = front === 0 ? upBit : upBit | frontBit;
  if ((front === 0 ? standing[team]! : front) === ((status[attacker]! & need) === need ? 1 : 0)) return false;
  for (let ally = sideFrom[team]!; ally < sideTo[team]!; ally++) {
    const isAble = (status[ally]! & need) === need && (affected[ally]! & preventsActions) === 0;
    if (isAble && ally !== attacker) return true;
  }
  return false;
}

/** The same where distances are kept. */
function hasAllyWithin(attacker: number, target: number, team: number): boolean {
  for (let ally = sideFrom[team]!; ally < sideTo[team]!; ally++) {
    const isAble = (status[ally]! & upBit) !== 0 && (affected[ally]! & preventsActions) === 0;
    if (isAble && ally !== attacker && feetBetween(ally, target) <= 5) return true;
  }
  return false;
}
