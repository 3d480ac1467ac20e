/**
 * R9: who gets first aid. By default an ally whom one more failure would kill, and after healing was thought of; an
 * action with conditions of its own, or by a line of a priority list with conditions, is for anybody who is dying.
 */
import { predicateFrom, predicateTo } from '../tables/actionTable';
import { side, sideFrom, sideTo } from '../tables/creatureTable';
import { deathFailures, downed, orders, status } from '../tables/fightState';
import { downBit, stableBit } from '../tables/traits';

/** @returns the ally closest to death, or -1 when nobody is due */
export function chooseDying(creature: number, action: number): number {
  const team = side[creature]!;
  if (downed[team] === 0) return -1;
  const isAsked = predicateFrom[action] !== predicateTo[action] || orders[creature] === 1;
  let worst = isAsked ? -1 : 1;
  let best = -1;
  for (let ally = sideFrom[team]!; ally < sideTo[team]!; ally++) {
    if ((status[ally]! & (downBit | stableBit)) !== downBit || deathFailures[ally]! <= worst) continue;
    worst = deathFailures[ally]!;
    best = ally;
  }
  return best;
}
