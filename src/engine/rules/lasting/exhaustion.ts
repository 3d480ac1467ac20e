/**
 * R7: exhaustion. SRD 5.1 "Exhaustion": 1 ability checks with disadvantage, 2 speed halved, 3 attack rolls and saves
 * with disadvantage, 4 hit point maximum halved, 5 speed 0, 6 death. SRD 5.2: each level takes 2 from every d20 test
 * and 5 feet from the speed; 6 is death.
 */
import { traceExhaustion } from '../../record/traceLasting';
import { exhaustionBit } from '../../tables/conditionBits';
import { side } from '../../tables/creatureTable';
import { hp, maxHp, sideHp, tracing } from '../../tables/fightState';
import { exhaustion } from '../../tables/lastingState';
import { conditionImmunity, exhaustionHalvesHp } from '../../tables/lastingTable';
import { refreshAffected } from './affected';
import { slay } from '../hitPoints/hitPoints';

const deadly = 6;

/** @param source who has the death of it, should it come to that */
export function addExhaustion(source: number, creature: number, levels: number): void {
  if ((conditionImmunity[creature]! & exhaustionBit) !== 0) return;
  const before = exhaustion[creature]!;
  const level = Math.min(deadly, before + levels);
  const hpBefore = hp[creature]!;
  setExhaustion(creature, level);
  if (tracing[0] !== 0) traceExhaustion(creature, hpBefore, level === deadly ? 0 : hp[creature]!);
  if (level === deadly && before < deadly) slay(source, creature);
}

/** The level and what comes with it; the maximum it halves is that of this fight. */
export function setExhaustion(creature: number, level: number): void {
  const wasHalved = exhaustionHalvesHp[exhaustion[creature]!] === 1;
  exhaustion[creature] = level;
  if (!wasHalved && exhaustionHalvesHp[level] === 1) halveHp(creature);
  refreshAffected(creature);
}

function halveHp(creature: number): void {
  const half = Math.max(1, maxHp[creature]! >> 1);
  maxHp[creature] = half;
  if (hp[creature]! <= half) return;
  sideHp[side[creature]!]! -= hp[creature]! - half;
  hp[creature] = half;
}
