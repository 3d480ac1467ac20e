import type { DamagePart, SaveEffect } from '../shared/model/scenario';

/** Damage that needs neither an attack roll nor a failed save, such as magic missile's. */
export function sureDamage(damage: readonly DamagePart[], targets: number, area: SaveEffect['area']): SaveEffect {
  return { kind: 'save', ability: null, dc: 1, onSuccess: 'none', damage, area, targets };
}
