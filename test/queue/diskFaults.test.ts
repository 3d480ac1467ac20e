import { afterEach, beforeAll, expect, it } from 'vitest';
import { systemClock } from '../../src/server/clock';
import { runRequest } from '../support/acceptedRequest';
import { buildServer } from '../support/buildServer';
import { resultOf, startServiceOn, type ServiceHarness } from '../support/serviceHarness';
import { SimulatedDisk, type DiskStep } from '../support/simulatedDisk';

const generous = { timeout: 30_000, interval: 20 };

let workerFile: string;
const harnesses: ServiceHarness[] = [];
beforeAll(async () => ({ workerFile } = await buildServer()));
afterEach(() => {
  for (const { service } of harnesses.splice(0)) service.dispose();
});

async function startOn(disk: SimulatedDisk): Promise<ServiceHarness> {
  const harness = await startServiceOn({ workerFile, workers: 1, clock: systemClock, disk });
  harnesses.push(harness);
  return harness;
}

const faults: readonly (readonly [string, DiskStep])[] = [
  ['ENOSPC: no space left on device', 'append'],
  ['EIO: i/o error', 'append'],
  ['ENOSPC: no space left on device', 'sync'],
  ['EIO: i/o error', 'sync'],
];

it.each(faults)('%s on %s is told once; the queue goes on, saves again, and has lost nothing', async (reason, step) => {
  const disk = new SimulatedDisk();
  const { service, submit, endOf, warnings } = await startOn(disk);
  await service.control.pause();
  const before = await submit(runRequest({ seed: 1 }));
  // A disk that is full takes no new snapshot either.
  disk.fails = { [step]: reason, write: reason };
  const during = [await submit(runRequest({ seed: 2 })), await submit(runRequest({ seed: 3 }))];
  const urgent = await submit(runRequest({ seed: 4, priority: 'critical' }));
  expect(warnings).toEqual([expect.stringContaining(`cannot be saved (${reason})`)]);
  await service.control.resume();
  resultOf(await endOf(urgent));
  service.requests.acknowledge(urgent, 'A');
  await service.control.pause();
  disk.fails = {};
  await expect.poll(() => warnings.slice(1), generous).toEqual(['The queue is saved again.']);
  await service.flush();

  const next = await startOn(disk.afterPowerCut());
  expect(next.warnings).toEqual([]);
  await next.service.control.resume();
  for (const requestId of [before, ...during]) resultOf(await next.endOf(requestId));
  expect(next.finished.map(({ requestId }) => requestId)).not.toContain(urgent);
});
