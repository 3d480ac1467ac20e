import { afterEach, beforeAll, expect, it } from 'vitest';
import { systemClock, type Clock } from '../../src/server/clock';
import { fordScenario } from '../fixtures/fordScenario';
import { runRequest } from '../support/acceptedRequest';
import { buildServer } from '../support/buildServer';
import { FakeClock } from '../support/fakeClock';
import { writeFaultyWorker } from '../support/faultyWorker';
import { resultOf, startServiceOn, type ServiceHarness } from '../support/serviceHarness';

const hourMs = 3_600_000;
const generous = { timeout: 30_000, interval: 5 };
const long = { runs: 201 * 100 };

let workerFile: string;
let harness: ServiceHarness;
beforeAll(async () => {
  workerFile = writeFaultyWorker((await buildServer()).workerFile);
});
afterEach(() => harness.service.dispose());

async function reaches(requestId: string, kind: string): Promise<void> {
  await expect.poll(() => harness.service.monitor.status(requestId).kind, generous).toBe(kind);
}

/** The machine's clock, set by so much; timers do not care. */
class SetClock implements Clock {
  offset = 0;
  now = () => systemClock.now() + this.offset;
  after = (ms: number, call: () => void) => systemClock.after(ms, call);
}

it('a clock that jumps an hour forward in the middle of a job changes nothing of it', async () => {
  const clock = new SetClock();
  const settings = { staleWorkerSeconds: 5 };
  harness = await startServiceOn({ workerFile, workers: 1, clock, settings });
  const { service, submit, endOf } = harness;
  await endOf(await submit(runRequest()));
  const running = await submit(runRequest({ ...long, timeoutMs: 60_000 }));
  const waiting = await submit(runRequest({ seed: 8, priority: 'low' }));
  await reaches(running, 'running');
  clock.offset = hourMs;
  const after = await submit(runRequest({ seed: 9, priority: 'critical' }));
  for (const requestId of [after, running, waiting]) resultOf(await endOf(requestId));
  const { crashes, runMs, waitMs, successRate } = service.monitor.statistics();
  expect([crashes, successRate]).toEqual([0, 1]);
  expect(runMs?.p50 ?? 0).toBeGreaterThanOrEqual(0);
  expect(waitMs?.p50 ?? 0).toBeGreaterThanOrEqual(0);
});

it('a night asleep ends no worker and no job, and what waited for a time goes on in the morning', async () => {
  const clock = new FakeClock();
  const rateLimits = { api: { requestsPerMinute: 1, tokensPerMinute: null, burst: 1 } };
  const settings = { rateLimits, maxConcurrentSimulations: 3 };
  harness = await startServiceOn({ workerFile, workers: 2, clock, settings });
  const { service, submit, endOf } = harness;
  resultOf(await endOf(await submit(runRequest({ group: 'api' }))));
  const limited = await submit(runRequest({ seed: 8, group: 'api' }));
  await reaches(limited, 'rate-limited');
  const crashed = await submit(runRequest({ scenario: { ...fordScenario(4), title: 'exit' }, hash: 'f'.repeat(64) }));
  await reaches(crashed, 'waiting-retry');
  const running = await submit(runRequest({ runs: 10_000_000, timeoutMs: 600_000, priority: 'low' }));
  await reaches(running, 'running');
  clock.jump(9 * hourMs);
  resultOf(await endOf(limited));
  await expect.poll(() => service.monitor.statistics().crashes, generous).toBe(2);
  expect(service.monitor.status(running).kind).toMatch(/running|preempted/);
  expect(harness.finished.map(({ end }) => end.kind)).toEqual(['completed', 'completed']);
});
