import type { Action, Effect } from '../../shared/model/action';
import type { DamagePart } from '../../shared/model/dice';
import type { Creature } from '../../shared/model/scenario';
import { meanOfDice } from '../compile/pushParts';

/** What an area is taken to catch. */
const areaTargets = 2;
const rounds = 3;

/** The damage a round that a creature does over its first three, and what it does most of it with. */
export interface Offense {
  /** A round, when everything hits and every save fails. */
  readonly damage: number;
  /** Null when it asks for no attack roll, or for no save. */
  readonly attackBonus: number | null;
  readonly saveDc: number | null;
}

/**
 * R22: the mean damage of the three best rounds in which everything hits: limited powers first, areas on two targets,
 * with the bonus action and all legendary actions. A power that recharges is used once.
 */
export function threeRoundDamage(creature: Creature): Offense {
  const options = creature.actions.map((action) => ({ action, damage: damageOf(action, creature) }));
  const left = new Map(options.map(({ action }) => [action, usesOf(action)]));
  const taken: { readonly action: Action; readonly damage: number }[] = [];
  const take = (slot: Action['slot'], budget: number): number => {
    const affordable = options.filter(
      ({ action, damage }) => action.slot === slot && action.cost <= budget && damage > 0 && left.get(action)! > 0,
    );
    const best = affordable.sort((a, b) => b.damage / b.action.cost - a.damage / a.action.cost)[0];
    if (!best) return 0;
    left.set(best.action, left.get(best.action)! - 1);
    taken.push(best);
    return best.action.cost;
  };
  for (let round = 0; round < rounds; round++) {
    take('action', 1);
    take('bonus', 1);
    for (let budget = creature.legendaryActions; budget > 0;) {
      const spent = take('legendary', budget);
      if (spent === 0) break;
      budget -= spent;
    }
  }
  const total = taken.reduce((sum, { damage }) => sum + damage, 0);
  const main = [...taken].sort((a, b) => b.damage - a.damage)[0];
  return { damage: total / rounds, ...(main ? rollOf(main.action, creature) : { attackBonus: null, saveDc: null }) };
}

function usesOf({ limit }: Action): number {
  if (limit.kind === 'uses') return limit.uses;
  return limit.kind === 'recharge' ? 1 : Infinity;
}

function damageOf(action: Action, creature: Creature): number {
  const { effect } = action;
  switch (effect.kind) {
    case 'attack': {
      const riders = effect.riders.reduce((sum, { damage }) => sum + mean(damage), 0);
      return effect.rolls * (mean(effect.damage) + riders) + mean(effect.oncePerTurn);
    }
    case 'save':
      return mean(effect.damage) * Math.min(areaTargets, effect.targets ?? areaTargets);
    case 'multiattack':
      return effect.steps.reduce((sum, { count, choices }) => sum + count * bestOf(choices, creature).damage, 0);
    default:
      return 0;
  }
}

function bestOf(
  choices: readonly number[],
  creature: Creature,
): { readonly effect: Effect | null; readonly damage: number } {
  const none: { readonly effect: Effect | null; readonly damage: number } = { effect: null, damage: 0 };
  return choices.reduce((best, index) => {
    const action = creature.actions[index];
    if (!action || action.effect.kind === 'multiattack') return best;
    const damage = damageOf(action, creature);
    return damage > best.damage ? { effect: action.effect, damage } : best;
  }, none);
}

function rollOf({ effect }: Action, creature: Creature): Pick<Offense, 'attackBonus' | 'saveDc'> {
  const rolled =
    effect.kind === 'multiattack'
      ? effect.steps.map(({ choices }) => bestOf(choices, creature)).sort((a, b) => b.damage - a.damage)[0]?.effect
      : effect;
  return {
    attackBonus: rolled?.kind === 'attack' ? rolled.bonus : null,
    saveDc: rolled?.kind === 'save' && rolled.ability !== null ? rolled.dc : null,
  };
}

function mean(damage: readonly DamagePart[]): number {
  return damage.reduce((sum, { dice }) => {
    return sum + Math.max(0, Math.floor(meanOfDice(dice)) + dice.bonus);
  }, 0);
}
