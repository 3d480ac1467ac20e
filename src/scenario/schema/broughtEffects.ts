import type { AttackEffect, SaveEffect } from '../../shared/model/action';
import type { Rider } from '../../shared/model/lasting';
import { limits } from '../../shared/model/limits';
import { riderOf } from '../lastingEffects';
import type { ActionMap } from './actionMap';
import { parseFeet, parseSave } from './actionPhrases';
import type { Brought } from './conditionPhrase';
import { readConditionTexts, readEffects } from './readEffects';

/** One rider is left for what is pushed or saved against, one for a mastery. */
const maxBrought = limits.effects - 2;

/** Everything `condition` and `effects` bring, in that order. */
function broughtBy(action: ActionMap): readonly Brought[] {
  const brought = [
    ...(action.read('condition', readConditionTexts) ?? []),
    ...(action.read('effects', readEffects) ?? []),
  ];
  if (brought.length > maxBrought) {
    const message = `An action may bring at most ${maxBrought} effects; this brings ${brought.length}.`;
    action.reporter.report('too-long', action.map.head, message);
  }
  return brought.slice(0, maxBrought);
}

/** What comes with a hit: all that has the same occasion and the same saving throw in one rider. */
export function ridersOf(action: ActionMap): AttackEffect['riders'] {
  const save = action.parsed('save', 'an ability and a DC', parseSave, 'bad-save') ?? null;
  const damage = action.damage('saveDamage');
  const push = pushOf(action);
  if (damage.length > 0 && save === null && !action.has('save')) {
    const message =
      '"saveDamage" is for the saving throw after a hit: give it "save" too, such as "save: con 13 half".';
    action.reporter.report('missing-key', action.map.keyRange('saveDamage'), message);
  }
  const riders: Rider[] = damage.length > 0 || push > 0 ? [riderOf({ save, damage, push })] : [];
  for (const { lasting, on, to, save: own } of broughtBy(action)) {
    const against = to === 'self' ? null : (own ?? save);
    const index = riders.findIndex(
      (rider) => rider.on === on && rider.to === to && JSON.stringify(rider.save) === JSON.stringify(against),
    );
    const same = riders[index];
    if (same) riders[index] = { ...same, lasting: [...same.lasting, lasting] };
    else riders.push(riderOf({ on, to, save: against, lasting: [lasting] }));
  }
  if (save !== null && !riders.some((rider) => rider.save !== null)) {
    action.note(
      'save',
      'a saving throw after a hit that "condition", "effects", "push" or "saveDamage" follow',
      'partly',
    );
  }
  return riders;
}

/** What comes with a failed save, or with what nothing avoids; a saving throw of its own it cannot have. */
export function lastingOf(action: ActionMap): SaveEffect['lasting'] {
  const brought = broughtBy(action);
  if (brought.some(({ on, to, save }) => on === 'critical' || to === 'self' || save !== null)) {
    const key = action.has('condition') ? 'condition' : 'effects';
    const message = `Only with an attack may "${key}" say "on a critical hit", "on failed" or "to self". Write the saving throw as "save: con 13".`;
    action.reporter.report('action-two-effects', action.map.keyRange(key), message);
  }
  return brought.map(({ lasting }) => lasting);
}

/** In feet; 0 where nothing is said. */
export function pushOf(action: ActionMap): number {
  return action.parsed('push', 'a number of feet', parseFeet, 'bad-distance') ?? 0;
}
