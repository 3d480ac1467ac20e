/**
 * What a creature has once a turn, its own or one it acts in. SRD 5.1 "Sneak Attack"; SRD 5.2 "Sneak Attack", "Cleave":
 * "once per turn", so again in another's turn.
 */
import { isCleaveSpent, isOnceSpent } from '../../tables/fightState';

/** At the start of any turn in which the creature acts. */
export function renewOncePerTurn(creature: number): void {
  isOnceSpent[creature] = 0;
  isCleaveSpent[creature] = 0;
}
