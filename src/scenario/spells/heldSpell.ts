import { hex } from '../actionBuilders';
import { forOneMinute, lastingCondition } from '../lastingEffects';
import type { Caster } from './spell';
import { moreTargets } from './upcasts';

/** Hold Person and Hold Monster: paralyzed until a Wisdom save at the end of one of its turns. */
export function heldSpell(range: number) {
  return ({ dc }: Caster) => ({
    effect: hex(
      { ability: 'wis', dc },
      range,
      lastingCondition('paralyzed', { save: { ability: 'wis', dc, at: 'end' }, ...forOneMinute }),
    ),
    ...moreTargets,
    concentration: true,
  });
}
