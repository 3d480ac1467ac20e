import type { ResultKey } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import { priorities, type Priority } from '../../shared/model/vocabulary';
import type { AcceptedRequest } from '../runRequest';
import type { JobRank } from './jobOrder';
import { JobRuns } from './jobRuns';

/** One simulation and everyone who asked for it. */
export class Job implements JobRank {
  readonly key: ResultKey;
  readonly scenario: Scenario;
  readonly enqueuedAt: number;
  readonly runs: JobRuns;
  readonly requests: AcceptedRequest[];
  phase: 'simulating' | 'analyzing' = 'simulating';
  /** When the first chunk was handed out; null before. */
  startedAt: number | null = null;
  /** Times a worker died or failed while it worked on this job. */
  crashes = 0;

  constructor(
    readonly number: number,
    founder: AcceptedRequest,
  ) {
    this.key = founder.key;
    this.scenario = founder.scenario;
    this.enqueuedAt = founder.acceptedAt;
    this.runs = new JobRuns(founder.scenario, founder.key.runs);
    this.requests = [founder];
  }

  /** The highest of those who asked. */
  get priority(): Priority {
    return priorities.find((priority) => this.requests.some((request) => request.priority === priority))!;
  }

  /** True while a worker has something of it. */
  get isRunning(): boolean {
    return this.phase === 'analyzing' || this.runs.isInProgress;
  }
}
