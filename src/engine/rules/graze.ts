/** Graze. SRD 5.2 "Mastery Properties": a miss does damage of its own, whatever the die showed. */
import { damageDraws } from '../random/dice';
import { actionTypes, missFrom, missTo } from '../tables/actionTable';
import { sensitive } from '../tables/creatureTable';
import { clearRolled, rollByType, rollSum, takenByType } from './damage';
import { sufferDamage } from './hitPoints';

/** Damage of a miss; it takes the dice of the hit that it was not. */
export function graze(attacker: number, action: number, target: number, block: number): void {
  const from = missFrom[action]!;
  const to = missTo[action]!;
  let amount: number;
  if ((actionTypes[action]! & sensitive[target]!) === 0) {
    amount = rollSum(from, to, 0, block + damageDraws);
  } else {
    clearRolled();
    rollByType(from, to, 0, block + damageDraws);
    amount = takenByType(target, false);
  }
  sufferDamage(attacker, target, amount, false);
}
