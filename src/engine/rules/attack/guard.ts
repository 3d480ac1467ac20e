/**
 * R3: what a creature does against an attack that hits it. SRD 5.1, SRD 5.2 "Shield" (spell), "Parry", "Uncanny Dodge",
 * "Deflect Missiles". The attack's total is known: armor class is raised only where that turns the hit into a miss.
 * Damage is lessened when it is at least a tenth of the creature's maximum, or would drop it.
 */
import { blockOf, damageDraws } from '../../random/dice';
import { returnFaces, takeFaces } from '../../random/observedDice';
import { traceGuard } from '../../record/traceReactions';
import { reactionSlot } from '../../compile/slots';
import {
  effectFrom,
  effectTo,
  guardArmor,
  guardHalves,
  guardMeleeOnly,
  hasReach,
  partFrom,
  partTo,
  planAction,
} from '../../tables/actionTable';
import { hp, maxHp, tempHp, tracing } from '../../tables/fightState';
import { guardsArmor, guardsDamage } from '../../tables/traits';
import { lessenAmounts, rollSum } from '../hitPoints/damage';
import { applyAll } from '../lasting/lasting';
import { spendUse } from '../turn/limits';
import { beginReaction, canReact, endReaction, firstReaction, nextReaction } from '../reactions/reactions';

/**
 * @param attack the attack's action
 * @param total of the attack roll, which hits armor class `armor`
 * @returns what a reaction adds to the target's armor class: enough to be missed, or 0
 */
export function raiseArmor(attacker: number, attack: number, target: number, total: number, armor: number): number {
  if (!canReact(target, guardsArmor)) return 0;
  for (let index = firstReaction(target); ; index++) {
    index = nextReaction(target, guardsArmor, index);
    if (index < 0) return 0;
    const guard = planAction[index]!;
    if (!isAgainst(guard, attack) || total >= armor + guardArmor[guard]!) continue;
    beginReaction(target);
    spendUse(guard);
    if (tracing[0] !== 0) traceGuard(target, guard, attacker, attack, guardArmor[guard]!, 0, []);
    endReaction();
    // What it does until the creature's next turn: this attack has it already.
    applyAll(target, target, effectFrom[guard]!, effectTo[guard]!, false);
    return guardArmor[guard]!;
  }
}

/**
 * @param amount damage of the hit, resistances counted
 * @returns what is left of it
 */
export function lessenDamage(attacker: number, attack: number, target: number, amount: number): number {
  if (!canReact(target, guardsDamage) || !isWorthGuarding(target, amount)) return amount;
  for (let index = firstReaction(target); ; index++) {
    index = nextReaction(target, guardsDamage, index);
    if (index < 0) return amount;
    const guard = planAction[index]!;
    if (isAgainst(guard, attack)) return takeGuard(attacker, attack, target, guard, amount);
  }
}

function isAgainst(guard: number, attack: number): boolean {
  return guardMeleeOnly[guard] === 0 || hasReach[attack] === 1;
}

/** True when the damage is a tenth of the creature's maximum, or would drop it. */
export function isWorthGuarding(target: number, amount: number): boolean {
  return amount > 0 && (amount * 10 >= maxHp[target]! || amount >= hp[target]! + tempHp[target]!);
}

function takeGuard(attacker: number, attack: number, target: number, guard: number, amount: number): number {
  const damageFaces = tracing[0] === 0 ? null : takeFaces();
  beginReaction(target);
  spendUse(guard);
  const reduced = rollSum(partFrom[guard]!, partTo[guard]!, 0, blockOf(reactionSlot, 0) + damageDraws);
  const reducedAmount = amount > reduced ? amount - reduced : 0;
  const left = guardHalves[guard] === 1 ? reducedAmount >> 1 : reducedAmount;
  if (damageFaces) {
    traceGuard(target, guard, attacker, attack, 0, amount - left, takeFaces());
    returnFaces(damageFaces);
    lessenAmounts(amount - left);
  }
  endReaction();
  return left;
}
