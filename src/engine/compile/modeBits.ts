import type { RollMode } from '../../shared/model/dice';
import { type Ability, abilities } from '../../shared/model/vocabulary';
import { advantageBit, disadvantageBit } from '../random/dice';

export const modeBits: { readonly [Mode in RollMode]: number } = {
  normal: 0,
  advantage: advantageBit,
  disadvantage: disadvantageBit,
};

/** Stands for an ability in saves that go by none: death saves. What concerns all saves concerns them. */
export const noAbility = abilities.length;

/** The mode's two bits for saves of every kind. */
export function modesOfAllSaves(mode: number): number {
  return modesByAbility(mode, abilities) | (mode << (2 * noAbility));
}

/** The mode's two bits for each of the abilities. */
export function modesByAbility(mode: number, names: readonly Ability[]): number {
  return names.reduce((bits, name) => bits | (mode << (2 * abilities.indexOf(name))), 0);
}

/** A bit per ability. */
export function abilityBits(names: readonly Ability[]): number {
  return names.reduce((bits, name) => bits | (1 << abilities.indexOf(name)), 0);
}
