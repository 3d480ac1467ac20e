/**
 * R15: how many foes an area takes in when nobody draws a map. The 2014 Dungeon Master's guidance for fights without
 * a map: feet of the area divided by a number for its shape, rounded up.
 */
import type { SaveEffect } from '../../../shared/model/action';
import type { Scenario } from '../../../shared/model/scenario';
import type { AreaShape } from '../../../shared/model/vocabulary';

const feetPerTarget: { readonly [Shape in AreaShape]: number } = {
  cone: 10,
  cube: 5,
  cylinder: 5,
  line: 30,
  sphere: 5,
  emanation: 5,
};

const crowding = { spread: 0.5, normal: 1, packed: 1.5 } as const;

/** Foes a power takes in where there are enough: 1 or more. */
export function targetsOf(effect: SaveEffect, density: Scenario['simulation']['density']): number {
  if (effect.targets !== null) return effect.targets;
  if (effect.area === null) return 1;
  const targets = Math.ceil(effect.area.size / feetPerTarget[effect.area.shape]);
  return Math.max(1, Math.floor(targets * crowding[density]));
}

/** Creatures around the bearer of an aura; who stands beside it is crowded anyway. */
export function emanationTargets(radius: number): number {
  return Math.max(1, Math.ceil(radius / feetPerTarget.emanation));
}

/** Feet of what has no limit to its range. */
const everywhere = 1 << 28;

/** How far a power reaches. Cones, lines and emanations begin at their user: with no range given, their size says it. */
export function rangeOf({ area, range }: SaveEffect): number {
  if (range !== null) return range;
  const beginsAtUser = area?.shape === 'cone' || area?.shape === 'line' || area?.shape === 'emanation';
  return beginsAtUser ? area.size : everywhere;
}
