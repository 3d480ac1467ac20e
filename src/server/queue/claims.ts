import type { Job } from './job';
import type { RunRange } from './jobRuns';

/** What a worker should do for a job. */
export type Work = { readonly kind: 'simulate' | 'analyze'; readonly job: Job };

/** One piece of work with one worker. */
export type Claim = {
  /** Rises with every claim: a report under a token that has ended is about work that was given to another. */
  readonly token: number;
  readonly job: Job;
} & ({ readonly kind: 'simulate'; readonly range: RunRange } | { readonly kind: 'analyze' });

/** Who works on what. A claim ends exactly once, and what is reported after that does not count. */
export class Claims {
  private readonly live = new Map<number, Claim>();
  private lastToken = 0;

  get all(): readonly Claim[] {
    return [...this.live.values()];
  }

  /** Jobs that a worker has something of: no more than there are workers. */
  get jobs(): ReadonlySet<Job> {
    return new Set(this.all.map(({ job }) => job));
  }

  of(job: Job): readonly Claim[] {
    return this.all.filter((claim) => claim.job === job);
  }

  simulate(job: Job, range: RunRange): Claim & { readonly kind: 'simulate' } {
    return this.add({ token: ++this.lastToken, job, kind: 'simulate', range });
  }

  analyze(job: Job): Claim & { readonly kind: 'analyze' } {
    return this.add({ token: ++this.lastToken, job, kind: 'analyze' });
  }

  /** False when it has ended before. */
  end(claim: Claim): boolean {
    return this.live.delete(claim.token);
  }

  private add<Kind extends Claim>(claim: Kind): Kind {
    this.live.set(claim.token, claim);
    return claim;
  }
}
