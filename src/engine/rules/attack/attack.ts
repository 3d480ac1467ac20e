/** R4: the attack roll. SRD 5.1 "Attack Rolls", "Unconscious"; SRD 5.2 "Making an Attack". */
import { advantageBit, damageDraws, disadvantageBit, onceDraws, rollD20 } from '../../random/dice';
import { dropFaces, traceAttack } from '../../record/trace';
import {
  actionBits,
  actionTypes,
  attackBonus,
  critRange,
  hasReach,
  onceFrom,
  onceTo,
  partFrom,
  partTo,
  riderFrom,
  riderTo,
} from '../../tables/actionTable';
import { changesAttackRolls, changesHits } from '../../tables/affectedBits';
import { affected, armorChange } from '../../tables/lastingState';
import { armorClass, attackMode, sensitive, setup, traits } from '../../tables/creatureTable';
import { isOnceSpent, lastTarget, readyReactions, status, timesTargeted, tracing } from '../../tables/fightState';
import { startDistance } from '../../tables/setup';
import {
  answersMiss,
  doesOnMiss,
  downBit,
  guardsArmor,
  guardsDamage,
  hasPackTactics,
  hasRiders,
  hasStrikes,
  needsSneak,
} from '../../tables/traits';
import { affectedBonus, affectedMode, isCriticalOn, rollAddedDamage } from './affectedAttack';
import { clearRolled, rollByType, rollSum, takenByType } from '../hitPoints/damage';
import { modeAtDistance } from '../movement/distance';
import { lessenDamage, raiseArmor } from './guard';
import { sufferDamage } from '../hitPoints/hitPoints';
import { graze } from './graze';
import { spendAttackUses } from '../lasting/lastingUses';
import { withPackTactics } from './packTactics';
import { applyRiders, rollRiderDamage } from '../lasting/riders';
import { hasOpening } from './sneakAttack';
import { provoke } from '../reactions/provocation';
import { addStrikes, followStrikes } from './strikes';

/** What makes an attack more than a roll and its damage: of the action, of the attacker, of what the target may answer. */
const hasConsequences = doesOnMiss | hasRiders;
const changesOwnHits = hasPackTactics | hasStrikes;
const answersAttacks = guardsArmor | guardsDamage | answersMiss;

/** One attack roll and what comes of it. @returns true when it hits */
export function makeAttack(attacker: number, action: number, target: number, block: number): boolean {
  lastTarget[attacker] = target;
  timesTargeted[target]! += 1;
  const isSpecial =
    (actionBits[action]! & hasConsequences) |
    (traits[attacker]! & changesOwnHits) |
    ((affected[attacker]! | affected[target]!) & (changesAttackRolls | changesHits)) |
    (readyReactions[target]! & answersAttacks) |
    (status[target]! & downBit) |
    setup[startDistance]! |
    tracing[0]!;
  return isSpecial === 0
    ? attackPlainly(attacker, action, target, block)
    : attackSpecially(attacker, action, target, block);
}

/** Most attacks: a roll and its damage, with nothing else in play. A small function is what V8 makes fast. */
function attackPlainly(attacker: number, action: number, target: number, block: number): boolean {
  const mode = attackMode[attacker]!;
  const face = rollD20(mode, block);
  if (face !== 20 && (face === 1 || face + attackBonus[action]! < armorClass[target]!)) return false;
  const crit = face >= critRange[action]! ? 1 : 0;
  const once = onceFrom[action]!;
  const onceEnd = once === onceTo[action]! ? once : claimOnce(attacker, action, target, mode);
  let amount: number;
  if ((actionTypes[action]! & sensitive[target]!) === 0) {
    amount = rollUntyped(action, crit, block, once, onceEnd);
  } else {
    rollTyped(action, crit, block, once, onceEnd);
    amount = takenByType(target, false);
  }
  sufferDamage(attacker, target, amount, crit === 1);
  return true;
}

function attackSpecially(attacker: number, action: number, target: number, block: number): boolean {
  if (tracing[0] !== 0) dropFaces();
  const isDowned = (status[target]! & downBit) !== 0;
  let mode = isDowned ? attackMode[attacker]! | modeAgainstDowned(action) : attackMode[attacker]!;
  if ((traits[attacker]! & hasPackTactics) !== 0) mode = withPackTactics(attacker, target, mode);
  if (setup[startDistance] !== 0) mode |= modeAtDistance(attacker, action, target);
  let bonus = attackBonus[action]!;
  let armor = armorClass[target]!;
  const isAffected = ((affected[attacker]! | affected[target]!) & changesAttackRolls) !== 0;
  if (isAffected) mode |= affectedMode(attacker, action, target);
  const face = rollD20(mode, block);
  if (isAffected) {
    bonus += affectedBonus(attacker, block);
    armor += armorChange[target]!;
  }
  const total = face + bonus;
  if (face !== 20 && face !== 1 && total >= armor && (readyReactions[target]! & guardsArmor) !== 0) {
    armor += raiseArmor(attacker, action, target, total, armor);
  }
  if (face !== 20 && (face === 1 || total < armor)) {
    if (tracing[0] !== 0) traceAttack(attacker, action, target, mode, face, total, armor, 'miss');
    if (isAffected) spendAttackUses(attacker, target, false);
    if ((readyReactions[target]! & answersMiss) !== 0 && hasReach[action] === 1) provoke(target, attacker, answersMiss);
    if ((actionBits[action]! & doesOnMiss) !== 0) graze(attacker, action, target, block);
    return false;
  }
  // "Any attack that hits the creature is a critical hit if the attacker is within 5 feet."
  const isCritical =
    face >= critRange[action]! || (isDowned && hasReach[action] === 1) || (isAffected && isCriticalOn(target, action));
  const result = isCritical ? 'critical' : 'hit';
  if (tracing[0] !== 0) traceAttack(attacker, action, target, mode, face, total, armor, result);
  const crit = isCritical ? 1 : 0;
  dealHit(attacker, action, target, crit, block, mode);
  // What this roll has used up ends before the hit brings anything new.
  if (isAffected) spendAttackUses(attacker, target, true);
  if ((actionBits[action]! & hasRiders) !== 0) {
    applyRiders(attacker, target, riderFrom[action]!, riderTo[action]!, crit, block, action);
  }
  if ((traits[attacker]! & hasStrikes) !== 0) followStrikes(attacker, target, crit);
  return true;
}

/** Unconscious: advantage. It also lies prone: disadvantage from afar. */
function modeAgainstDowned(action: number): number {
  return hasReach[action] === 1 ? advantageBit : advantageBit | disadvantageBit;
}

/**
 * @param crit 1 on a critical hit, else 0
 * @param mode of the attack roll
 */
function dealHit(attacker: number, action: number, target: number, crit: number, block: number, mode: number): void {
  const once = onceFrom[action]!;
  const onceEnd = once === onceTo[action]! ? once : claimOnce(attacker, action, target, mode);
  const additions = (actionBits[action]! & hasRiders) | ((affected[attacker]! | affected[target]!) & changesHits);
  const strikes = traits[attacker]! & hasStrikes;
  let amount: number;
  if (((actionTypes[action]! & sensitive[target]!) | additions | strikes) === 0) {
    amount = rollUntyped(action, crit, block, once, onceEnd);
  } else {
    rollTyped(action, crit, block, once, onceEnd);
    if (additions !== 0) rollAdditions(attacker, action, target, crit, block);
    if (strikes !== 0) addStrikes(attacker, action, target, crit, block);
    amount = takenByType(target, false);
  }
  if ((readyReactions[target]! & guardsDamage) !== 0) amount = lessenDamage(attacker, action, target, amount);
  sufferDamage(attacker, target, amount, crit === 1);
}

/** Spends the damage once a turn where this hit brings it. @returns the row after its parts; the first of them for none */
function claimOnce(attacker: number, action: number, target: number, mode: number): number {
  if (isOnceSpent[attacker] === 1 || !meetsNeeds(attacker, action, target, mode)) return onceFrom[action]!;
  isOnceSpent[attacker] = 1;
  return onceTo[action]!;
}

function rollUntyped(action: number, crit: number, block: number, once: number, onceEnd: number): number {
  const amount = rollSum(partFrom[action]!, partTo[action]!, crit, block + damageDraws);
  return once === onceEnd ? amount : (amount + rollSum(once, onceEnd, crit, block + onceDraws)) | 0;
}

function rollTyped(action: number, crit: number, block: number, once: number, onceEnd: number): void {
  clearRolled();
  rollByType(partFrom[action]!, partTo[action]!, crit, block + damageDraws);
  rollByType(once, onceEnd, crit, block + onceDraws);
}

/** Whether the damage once a turn comes with this hit. */
function meetsNeeds(attacker: number, action: number, target: number, mode: number): boolean {
  return (actionBits[action]! & needsSneak) === 0 || hasOpening(attacker, target, mode);
}

function rollAdditions(attacker: number, action: number, target: number, crit: number, block: number): void {
  rollRiderDamage(riderFrom[action]!, riderTo[action]!, crit, block);
  rollAddedDamage(attacker, target, crit, block);
}
