import type { DamagePart } from '../../shared/model/dice';
import { type DamageType, damageTypes } from '../../shared/model/vocabulary';

/** A bit per damage type. */
export function typeBits(types: readonly DamageType[]): number {
  return types.reduce((bits, type) => bits | (1 << damageTypes.indexOf(type)), 0);
}

/** The same for the types of damage parts. */
export function typesOf(parts: readonly DamagePart[]): number {
  return typeBits(parts.map(({ type }) => type));
}
