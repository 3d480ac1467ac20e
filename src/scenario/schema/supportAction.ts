import type { EffectOf, HealEffect } from '../../shared/model/action';
import { plainHeal } from '../../shared/model/plain';
import { limits } from '../../shared/model/limits';
import { conditions } from '../../shared/model/vocabulary';
import type { ActionMap } from './actionMap';
import { parseBoon, parseGuard, parseHealing } from './actionPhrases';
import { lastingOf } from './broughtEffects';
import { readWord, readWords } from './values';

/** Healing or temporary hit points. */
export function readHeal(action: ActionMap, key: 'heal' | 'tempHp'): HealEffect | undefined {
  const healing = action.parsed(key, 'dice and whom they heal', parseHealing, 'bad-healing');
  const targets = action.integer('targets', 1, limits.targets) ?? 1;
  if (healing?.fromPool && !action.has('pool')) {
    const message = 'Healing from a pool needs "pool", the name of one of the creature\'s pools.';
    action.reporter.report('missing-key', action.map.keyRange(key), message);
  }
  return healing && { ...plainHeal, ...healing, targets, temporary: key === 'tempHp' };
}

/** Lasting effects on allies, without a roll; its user alone where it does not say. */
export function readBoon(action: ActionMap): EffectOf<'boon'> {
  const boon = action.parsed('boon', 'self, ally or a number of allies', parseBoon, 'bad-boon');
  const removes = action.read('removes', (node, what, reporter) => readWords(node, what, conditions, reporter)) ?? [];
  const lasting = lastingOf(action);
  if (!['condition', 'effects', 'removes'].some((key) => action.has(key as 'condition' | 'effects' | 'removes'))) {
    const message = 'A boon needs what it brings: "effects", "condition" or "removes".';
    action.reporter.report('missing-key', action.map.head, message);
  }
  return { kind: 'boon', who: 'self', targets: 1, ...boon, lasting, removes };
}

/** What answers a hit: Shield, Parry, Uncanny Dodge. */
export function readGuard(action: ActionMap): EffectOf<'guard'> {
  const guard = action.parsed('guard', 'ac 5, half, or dice', parseGuard, 'bad-guard');
  const none = { ac: 0, halves: false, reduces: null, meleeOnly: false };
  return { kind: 'guard', ...none, ...guard, lasting: lastingOf(action) };
}

/** More actions in this turn: Action Surge. */
export function readSurge(action: ActionMap): EffectOf<'surge'> {
  return { kind: 'surge', actions: action.integer('surge', 1, 5) ?? 1 };
}

/** What everybody can do. */
export function readBasic(action: ActionMap): EffectOf<'basic'> {
  const words = ['dash', 'disengage', 'stabilise', 'flee', 'stabilize'] as const;
  const word = action.read('basic', (node, what, reporter) => readWord(node, what, words, reporter)) ?? 'dash';
  return { kind: 'basic', what: word === 'stabilize' ? 'stabilise' : word };
}
