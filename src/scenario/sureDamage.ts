import { plainSave } from '../shared/model/plain';
import type { SaveEffect } from '../shared/model/action';
import type { DamagePart } from '../shared/model/dice';

/** Damage that needs neither an attack roll nor a failed save, such as magic missile's. */
export function sureDamage(damage: readonly DamagePart[], targets: number, area: SaveEffect['area']): SaveEffect {
  return { ...plainSave, ability: null, dc: 1, damage, area, targets };
}
