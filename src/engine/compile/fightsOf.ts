import type { Scenario } from '../../shared/model/scenario';

/** A fight of the scenario: the party against the monsters `[from, to)` of its creatures. */
export interface Fight {
  readonly from: number;
  readonly to: number;
  readonly start: Scenario['start'];
}

/** The fights of the scenario's day in order (R19), or the one there is. */
export function fightsOf({ day, creatures, start }: Scenario): readonly Fight[] {
  if (day !== null) return day.filter((step) => step.kind === 'fight');
  const from = creatures.findIndex(({ side }) => side === 'monsters');
  return [{ from: Math.max(0, from), to: from < 0 ? 0 : creatures.length, start }];
}

/** True when the sides of some fight begin apart (R14). */
export function keepsDistances(scenario: Scenario): boolean {
  return fightsOf(scenario).some(({ start }) => start.distance > 0);
}

/** Feet between the front ranks in the fight in which a monster of this index stands; 0 for the party. */
export function distanceOf(scenario: Scenario, creature: number): number {
  return fightsOf(scenario).find(({ from, to }) => creature >= from && creature < to)?.start.distance ?? 0;
}
