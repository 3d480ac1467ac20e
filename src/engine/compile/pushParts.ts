import type { DamagePart, Dice } from '../../shared/model/dice';
import { type DamageType, damageTypes } from '../../shared/model/vocabulary';
import type { Rows } from './tableBuilder';

/** The mean of the dice alone. */
export function meanOfDice(dice: Dice): number {
  return dice.terms.reduce((sum, { count, sides }) => sum + (count * (sides + 1)) / 2, 0);
}

/** One part per damage type: resistances count once for all dice of a type. */
export function mergeByType(damage: readonly DamagePart[]): DamagePart[] {
  const merged = new Map<DamageType, Dice>();
  for (const { dice, type } of damage) {
    const known = merged.get(type) ?? { terms: [], bonus: 0 };
    merged.set(type, { terms: [...known.terms, ...dice.terms], bonus: known.bonus + dice.bonus });
  }
  return [...merged].map(([type, dice]) => ({ dice, type }));
}

/**
 * Adds damage parts and their dice.
 * @param isAverage the number a stat block prints in place of each part's dice: their mean, rounded down
 * @returns the rows of the parts
 */
export function pushParts(
  damage: readonly DamagePart[],
  isAverage: boolean,
  rows: Rows,
): { readonly from: number; readonly to: number } {
  const from = rows.partType.length;
  for (const { dice, type } of mergeByType(damage)) {
    const means = isAverage ? damage.filter((part) => part.type === type).map((part) => meanOfDice(part.dice)) : [];
    rows.partType.push(damageTypes.indexOf(type));
    rows.partFlat.push(means.reduce((sum, mean) => sum + Math.floor(mean), dice.bonus));
    rows.partCriticalFlat.push(means.reduce((sum, mean) => sum + Math.floor(mean * 2), dice.bonus));
    rows.termFrom.push(rows.termCount.length);
    for (const { count, sides } of isAverage ? [] : dice.terms) {
      rows.termCount.push(count);
      rows.termSides.push(sides);
    }
    rows.termTo.push(rows.termCount.length);
  }
  return { from, to: rows.partType.length };
}
