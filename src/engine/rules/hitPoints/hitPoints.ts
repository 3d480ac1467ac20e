/**
 * R5, R9: losing hit points. SRD 5.1 "Temporary Hit Points", "Dropping to 0 Hit Points"; SRD 5.2 "Hit Points".
 * Temporary hit points go first; at 0 a creature without death saves dies.
 */
import { traceDamage, traceFall } from '../../record/trace';
import { hasDeathSaves, reactionBits, side, traits } from '../../tables/creatureTable';
import {
  absorbed,
  damageDealt,
  damageTaken,
  deathFailures,
  deathSuccesses,
  downed,
  drops,
  frontStanding,
  hp,
  kills,
  maxHp,
  readyReactions,
  sideHp,
  standing,
  status,
  tempHp,
  tracing,
  wasted,
} from '../../tables/fightState';
import { asksAfterDamage, reactsToDamage } from '../../tables/affectedBits';
import { affected } from '../../tables/lastingState';
import { answersDamage, answersFall, downBit, frontBit, hasRegeneration, stableBit, upBit } from '../../tables/traits';
import { amounts } from './damage';
import { endWithDamage, feelDamage, feelFall } from '../lasting/lastingDamage';
import { provoke, provokeBurst } from '../reactions/provocation';
import { noteStops } from './regenerationStops';

/** One instance of damage, with resistances already counted. */
export function sufferDamage(source: number, target: number, amount: number, isCritical: boolean): void {
  const hpBefore = hp[target]!;
  const tempBefore = tempHp[target]!;
  const left = tempBefore === 0 ? amount : absorb(target, amount);
  const lost = left < hpBefore ? left : hpBefore;
  hp[target] = hpBefore - lost;
  sideHp[side[target]!]! -= lost;
  const taken = (((amount - left) | 0) + lost) | 0;
  damageDealt[source]! += taken;
  damageTaken[target]! += taken;
  const falls = left >= hpBefore && left !== 0;
  const isHeard =
    (traits[target]! & hasRegeneration) |
    (readyReactions[target]! & answersDamage) |
    (affected[target]! & asksAfterDamage) |
    tracing[0]!;
  if (isHeard !== 0) tellOfDamage(source, target, taken, hpBefore, tempBefore, falls);
  if (!falls) return;
  wasted[source]! += left - hpBefore;
  if ((status[target]! & upBit) !== 0) dropToZero(source, target, left - hpBefore);
  else hurtDowned(source, target, left, isCritical);
}

/** Temporary hit points go first. @returns what is left of the damage */
function absorb(target: number, amount: number): number {
  const before = tempHp[target]!;
  const spared = amount < before ? amount : before;
  tempHp[target] = before - spared;
  absorbed[target]! += spared;
  return (amount - spared) | 0;
}

/** The replay, and the rules that wait for damage. */
function tellOfDamage(
  source: number,
  target: number,
  taken: number,
  hpBefore: number,
  tempBefore: number,
  falls: boolean,
): void {
  if ((traits[target]! & hasRegeneration) !== 0) noteStops(target);
  if (tracing[0] !== 0) traceDamage(source, target, amounts, hpBefore, tempBefore);
  if (taken === 0) return;
  if ((readyReactions[target]! & answersDamage) !== 0) provoke(target, source, answersDamage);
  if (!falls && (affected[target]! & asksAfterDamage) !== 0) feelDamage(target, taken);
}

/** @param excess damage left after 0 hit points: at its maximum or more it kills at once */
function dropToZero(source: number, target: number, excess: number): void {
  const team = side[target]!;
  const state = status[target]!;
  drops[target]! += 1;
  standing[team]! -= 1;
  if ((state & frontBit) !== 0) frontStanding[team]! -= 1;
  if (hasDeathSaves[target] === 1 && excess < maxHp[target]!) {
    status[target] = (state & ~upBit) | downBit;
    downed[team]! += 1;
    deathSuccesses[target] = 0;
    deathFailures[target] = 0;
  } else {
    status[target] = state & ~upBit;
    countKill(source, target);
  }
  if (tracing[0] !== 0) traceFall(target, source);
  if (affected[target] !== 0) feelFall(target);
  if ((reactionBits[target]! & answersFall) !== 0) provokeBurst(target, source);
}

/** Death whatever the hit points. */
export function slay(source: number, target: number): void {
  sideHp[side[target]!]! -= hp[target]!;
  hp[target] = 0;
  if ((status[target]! & upBit) !== 0) dropToZero(source, target, maxHp[target]!);
  else {
    die(target);
    countKill(source, target);
    if (tracing[0] !== 0) traceFall(target, source);
  }
}

/** "Damage at 0 Hit Points": a failure, two from a critical hit; its maximum or more kills. It is no longer stable. */
function hurtDowned(source: number, target: number, amount: number, isCritical: boolean): void {
  if ((status[target]! & downBit) === 0) return;
  status[target]! &= ~stableBit;
  deathFailures[target]! += isCritical ? 2 : 1;
  if (deathFailures[target]! >= 3 || amount >= maxHp[target]!) {
    die(target);
    countKill(source, target);
  } else if ((affected[target]! & reactsToDamage) !== 0) endWithDamage(target);
  if (tracing[0] !== 0) traceFall(target, source);
}

/** Of a creature that is down. */
export function die(creature: number): void {
  status[creature]! &= ~(downBit | stableBit);
  downed[side[creature]!]! -= 1;
  if (affected[creature] !== 0) feelFall(creature);
}

/** Of foes: not of itself nor of its own side. */
function countKill(source: number, target: number): void {
  if (side[source] !== side[target]) kills[source]! += 1;
}
