import type { ResultKey } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import { priorities, type Priority } from '../../shared/model/vocabulary';
import type { AcceptedRequest } from '../runRequest';
import { JobRuns } from './jobRuns';
import type { Rank } from './rank';

/** Why a job waits although it could run: until a time, or (quarantined) until someone asks. */
export type Hold =
  | { readonly kind: 'retry'; readonly at: number; readonly reason: string }
  | { readonly kind: 'quarantined'; readonly reason: string };

/** One simulation and everyone who asked for it. */
export class Job {
  readonly key: ResultKey;
  readonly scenario: Scenario;
  readonly group: string | null;
  readonly tokens: number;
  readonly runs: JobRuns;
  readonly requests: AcceptedRequest[];
  phase: 'simulating' | 'analyzing' = 'simulating';
  /** When the first chunk was handed out; null before. */
  startedAt: number | null = null;
  /** Time in which a worker had something of it. */
  activeMs = 0;
  /** Times it ended a worker. */
  crashes = 0;
  /** Times it was or will be taken up again after a fault that may pass. */
  retries = 0;
  hold: Hold | null = null;
  /** True when nothing else may run beside it, because it has ended workers before. */
  isAlone = false;

  /** @param id mostly that of the request it was founded for, which may have been withdrawn since */
  constructor(
    readonly id: string,
    readonly number: number,
    founder: AcceptedRequest,
    /** Changes only while the job is in no {@link OrderedJobs}. */
    public rank: Rank,
    /** When the request it was founded for was. */
    readonly acceptedAt = founder.acceptedAt,
  ) {
    this.key = founder.key;
    this.scenario = founder.scenario;
    this.group = founder.group;
    this.tokens = founder.tokens;
    this.runs = new JobRuns(founder.scenario, founder.key.runs);
    this.requests = [founder];
  }

  /** The highest of those who asked. */
  get priority(): Priority {
    return priorities.find((priority) => this.requests.some((request) => request.priority === priority))!;
  }

  /** True when something of it was handed out or, maybe by an earlier process, done. */
  get isBegun(): boolean {
    return this.startedAt !== null || this.runs.runsDone > 0;
  }

  /** True while a worker has something of it. */
  get isRunning(): boolean {
    return this.phase === 'analyzing' || this.runs.isInProgress;
  }

  /** True when a worker could take something of it. */
  get hasWork(): boolean {
    return this.runs.hasMore || (this.runs.isComplete && this.phase === 'simulating');
  }

  /** Milliseconds its execution may take: as long as the most patient of those who asked allows. Null for no limit. */
  get timeoutMs(): number | null {
    const limits = this.requests.map(({ timeoutMs }) => timeoutMs);
    return limits.includes(null) ? null : Math.max(...(limits as number[]));
  }
}
