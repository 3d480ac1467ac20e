import { describe, expect, it } from 'vitest';
import { Checkpoints } from '../../../../src/server/queue/checkpoints';
import type { StoredChunk } from '../../../../src/server/queue/durableState';
import { Job } from '../../../../src/server/queue/job';
import type { RunRange } from '../../../../src/server/queue/jobRuns';
import { acceptedRequest } from '../../../support/acceptedRequest';
import { simulateReply } from '../../../support/simulateReply';

const newJob = () => new Job('job', 1, acceptedRequest(), { isCritical: false, key: 0, number: 1 });

/** Fights all that is open, a block at a time, but for what comes after `blocks`. */
function fight(job: Job, blocks = Infinity): RunRange[] {
  const fought: RunRange[] = [];
  for (let range = job.runs.take(1); range; range = fought.length < blocks ? job.runs.take(1) : null) {
    job.runs.add(range, simulateReply(range));
    fought.push(range);
  }
  return fought;
}

function checkpointsInto(written: StoredChunk[]): Checkpoints {
  return new Checkpoints({
    encode: () => Promise.resolve(new Uint8Array()),
    write: (_, chunk) => Promise.resolve(void written.push(chunk)),
  });
}

describe('a job that was written down', () => {
  it('goes on from there, as text, to the same end as one that was not disturbed', async () => {
    const written: StoredChunk[] = [];
    const job = newJob();
    fight(job, 3);
    await checkpointsInto(written).save(job);
    const again = newJob();
    checkpointsInto([]).restore(again, JSON.parse(JSON.stringify(written)) as StoredChunk[]);
    expect(fight(again)).toEqual([
      { from: 603, to: 804 },
      { from: 804, to: 1005 },
    ]);
    const whole = newJob();
    fight(whole);
    expect(again.runs.merge()).toEqual(whole.runs.merge());
  });

  it('is written in one piece where chunks touch, and each chunk once', async () => {
    const written: StoredChunk[] = [];
    const checkpoints = checkpointsInto(written);
    const job = newJob();
    const ranges = [1, 2, 3].map(() => job.runs.take(1)!);
    for (const range of [ranges[2]!, ranges[0]!]) job.runs.add(range, simulateReply(range));
    await checkpoints.save(job);
    job.runs.add(ranges[1]!, simulateReply(ranges[1]!));
    fight(job, 1);
    await checkpoints.save(job);
    await checkpoints.save(job);
    expect(written.map(({ from, to }) => [from, to])).toEqual([
      [0, 201],
      [402, 603],
      [201, 402],
      [603, 804],
    ]);
    const again = newJob();
    fight(again, 2);
    written.length = 0;
    await checkpoints.save(again);
    expect(written).toMatchObject([{ from: 0, to: 402, tally: { runs: 402 } }]);
  });
});
