/**
 * R3, R5: what makes a hit of one's own worse: Divine Smite, Stunning Strike, manoeuvres. SRD 5.1, SRD 5.2 class features;
 * 5.2: Divine Smite takes a bonus action. Used as early and as often as possible, the first that is available; of those
 * that draw on one stock (for slots: on any) one a hit. What is limited is not wasted on a foe whom the hit brings to 0
 * by itself, unless the hit is critical. Spell attacks take none.
 */
import { drawsBeside, strikePurpose } from '../../random/dice';
import { traceStrike } from '../../record/traceStrikes';
import {
  actionBits,
  hasReach,
  isSpell,
  isStrikeBonus,
  isStrikeInOwnTurn,
  isStrikeMelee,
  limitKind,
  partFrom,
  partTo,
  riderFrom,
  riderTo,
  strikeAction,
  strikeGroup,
  strikeOnce,
} from '../../tables/actionTable';
import { diceKey, strikeFrom, strikeTo } from '../../tables/creatureTable';
import { bonusLeft, hp, isStrikeSpent, tempHp, tracing, turnOf } from '../../tables/fightState';
import { concentratingOn } from '../../tables/lastingState';
import { concentrates, noLimit } from '../../tables/traits';
import { isPermitted } from '../../tactics/isPermitted';
import { isAvailable } from '../../tactics/isAvailable';
import { beginConcentration, settleConcentration } from '../lasting/concentration';
import { rollByType, takenByType } from '../hitPoints/damage';
import { spendUse } from '../turn/limits';
import { applyRiders, rollRiderDamage } from '../lasting/riders';
import { countSpell } from '../turn/spellSlots';

/** Counters between the draws of two strikes of one hit. */
const drawsPerStrike = 1 << 16;

/** Rows of the strikes of the hit that is being dealt, and their draws. */
const struck = new Int32Array(64);
const struckDraws = new Int32Array(64);
/** Entry 0: how many they are. */
const struckCount = new Int32Array(32);

/** Adds the strikes that go with a hit to the damage that is being rolled by type. */
export function addStrikes(attacker: number, attack: number, target: number, crit: number, block: number): void {
  let count = 0;
  let groups = 0;
  const from = strikeFrom[attacker]!;
  const to = isSpell[attack] === 1 ? from : strikeTo[attacker]!;
  for (let index = from; index < to && count < struck.length; index++) {
    const strike = strikeAction[index]!;
    if ((strikeGroup[index]! & groups) !== 0 || !isReady(attacker, attack, index)) continue;
    if (limitKind[strike] !== noLimit && crit === 0 && falls(target)) continue;
    groups |= strikeGroup[index]!;
    struck[count] = strike;
    struckDraws[count] = drawsBeside(block, strikePurpose) + (index - from) * drawsPerStrike;
    use(attacker, index);
    rollByType(partFrom[strike]!, partTo[strike]!, crit, struckDraws[count]!);
    rollRiderDamage(riderFrom[strike]!, riderTo[strike]!, crit, struckDraws[count]!);
    count++;
  }
  struckCount[0] = count;
}

/** What the strikes bring beside damage, once the hit is dealt. */
export function followStrikes(attacker: number, target: number, crit: number): void {
  for (let index = 0; index < struckCount[0]!; index++) {
    const strike = struck[index]!;
    const isConcentration = (actionBits[strike]! & concentrates) !== 0;
    if (isConcentration) beginConcentration(attacker, strike);
    applyRiders(attacker, target, riderFrom[strike]!, riderTo[strike]!, crit, struckDraws[index]!, strike);
    if (isConcentration) settleConcentration(attacker);
  }
}

function isReady(attacker: number, attack: number, index: number): boolean {
  const strike = strikeAction[index]!;
  if (isStrikeMelee[index] === 1 && hasReach[attack] === 0) return false;
  if (isStrikeBonus[index] === 1 && bonusLeft[0] !== attacker) return false;
  if ((actionBits[strike]! & concentrates) !== 0 && concentratingOn[attacker] !== 0) return false;
  return !isSpent(attacker, index) && isAvailable(attacker, strike) && isPermitted(attacker, strike);
}

/** Colossus Slayer, Stunning Strike (2024): once a turn; some only in the creature's own turn. */
function isSpent(attacker: number, index: number): boolean {
  const once = strikeOnce[index]!;
  if (once < 0) return false;
  return isStrikeSpent[once] === 1 || (isStrikeInOwnTurn[index] === 1 && turnOf[0] !== diceKey[attacker]);
}

function use(attacker: number, index: number): void {
  const strike = strikeAction[index]!;
  spendUse(strike);
  countSpell(strike);
  if (isStrikeBonus[index] === 1) bonusLeft[0] = -1;
  if (strikeOnce[index]! >= 0) isStrikeSpent[strikeOnce[index]!] = 1;
  if (tracing[0] !== 0) traceStrike(attacker, strike);
}

/** True when what is rolled so far brings the target to 0 hit points. */
function falls(target: number): boolean {
  return takenByType(target, false) >= hp[target]! + tempHp[target]!;
}
