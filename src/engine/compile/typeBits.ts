import { type DamageType, damageTypes } from '../../shared/model/vocabulary';

/** A bit per damage type. */
export function typeBits(types: readonly DamageType[]): number {
  return types.reduce((bits, type) => bits | (1 << damageTypes.indexOf(type)), 0);
}
