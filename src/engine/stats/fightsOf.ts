import type { Scenario } from '../../shared/model/scenario';

/** Fights of the scenario: those of its day, or the one there is. */
export function fightsOf({ day }: Scenario): number {
  return day === null ? 1 : day.filter(({ kind }) => kind === 'fight').length;
}
