import { expect, it } from 'vitest';
import { recoverJournal } from '../../src/server/journal/recoverJournal';
import { queueFormat } from '../../src/server/queue/durableState';
import type { SimulationService } from '../../src/server/simulationService';
import { defaultQueueSettings } from '../../src/shared/model/queueSettings';
import { runRequest } from '../support/acceptedRequest';
import { openService } from '../support/crashingQueue';
import { FakeClock } from '../support/fakeClock';
import { ManualWorker } from '../support/manualWorker';
import { SimulatedDisk } from '../support/simulatedDisk';

const disk = new SimulatedDisk();
const clock = new FakeClock();
const worker = new ManualWorker();

function bytesOnDisk(): number {
  return [...disk.folder.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
}

async function durableJobs(): Promise<number> {
  return (await recoverJournal(disk, queueFormat)).state.jobs.size;
}

/** Fights one simulation after the other; nobody says that they have a result. */
async function fight(service: SimulationService, jobs: number): Promise<void> {
  let ended = 0;
  const listening = service.requests.onDidFinish(({ end }) => void (ended += Number(end.kind === 'completed')));
  for (let job = 0; job < jobs; job++) {
    const submitted = service.requests.submit(runRequest({ seed: job, runs: 201 }));
    clock.advance(5);
    await submitted;
    while (ended <= job) {
      worker.finish();
      await new Promise((resolve) => setImmediate(resolve));
    }
  }
  clock.advance(5);
  await service.flush();
  listening.dispose();
}

it('F9: results that nobody fetches leave the journal with the list of the last 100, by count and by age', async () => {
  const service = await openService(disk, clock, Math.random, defaultQueueSettings, worker);
  await fight(service, 300);
  expect(await durableJobs()).toBe(100);
  const before = bytesOnDisk();
  await fight(service, 1500);
  expect(await durableJobs()).toBe(100);
  // The log is written anew when it is twice as long as its snapshot.
  expect(bytesOnDisk()).toBeLessThan(4 * before);
  expect(service.monitor.snapshot().jobs).toHaveLength(100);
  clock.advance(1000 * defaultQueueSettings.maxCompletedAgeSeconds + 10_000);
  await service.flush();
  expect(await durableJobs()).toBe(0);
  expect(service.monitor.snapshot().jobs).toEqual([]);
  service.dispose();
});
