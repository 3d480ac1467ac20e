import { describe, expect, it } from 'vitest';
import { Claims } from '../../../../src/server/queue/claims';
import { JobQueue } from '../../../../src/server/queue/jobQueue';
import { shownJobs, stateOf } from '../../../../src/server/queue/queueSnapshot';
import { SpeedMeter } from '../../../../src/server/queue/speedMeter';
import { defaultQueueSettings } from '../../../../src/shared/model/queueSettings';
import type { AcceptedRequest } from '../../../../src/server/runRequest';
import { acceptedRequest } from '../../../support/acceptedRequest';
import { simulateReply } from '../../../support/simulateReply';

function shownOf(...requests: AcceptedRequest[]) {
  const queue = new JobQueue(defaultQueueSettings);
  for (const request of requests) queue.add(request);
  const claims = new Claims();
  const limited = new Map<string, number>();
  const show = () => ({ queue, running: claims.jobs, limited, speed: new SpeedMeter(), workers: 1, now: 2_000_000 });
  return { queue, claims, limited, show };
}

describe('a running job', () => {
  it('says of how many runs the chance to win is: not of those still with a worker', () => {
    const request = acceptedRequest();
    const { queue, claims, show } = shownOf(request);
    const job = queue.jobOf(request.requestId)!;
    const finished = job.runs.take(1)!;
    const underWay = job.runs.take(2)!;
    claims.simulate(job, underWay);
    job.runs.add(finished, simulateReply(finished));
    job.runs.report(underWay, 300);
    expect(stateOf(show(), job)).toMatchObject({ kind: 'running', runsDone: 501, partyWins: { rate: 1, runs: 201 } });
  });
});

describe('a job that waits', () => {
  it('says its place, or that it made way and what it has done, or that its group has spent what it may', () => {
    const [first, second, third] = [
      acceptedRequest({ seed: 1 }),
      acceptedRequest({ seed: 2 }),
      acceptedRequest({ seed: 3, group: 'g' }),
    ];
    const { queue, limited, show } = shownOf(first, second, third);
    limited.set('g', 5000);
    const job = queue.jobOf(second.requestId)!;
    const range = job.runs.take(1)!;
    job.runs.add(range, simulateReply(range));
    expect(shownJobs(show(), []).map(({ state }) => state)).toEqual([
      { kind: 'queued', position: 1, estimatedWaitMs: 0 },
      { kind: 'preempted', position: 2, runsDone: 201, runsTotal: 1005 },
      { kind: 'rate-limited', at: '1970-01-01T00:00:05.000Z', group: 'g' },
    ]);
  });

  it('says when it is tried again, or why it is not', () => {
    const [first, second] = [acceptedRequest({ seed: 1 }), acceptedRequest({ seed: 2 })];
    const { queue, show } = shownOf(first, second);
    const [retried, quarantined] = [queue.jobOf(first.requestId)!, queue.jobOf(second.requestId)!];
    queue.setHold(retried, { kind: 'retry', at: 5000, reason: 'lost' });
    retried.retries = 1;
    queue.setHold(quarantined, { kind: 'quarantined', reason: 'lost' });
    quarantined.crashes = 3;
    expect(shownJobs(show(), []).map(({ state }) => state)).toEqual([
      { kind: 'waiting-retry', at: '1970-01-01T00:00:05.000Z', attempt: 2, reason: 'lost' },
      { kind: 'quarantined', reason: 'lost', crashes: 3 },
    ]);
  });

  it('is one of 200 that are shown one by one', () => {
    const { show } = shownOf(...Array.from({ length: 300 }, (_, seed) => acceptedRequest({ seed })));
    expect(shownJobs(show(), [])).toHaveLength(200);
  });
});
