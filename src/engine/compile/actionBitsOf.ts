import type { Action, Effect } from '../../shared/model/action';
import type { Ruleset } from '../../shared/model/vocabulary';
import {
  cleaves,
  concentrates,
  doesOnMiss,
  hasRiders,
  isMagicalAction,
  isOnceLegendary,
  needsSneak,
  putsEffects,
  takesControl,
} from '../tables/traits';
import { isControl } from './isControl';

/** The action's entry of `actionBits`. */
export function actionBitsOf({ effect, slot, isMagical, concentration }: Action, ruleset: Ruleset): number {
  const isOnce = ruleset === '2024' && slot === 'legendary' && !isAttack(effect);
  const bits = (isMagical ? isMagicalAction : 0) | (concentration ? concentrates : 0) | (isOnce ? isOnceLegendary : 0);
  if (effect.kind === 'save') {
    const effects = effect.lasting.length > 0 || effect.push > 0 ? putsEffects : 0;
    return bits | effects | (effect.lasting.some(isControl) ? takesControl : 0);
  }
  if (effect.kind !== 'attack') return bits;
  const { onceNeeds, onMiss, cleave, riders } = effect;
  return (
    bits |
    (onceNeeds === 'sneak' ? needsSneak : 0) |
    (onMiss.length > 0 ? doesOnMiss : 0) |
    (cleave.length > 0 ? cleaves : 0) |
    (riders.length > 0 ? hasRiders : 0)
  );
}

function isAttack({ kind }: Effect): boolean {
  return kind === 'attack' || kind === 'multiattack';
}
