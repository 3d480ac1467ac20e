import type { Job } from './job';
import { compareRanks, type Rank } from './rank';

/**
 * Jobs by rank. The next one stands last in the array, so that taking it costs the same however many wait; finding any
 * other takes as many steps as the number has binary digits.
 */
export class OrderedJobs {
  /** Worst first. */
  private readonly jobs: Job[] = [];

  get size(): number {
    return this.jobs.length;
  }

  /** The job that runs next. */
  get first(): Job | undefined {
    return this.jobs.at(-1);
  }

  /** Best first. */
  *[Symbol.iterator](): IterableIterator<Job> {
    for (let index = this.jobs.length - 1; index >= 0; index--) yield this.jobs[index]!;
  }

  add(job: Job): void {
    this.jobs.splice(this.indexOf(job.rank), 0, job);
  }

  /** To be called before the job's rank changes. False when it is not here. */
  delete(job: Job): boolean {
    const index = this.indexOf(job.rank);
    if (this.jobs[index] !== job) return false;
    this.jobs.splice(index, 1);
    return true;
  }

  has(job: Job): boolean {
    return this.jobs[this.indexOf(job.rank)] === job;
  }

  /** Where a job of this rank stands, or would. */
  private indexOf(rank: Rank): number {
    let low = 0;
    let high = this.jobs.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (compareRanks(this.jobs[middle]!.rank, rank) > 0) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
