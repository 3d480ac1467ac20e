import type { Priority } from '../../shared/model/vocabulary';

/** `foreground`: someone waits for it, and it interrupts. `background`: it makes way for all else. */
export type RunMode = 'foreground' | 'background';

/** Who looks at what a simulation is of. */
export interface Onlookers {
  /** Its file is visible in an editor. */
  readonly isInEditor: boolean;
  /** The panel that its result will appear in is visible. */
  readonly isInPanel: boolean;
}

/** Only what someone looks at runs in the foreground, and only when it was not asked for in the background. */
export function routeRun(asked: RunMode, { isInEditor, isInPanel }: Onlookers): RunMode {
  return asked === 'foreground' && (isInEditor || isInPanel) ? 'foreground' : 'background';
}

export function priorityOf(mode: RunMode): Priority {
  return mode === 'foreground' ? 'critical' : 'low';
}
