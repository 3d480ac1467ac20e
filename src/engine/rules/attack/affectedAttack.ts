/** R4, R7: what lasting effects change of an attack roll and its hit. SRD 5.1, SRD 5.2 "Conditions". */
import { attackDicePurpose, disadvantageBit, drawsBeside, lastingDamagePurpose } from '../../random/dice';
import { dependsOnSource, isHitCritically } from '../../tables/affectedBits';
import { hasReach } from '../../tables/actionTable';
import { grappledBit } from '../../tables/conditionBits';
import {
  affected,
  bornConditions,
  bornRow,
  bornSource,
  lastingCount,
  meleeMode,
  ownAttackMode,
  perCreature,
  rangedMode,
  rollPenalty,
} from '../../tables/lastingState';
import {
  attackDice,
  attackDiceSign,
  attackedGain,
  conditionEffects,
  hitFrom,
  hitTo,
  isGainOfSource,
  takenFrom,
  takenTo,
} from '../../tables/lastingTable';
import { counts } from '../lasting/affected';
import { isAfraid } from '../lasting/fear';
import { rollByType, rollSum } from '../hitPoints/damage';

/** Draws for the dice of one effect. */
const drawsPerEffect = 1 << 15;
/** Place of `grappled` among the conditions. */
const grappled = 5;

/** Mode bits of the attack roll. */
export function affectedMode(attacker: number, action: number, target: number): number {
  const against = hasReach[action] === 1 ? meleeMode[target]! : rangedMode[target]!;
  const mode = ownAttackMode[attacker]! | against;
  if (((affected[attacker]! | affected[target]!) & dependsOnSource) === 0) return mode;
  return mode | modeOfFear(attacker, target) | modeFor(attacker, target);
}

/** Frightened: while the source is in sight. Grappled (2024): against anybody but the grappler. */
function modeOfFear(attacker: number, target: number): number {
  if (isAfraid(attacker)) return disadvantageBit;
  if ((conditionEffects[grappled]! & dependsOnSource) === 0) return 0;
  const to = attacker * perCreature + lastingCount[attacker]!;
  for (let entry = attacker * perCreature; entry < to; entry++) {
    if ((bornConditions[entry]! & grappledBit) !== 0 && bornSource[entry] !== target) return disadvantageBit;
  }
  return 0;
}

/** What effects on the target give to the attacks of who brought them. */
function modeFor(attacker: number, target: number): number {
  const to = target * perCreature + lastingCount[target]!;
  let mode = 0;
  for (let entry = target * perCreature; entry < to; entry++) {
    const row = bornRow[entry]!;
    if (isGainOfSource[row] === 1 && bornSource[entry] === attacker) mode |= attackedGain[row]!;
  }
  return mode;
}

/** What is added to the attack roll: dice of bless and the like, less exhaustion. */
export function affectedBonus(attacker: number, block: number): number {
  const from = attacker * perCreature;
  const to = from + lastingCount[attacker]!;
  let bonus = -rollPenalty[attacker]!;
  for (let entry = from; entry < to; entry++) {
    const row = bornRow[entry]!;
    const part = attackDice[row]!;
    if (part < 0 || !counts(entry, to)) continue;
    const draws = drawsBeside(block, attackDicePurpose) + (entry - from) * drawsPerEffect;
    bonus += attackDiceSign[row]! * rollSum(part, part + 1, 0, draws);
  }
  return bonus;
}

/** "Any attack that hits the creature is a critical hit if the attacker is within 5 feet." */
export function isCriticalOn(target: number, action: number): boolean {
  return (affected[target]! & isHitCritically) !== 0 && hasReach[action] === 1;
}

/** Adds to the damage that is being rolled by type what lasting effects add to the hit. */
export function rollAddedDamage(attacker: number, target: number, crit: number, block: number): void {
  const start = drawsBeside(block, lastingDamagePurpose);
  const own = attacker * perCreature;
  for (let index = 0; index < lastingCount[attacker]!; index++) {
    const row = bornRow[own + index]!;
    if (!counts(own + index, own + lastingCount[attacker]!)) continue;
    rollByType(hitFrom[row]!, hitTo[row]!, crit, start + index * drawsPerEffect);
  }
  const against = target * perCreature;
  for (let index = 0; index < lastingCount[target]!; index++) {
    const row = bornRow[against + index]!;
    if (bornSource[against + index] !== attacker) continue;
    rollByType(takenFrom[row]!, takenTo[row]!, crit, start + (perCreature + index) * drawsPerEffect);
  }
}
