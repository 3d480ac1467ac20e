import type { QueueSettings } from '../../../src/shared/model/queueSettings';
import type { Priority } from '../../../src/shared/model/vocabulary';
import type { RunRequest } from '../../../src/server/runRequest';

/** A request of a model: of equal seeds and blocks it is the same simulation. */
export type ModelRequest = { readonly seed: number; readonly blocks: number; readonly priority: Priority } & Partial<
  Pick<RunRequest, 'keepLast' | 'group' | 'timeoutMs' | 'allowDeduplication'>
>;

export interface ModelConfiguration {
  readonly settings: Partial<QueueSettings>;
  /** Submitted in this order, at any time. */
  readonly requests: readonly ModelRequest[];
  /** Time a worker needs for a task, by which later ones are cut. */
  readonly taskMs: number;
  /** How many faults, and how many changes by the user, may happen. */
  readonly faults: number;
  readonly changes: number;
  /** Settings that may be changed to. */
  readonly configurations?: readonly Partial<QueueSettings>[];
}

/** Something that may happen next. `task`, `request` and `to` are indices. */
export type Action =
  | { readonly kind: 'submit' | 'pause' | 'resume' }
  /** Time passes, with signs of life of all workers or of none. */
  | { readonly kind: 'tick' | 'silence' }
  | { readonly kind: 'reply' | 'late'; readonly task: number; readonly blocks: number }
  | { readonly kind: 'fail' | 'die' | 'lateDeath'; readonly task: number }
  | { readonly kind: 'cancel' | 'retry'; readonly request: number }
  | { readonly kind: 'reprioritize'; readonly request: number; readonly priority: Priority }
  | { readonly kind: 'configure'; readonly to: number };

export const faultKinds: ReadonlySet<Action['kind']> = new Set(['fail', 'die', 'silence']);
/** Made by the user. */
export const changeKinds: ReadonlySet<Action['kind']> = new Set([
  'cancel',
  'retry',
  'pause',
  'reprioritize',
  'configure',
]);
