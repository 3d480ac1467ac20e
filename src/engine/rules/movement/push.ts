/**
 * R14: being pushed. SRD 5.1 "Thunderwave", "Shove"; SRD 5.2 "Push" (weapon mastery): straight away from the source. It
 * provokes no opportunity attacks. The dead stay where they are. Without distances it does nothing.
 */
import { tracePush } from '../../record/traceMovement';
import { setup, side } from '../../tables/creatureTable';
import { position, status, tracing } from '../../tables/fightState';
import { startDistance } from '../../tables/setup';
import { downBit, upBit } from '../../tables/traits';

export function push(source: number, target: number, feet: number): void {
  if (setup[startDistance] === 0 || feet === 0 || (status[target]! & (upBit | downBit)) === 0) return;
  const from = position[target]!;
  const gap = from - position[source]!;
  const isTowardsMonsters = gap === 0 ? side[target] === 1 : gap > 0;
  position[target] = isTowardsMonsters ? from + feet : from - feet;
  if (tracing[0] !== 0) tracePush(target, from, position[target]);
}
