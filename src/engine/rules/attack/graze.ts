/** Graze. SRD 5.2 "Mastery Properties": a miss does damage of its own, whatever the die showed. */
import { damageDraws } from '../../random/dice';
import { missFrom, missTo } from '../../tables/actionTable';
import { clearRolled, rollByType, takenByType } from '../hitPoints/damage';
import { sufferDamage } from '../hitPoints/hitPoints';

/** Damage of a miss; it takes the dice of the hit that it was not. */
export function graze(attacker: number, action: number, target: number, block: number): void {
  clearRolled();
  rollByType(missFrom[action]!, missTo[action]!, 0, block + damageDraws);
  sufferDamage(attacker, target, takenByType(target, false), false);
}
