/** R4: the attack roll. SRD 5.1 "Attack Rolls", "Unconscious"; SRD 5.2 "Making an Attack". */
import { advantageBit, damageDraws, disadvantageBit, onceDraws, rollD20 } from '../random/dice';
import { dropFaces, traceAttack } from '../record/trace';
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
} from '../tables/actionTable';
import { armorClass, attackMode, sensitive, traits } from '../tables/creatureTable';
import { isOnceSpent, lastTarget, readyReactions, status, timesTargeted, tracing } from '../tables/fightState';
import {
  answersMiss,
  doesOnMiss,
  downBit,
  guardsArmor,
  guardsDamage,
  hasPackTactics,
  needsSneak,
} from '../tables/traits';
import { clearRolled, rollByType, rollSum, takenByType } from './damage';
import { lessenDamage, raiseArmor } from './guard';
import { sufferDamage } from './hitPoints';
import { graze } from './graze';
import { withPackTactics } from './packTactics';
import { hasOpening } from './sneakAttack';
import { provoke } from './provocation';

/** One attack roll and what comes of it. @returns true when it hits */
export function makeAttack(attacker: number, action: number, target: number, block: number): boolean {
  if (tracing[0] !== 0) dropFaces();
  lastTarget[attacker] = target;
  timesTargeted[target]! += 1;
  const isDowned = (status[target]! & downBit) !== 0;
  let mode = isDowned ? attackMode[attacker]! | modeAgainstDowned(action) : attackMode[attacker]!;
  if ((traits[attacker]! & hasPackTactics) !== 0) mode = withPackTactics(attacker, target, mode);
  const face = rollD20(mode, block);
  const total = face + attackBonus[action]!;
  let armor = armorClass[target]!;
  if (face !== 20 && face !== 1 && total >= armor && (readyReactions[target]! & guardsArmor) !== 0) {
    armor += raiseArmor(attacker, action, target, total, armor);
  }
  if (face !== 20 && (face === 1 || total < armor)) {
    if (tracing[0] !== 0) traceAttack(attacker, action, target, face, armor, 'miss');
    if ((readyReactions[target]! & answersMiss) !== 0 && hasReach[action] === 1) provoke(target, attacker, answersMiss);
    if ((actionBits[action]! & doesOnMiss) !== 0) graze(attacker, action, target, block);
    return false;
  }
  // "Any attack that hits the creature is a critical hit if the attacker is within 5 feet."
  const isCritical = face >= critRange[action]! || (isDowned && hasReach[action] === 1);
  if (tracing[0] !== 0) traceAttack(attacker, action, target, face, armor, isCritical ? 'critical' : 'hit');
  dealHit(attacker, action, target, isCritical ? 1 : 0, block, mode);
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
  const from = partFrom[action]!;
  const to = partTo[action]!;
  let once = onceFrom[action]!;
  const onceEnd = onceTo[action]!;
  if (once !== onceEnd) {
    if (isOnceSpent[attacker] === 1 || !meetsNeeds(attacker, action, target, mode)) once = onceEnd;
    else isOnceSpent[attacker] = 1;
  }
  let amount: number;
  if ((actionTypes[action]! & sensitive[target]!) === 0) {
    amount = rollSum(from, to, crit, block + damageDraws);
    if (once !== onceEnd) amount = (amount + rollSum(once, onceEnd, crit, block + onceDraws)) | 0;
  } else {
    clearRolled();
    rollByType(from, to, crit, block + damageDraws);
    rollByType(once, onceEnd, crit, block + onceDraws);
    amount = takenByType(target, false);
  }
  if ((readyReactions[target]! & guardsDamage) !== 0) amount = lessenDamage(attacker, action, target, amount);
  sufferDamage(attacker, target, amount, crit === 1);
}

/** Whether the damage once a turn comes with this hit. */
function meetsNeeds(attacker: number, action: number, target: number, mode: number): boolean {
  return (actionBits[action]! & needsSneak) === 0 || hasOpening(attacker, target, mode);
}
