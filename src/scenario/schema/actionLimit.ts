import type { Action } from '../../shared/model/action';
import { limits } from '../../shared/model/limits';
import type { OffsetRange } from '../document/tree';
import type { ActionMap } from './actionMap';
import { parseRecharge, parseUpcast, parseUses } from './actionPhrases';
import { readText } from './values';

/** A pool by its name, which is looked up when the creature is complete. */
export interface PoolUse {
  readonly name: string;
  readonly cost: number;
  readonly range: OffsetRange;
}

/** How often an action can be taken. */
interface ReadLimit {
  readonly limit: Action['limit'];
  /** Legendary actions it costs. */
  readonly cost: number;
  readonly pool: PoolUse | null;
}

export function readLimit(action: ActionMap, slot: Action['slot']): ReadLimit {
  const uses = action.parsed('uses', 'a number and a period', parseUses, 'bad-uses');
  const recharge = action.parsed('recharge', 'a range of a d6', parseRecharge, 'bad-recharge');
  const keys = (['uses', 'recharge', 'pool'] as const).filter((key) => action.has(key));
  if (keys.length > 1) {
    const message = `An action has one of "uses", "recharge" and "pool", not ${keys.length}. Remove all but one.`;
    action.reporter.report('action-two-effects', action.map.keyRange(keys[1] ?? 'uses'), message);
  }
  const isLegendary = slot === 'legendary';
  const cost = action.integer('cost', 1, isLegendary || !action.has('pool') ? 3 : limits.uses) ?? 1;
  const range = action.map.node(action.has('pool') ? 'pool' : 'uses')?.range ?? action.map.head;
  const name = action.read('pool', readText);
  const fromUses = uses?.kind === 'named-pool' ? { name: uses.name, cost: uses.cost, range } : null;
  return {
    limit: uses && uses.kind !== 'named-pool' ? uses : (recharge ?? { kind: 'at-will' }),
    cost: isLegendary || !action.has('pool') ? cost : 1,
    pool: name === undefined ? fromUses : { name, cost: isLegendary ? 1 : cost, range },
  };
}

/** Spell level, and what more a higher slot does. */
export function readSpell(action: ActionMap): Pick<Action, 'spell' | 'upcast'> {
  const spell = action.integer('spell', 0, 9) ?? null;
  const upcast = action.parsed('upcast', 'damage, dice or targets', parseUpcast, 'bad-upcast') ?? null;
  if (upcast && spell === null && !action.has('spell')) {
    const message = '"upcast" is for a spell: give it "spell" too, the level of its slot.';
    action.reporter.report('missing-key', action.map.keyRange('upcast'), message);
  }
  return { spell, upcast };
}
