import { limits, type DamagePart, type SaveEffect } from '../shared/model/scenario';

/**
 * Damage that needs neither an attack roll nor a failed save, such as magic missile's: a saving throw with the highest
 * DC there is, which a d20 does not reach.
 */
export function sureDamage(damage: readonly DamagePart[], targets: number, area: SaveEffect['area']): SaveEffect {
  return { kind: 'save', ability: 'dex', dc: limits.modifier, onSuccess: 'none', damage, area, targets };
}
