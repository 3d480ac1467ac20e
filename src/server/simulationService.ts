import type { QueueSnapshot } from '../shared/model/queue';
import type { Comparison } from '../shared/model/results';
import type { Problem } from '../shared/protocol/lsp';
import type { CompareTask, ReplayTask } from '../shared/protocol/worker';
import type { Disposable } from '../shared/util/disposable';
import type { Event } from '../shared/util/emitter';
import type { Outcome } from '../shared/util/outcome';
import type { FinishedRun, RunRequest, Submission } from './runRequest';

/** SIGNATURE; the class follows. */
export interface SimulationService extends Disposable {
  /** Every accepted request ends here exactly once, after `submit` has answered (never for `cached`). */
  readonly onDidFinish: Event<FinishedRun>;
  /** At most ten times a second. */
  readonly onDidChange: Event<QueueSnapshot>;
  submit(request: RunRequest): Promise<Outcome<Submission, Problem>>;
  cancel(requestId: string): boolean;
  /** The result of a completed request is stored: it need not be repeated after a crash. */
  acknowledge(requestId: string): void;
  clear(): number;
  status(): QueueSnapshot;
  /** Markdown. */
  replay(task: ReplayTask): Promise<Outcome<string, Problem>>;
  compare(task: CompareTask): Promise<Outcome<Comparison, Problem>>;
}
