import { limitKind } from '../tables/actionTable';
import { side } from '../tables/creatureTable';
import { standing } from '../tables/fightState';
import { noLimit } from '../tables/traits';

/** True when a limited attack or power would be spent on nobody: the last foe fell earlier in the same turn. */
export function isForNobody(creature: number, action: number): boolean {
  return limitKind[action] !== noLimit && standing[1 - side[creature]!] === 0;
}
