import { expect, it } from 'vitest';
import { JobQueue } from '../../../src/server/queue/jobQueue';
import { queueSnapshot } from '../../../src/server/queue/queueSnapshot';
import { SpeedMeter } from '../../../src/server/queue/speedMeter';
import { acceptedRequest } from '../../support/acceptedRequest';
import { simulateReply } from '../../support/simulateReply';

it('says of how many runs the chance to win is: not of those still with a worker', () => {
  const queue = new JobQueue({ maxQueueSize: 10, promotionMs: 60_000 });
  queue.add(acceptedRequest());
  const { runs } = queue.jobs[0]!;
  const finished = runs.take(1)!;
  const underWay = runs.take(2)!;
  runs.add(finished, simulateReply(finished));
  runs.report(underWay, 300);
  const common = { revision: 1, speed: new SpeedMeter(), workers: 1, now: 2_000_000, finished: [], failed: 0 };
  const [job] = queueSnapshot({ ...common, queue }).jobs;
  expect(job?.state).toMatchObject({ kind: 'running', runsDone: 501, partyWins: { rate: 1, runs: 201 } });
});
