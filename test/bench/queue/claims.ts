import { Claims } from '../../../src/server/queue/claims';
import { JobQueue } from '../../../src/server/queue/jobQueue';
import { nextWork } from '../../../src/server/queue/nextWork';
import { RateLimits } from '../../../src/server/queue/rateLimits';
import { defaultQueueSettings } from '../../../src/shared/model/queueSettings';
import { priorities } from '../../../src/shared/model/vocabulary';
import { acceptedRequest } from '../../support/acceptedRequest';
import { median } from '../measure';

const claimsPerSample = 100;

/** Microseconds to decide what is next and to hand it out, and to take it back, beside so many jobs that wait. */
export function measureClaims(): Readonly<Record<string, number>> {
  microseconds(10);
  return {
    'claim beside 10 waiting (us)': microseconds(10),
    'claim beside 1,000 waiting (us)': microseconds(1000),
    'claim beside 20,000 waiting (us)': microseconds(20_000),
  };
}

function microseconds(waiting: number): number {
  const queue = new JobQueue({ ...defaultQueueSettings, maxQueueSize: 100_000 });
  for (let seed = 0; seed < waiting; seed++) {
    queue.add(acceptedRequest({ seed, priority: priorities[seed % priorities.length]!, acceptedAt: seed }));
  }
  const claims = new Claims();
  const limits = new RateLimits();
  const samples = Array.from({ length: 50 }, () => {
    const start = performance.now();
    for (let index = 0; index < claimsPerSample; index++) claimOnce(queue, claims, limits);
    return (1000 * (performance.now() - start)) / claimsPerSample;
  });
  return median(samples);
}

function claimOnce(queue: JobQueue, claims: Claims, limits: RateLimits): void {
  const { job } = nextWork(queue, claims, limits, 0).work!;
  const range = job.runs.take(Infinity)!;
  const claim = claims.simulate(job, range);
  queue.update(job);
  claims.end(claim);
  job.runs.giveBack(range);
  queue.update(job);
}
