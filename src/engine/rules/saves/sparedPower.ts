/**
 * R3, R5: powers that do no damage to who bears an effect against them. SRD 5.1, SRD 5.2 "Shield" (spell): no damage from
 * Magic Missile, to which it is a reaction too. It is taken, like what lessens damage, when the damage is at least a
 * tenth of the creature's maximum or would drop it.
 */
import { traceGuard } from '../../record/traceReactions';
import { effectFrom, effectTo, planAction, powerName } from '../../tables/actionTable';
import { sparesPowers } from '../../tables/affectedBits';
import { tracing } from '../../tables/fightState';
import { affected, bornRow, lastingCount, perCreature } from '../../tables/lastingState';
import { effectRow, sparedName } from '../../tables/lastingTable';
import { guardsPower } from '../../tables/traits';
import { isWorthGuarding } from '../attack/guard';
import { applyAll } from '../lasting/lasting';
import { beginReaction, canReact, endReaction, firstReaction, nextReaction } from '../reactions/reactions';
import { spendUse } from '../turn/limits';

/** @returns true when the power, which some effect of the scenario is against, does the target no damage */
export function isSpared(source: number, power: number, target: number, amount: number): boolean {
  const name = powerName[power]!;
  if ((affected[target]! & sparesPowers) !== 0 && bearsShield(target, name)) return true;
  if (!canReact(target, guardsPower) || !isWorthGuarding(target, amount)) return false;
  for (let index = firstReaction(target); ; index++) {
    index = nextReaction(target, guardsPower, index);
    if (index < 0) return false;
    const guard = planAction[index]!;
    if (!bringsShield(guard, name)) continue;
    beginReaction(target);
    spendUse(guard);
    if (tracing[0] !== 0) traceGuard(target, guard, source, power, 0, amount, []);
    endReaction();
    applyAll(target, target, effectFrom[guard]!, effectTo[guard]!, false);
    return true;
  }
}

function bearsShield(creature: number, name: number): boolean {
  const from = creature * perCreature;
  for (let entry = from; entry < from + lastingCount[creature]!; entry++) {
    if (sparedName[bornRow[entry]!] === name) return true;
  }
  return false;
}

function bringsShield(guard: number, name: number): boolean {
  for (let index = effectFrom[guard]!; index < effectTo[guard]!; index++) {
    if (sparedName[effectRow[index]!] === name) return true;
  }
  return false;
}
