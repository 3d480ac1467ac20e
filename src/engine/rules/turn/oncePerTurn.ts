/**
 * What a creature has once a turn, its own or one it acts in. SRD 5.1 "Sneak Attack", "Colossus Slayer"; SRD 5.2 "Sneak
 * Attack", "Cleave", "Stunning Strike": "once per turn", so again in another's turn.
 */
import { strikeFrom, strikeTo } from '../../tables/creatureTable';
import { isCleaveSpent, isOnceSpent, isStrikeSpent } from '../../tables/fightState';

/** At the start of any turn in which the creature acts. */
export function renewOncePerTurn(creature: number): void {
  isOnceSpent[creature] = 0;
  isCleaveSpent[creature] = 0;
  for (let strike = strikeFrom[creature]!; strike < strikeTo[creature]!; strike++) isStrikeSpent[strike] = 0;
}
