import type { Action } from '../../shared/model/action';

/** An action with its row, as plans and multiattacks see it. */
export interface CompiledAction {
  readonly row: number;
  readonly action: Action;
  /** Expected damage to all the foes it can take in. */
  readonly worth: number;
  /** The same with a foe beside its user, where ranged attack rolls have disadvantage (R14). */
  readonly engagedWorth: number;
  /** The same from higher spell slots, to be tried in order when this one is spent. */
  readonly higher: readonly CompiledAction[];
  /** Always available: no limit, no conditions, no need of somebody to help. */
  readonly isUnconditional: boolean;
  /**
   * At times not to be taken though nothing limits it: a spell that a turn allows one of, magic when there is an action
   * surge, a second concentration.
   */
  readonly isPassing: boolean;
  /** False for what can have no effect, such as an attack without damage. */
  readonly isUseful: boolean;
}

/** The most damage expected first; of equals the first in the file. */
export function byWorth(a: CompiledAction, b: CompiledAction): number {
  return b.worth - a.worth || a.row - b.row;
}
