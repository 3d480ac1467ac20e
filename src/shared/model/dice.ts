import * as v from 'valibot';
import { limits } from './limits';
import { damageTypes } from './vocabulary';

export const integer = (min: number, max: number) => v.pipe(v.number(), v.integer(), v.minValue(min), v.maxValue(max));
export const text = v.pipe(v.string(), v.maxLength(limits.textLength));
/** At most `max` items. Read-only, as everything that has crossed a boundary. */
export function list<T>(item: v.GenericSchema<T>, max: number, min = 0): v.GenericSchema<readonly T[]> {
  return v.pipe(v.array(item), v.minLength(min), v.maxLength(max));
}

export const modifier = integer(-limits.modifier, limits.modifier);

const termSchema = v.object({ count: integer(1, limits.diceCount), sides: integer(1, limits.diceSides) });
const diceShape = v.object({
  terms: list(termSchema, limits.diceTerms),
  bonus: integer(-limits.flatBonus, limits.flatBonus),
});
/** `2d6 + 1d4 + 3`: the terms and the flat bonus (which may be negative). */
export type Dice = Readonly<v.InferOutput<typeof diceShape>>;
export const diceSchema: v.GenericSchema<Dice> = diceShape;

const damagePartShape = v.object({ dice: diceSchema, type: v.picklist(damageTypes) });
export type DamagePart = Readonly<v.InferOutput<typeof damagePartShape>>;
const damagePartSchema: v.GenericSchema<DamagePart> = damagePartShape;

export const damageSchema = list(damagePartSchema, limits.damageParts);

export const rollModeSchema = v.picklist(['normal', 'advantage', 'disadvantage']);
export type RollMode = v.InferOutput<typeof rollModeSchema>;
