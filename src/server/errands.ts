import type { Comparison, SimulatedRatings } from '../shared/model/results';
import type { Scenario } from '../shared/model/scenario';
import type { Problem } from '../shared/protocol/lspMessage';
import type { CompareTask, ReplayTask } from '../shared/protocol/worker';
import { failure, success, type Outcome } from '../shared/util/outcome';
import { firstLine } from './firstLine';
import type { Scheduler } from './workers/scheduler';

/** What a worker does at once because someone waits for it; none of it is of the queue. */
export class Errands {
  constructor(private readonly scheduler: Scheduler) {}

  /** One fight again, blow by blow, as Markdown. One too long to be told has `failed`. */
  replay(task: ReplayTask): Promise<Outcome<string, Problem>> {
    return answer(async () => {
      const markdown = await this.scheduler.errand('replay', task);
      return markdown.ok ? markdown : failure({ code: 'failed', message: markdown.error });
    });
  }

  /** The challenge ratings that the scenario's monsters show in fights against reference parties. */
  rate(scenario: Scenario): Promise<Outcome<SimulatedRatings, Problem>> {
    return answer(async () => success(await this.scheduler.errand('rate', scenario)));
  }

  /** B against A. Encoded runs that cannot be read are a `damaged-result`. */
  compare(task: CompareTask): Promise<Outcome<Comparison, Problem>> {
    return answer(async () => {
      const compared = await this.scheduler.errand('compare', task);
      return compared.ok ? compared : failure({ code: 'damaged-result', message: compared.error });
    });
  }
}

/** An errand whose worker died or failed is answered like any other that did not work out. */
async function answer<Value>(run: () => Promise<Outcome<Value, Problem>>): Promise<Outcome<Value, Problem>> {
  try {
    return await run();
  } catch (error) {
    return failure({ code: 'failed', message: firstLine(error) });
  }
}
