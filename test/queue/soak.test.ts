import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import { beforeAll, describe, expect, it } from 'vitest';
import { createSimulationService } from '../../src/server/createSimulationService.node';
import { Claims } from '../../src/server/queue/claims';
import { JobQueue } from '../../src/server/queue/jobQueue';
import { nextWork } from '../../src/server/queue/nextWork';
import { RateLimits } from '../../src/server/queue/rateLimits';
import { defaultQueueSettings } from '../../src/shared/model/queueSettings';
import { priorities } from '../../src/shared/model/vocabulary';
import { acceptedRequest, runRequest } from '../support/acceptedRequest';
import { buildServer } from '../support/buildServer';

const megabyte = 2 ** 20;
const jobs = 20_000;
/** So many are accepted before the next are, as fast as they come. */
const wave = 4000;
/** What the heap may be larger by after all of it: a leak of half a kilobyte for each job would be more. */
const mostGrowth = 8 * megabyte;

let workerFile: string;
beforeAll(async () => ({ workerFile } = await buildServer()));

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

function heapBytes(): number {
  collectGarbage();
  return process.memoryUsage().heapUsed;
}

it('20,000 jobs come to their ends, each once, in memory that does not grow', { timeout: 900_000 }, async () => {
  const storagePath = await mkdtemp(path.join(tmpdir(), 'soak-'));
  const settings = { ...defaultQueueSettings, workers: 2, maxQueueSize: jobs };
  const warnings: string[] = [];
  const warn = (message: string) => void warnings.push(message);
  const service = await createSimulationService({ workerFile, storagePath, settings, warn });
  const ends = { completed: 0, failed: 0, cancelled: 0, quarantined: 0 };
  let ended = 0;
  service.requests.onDidFinish(({ requestId, end }) => {
    ends[end.kind]++;
    ended++;
    if (end.kind === 'completed') service.requests.acknowledge(requestId, 'A');
  });
  /** Of one to five runs, of every priority; every twentieth is cancelled at once. */
  const submit = async (seed: number): Promise<void> => {
    const priority = priorities[seed % priorities.length]!;
    const submitted = await service.requests.submit(runRequest({ runs: 1 + (seed % 5), seed, priority, goblins: 1 }));
    if (!submitted.ok) throw new Error(submitted.error.message);
    if (seed % 20 === 0) service.requests.cancel(submitted.value.requestId);
  };
  const fight = async (from: number, to: number): Promise<void> => {
    await Promise.all(Array.from({ length: to - from }, (_, index) => submit(from + index)));
    await expect.poll(() => ended, { timeout: 600_000, interval: 20 }).toBe(to);
  };

  await fight(0, wave);
  const before = heapBytes();
  const startedAt = performance.now();
  for (let from = wave; from < jobs; from += wave) await fight(from, from + wave);
  const seconds = (performance.now() - startedAt) / 1000;
  await service.flush();
  const growth = heapBytes() - before;
  const { counts } = service.monitor.statistics();
  process.stdout.write(
    `soak: ${Math.round((jobs - wave) / seconds)} jobs/s, heap ${(before / megabyte).toFixed(1)} MB, ${(growth / megabyte).toFixed(2)} MB more after ${jobs - wave} jobs\n`,
  );

  expect(warnings).toEqual([]);
  expect(ends).toEqual({ completed: jobs - jobs / 20, failed: 0, cancelled: jobs / 20, quarantined: 0 });
  expect(counts).toMatchObject({ ...ends, running: 0, waiting: 0, preempted: 0, waitingRetry: 0, rateLimited: 0 });
  expect(growth).toBeLessThan(mostGrowth);
  service.dispose();
  await rm(storagePath, { recursive: true });
});

describe('the cost of a claim', () => {
  /** The least milliseconds of several times a hundred claims, so that other work on the machine does not count. */
  const costBeside = (waiting: number): number => {
    const queue = new JobQueue({ ...defaultQueueSettings, maxQueueSize: 100_000 });
    const claims = new Claims();
    const limits = new RateLimits();
    for (let seed = 0; seed < waiting; seed++) {
      queue.add(acceptedRequest({ seed, priority: priorities[seed % priorities.length]!, acceptedAt: seed }));
    }
    const claim = () => {
      const { work } = nextWork(queue, claims, limits, 0);
      const range = work!.job.runs.take(1000)!;
      const claimed = claims.simulate(work!.job, range);
      queue.update(work!.job);
      claims.end(claimed);
      work!.job.runs.giveBack(range);
      queue.update(work!.job);
    };
    const samples = Array.from({ length: 30 }, () => {
      const start = performance.now();
      for (let index = 0; index < 100; index++) claim();
      return performance.now() - start;
    });
    return Math.min(...samples);
  };

  it('F11 does not grow with the queue: 20,000 waiting against 10', () => {
    costBeside(10);
    expect(costBeside(20_000)).toBeLessThan(5 * costBeside(10));
  });
});
