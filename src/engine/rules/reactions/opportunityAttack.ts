/**
 * R3, R14: opportunity attacks. SRD 5.1, SRD 5.2 "Opportunity Attacks": a foe that leaves the creature's reach is
 * attacked once, as a reaction, right before it leaves. Everyone has one with a melee attack: the one with the highest
 * expected damage. Who flies or teleports past is out of reach; who begins in reach and leaves it is not, unless it has
 * Flyby.
 */
import { attackRolls, planAction, reachFeet } from '../../tables/actionTable';
import { opportunityAction, side, sideFrom, sideTo, traits } from '../../tables/creatureTable';
import { position, readyReactions, status } from '../../tables/fightState';
import { answersLeaving, bypassesFront, upBit } from '../../tables/traits';
import { isCharmedBy } from '../lasting/charm';
import { canReact, firstReaction, nextReaction } from './reactions';
import { react, retaliate } from './retaliation';

/** Every foe whose reach the creature leaves on its way attacks it, while it is up. */
export function provokeAttacks(creature: number, from: number, to: number): void {
  const foes = 1 - side[creature]!;
  for (let foe = sideFrom[foes]!; foe < sideTo[foes]!; foe++) {
    if ((readyReactions[foe]! & answersLeaving) === 0 || !canReact(foe, answersLeaving)) continue;
    if (isCharmedBy(foe, creature)) continue;
    const action = opportunityOf(foe);
    if (action < 0 || !leavesReach(creature, foe, reachFeet[action]!, from, to)) continue;
    position[creature] = nearestPoint(position[foe]!, from, to);
    react(foe, action, creature, action === opportunityAction[foe] ? 1 : attackRolls[action]!, answersLeaving);
    retaliate();
    if ((status[creature]! & upBit) === 0) return;
  }
}

/** What it attacks with: a reaction of its own for it, or a melee attack; -1 for neither. */
function opportunityOf(creature: number): number {
  const index = nextReaction(creature, answersLeaving, firstReaction(creature));
  return index < 0 ? opportunityAction[creature]! : planAction[index]!;
}

function leavesReach(creature: number, foe: number, reach: number, from: number, to: number): boolean {
  const place = position[foe]!;
  if (Math.abs(to - place) <= reach) return false;
  if (Math.abs(from - place) <= reach) return true;
  if ((traits[creature]! & bypassesFront) !== 0) return false;
  return Math.abs(nearestPoint(place, from, to) - place) <= reach;
}

/** Of the way from `from` to `to`. */
function nearestPoint(place: number, from: number, to: number): number {
  return Math.min(Math.max(place, Math.min(from, to)), Math.max(from, to));
}
