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
