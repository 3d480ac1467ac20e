import { expect, it } from 'vitest';
import { defaultQueueSettings } from '../../src/shared/model/queueSettings';
import { runRequest } from '../support/acceptedRequest';
import { openService } from '../support/crashingQueue';
import { FakeClock } from '../support/fakeClock';
import { ManualWorker } from '../support/manualWorker';
import { SimulatedDisk } from '../support/simulatedDisk';

it('a power cut takes no more of a long simulation than the last 5 seconds, though nobody has asked to save it', async () => {
  const disk = new SimulatedDisk();
  const clock = new FakeClock();
  const worker = new ManualWorker();
  const service = await openService(disk, clock, Math.random, defaultQueueSettings, worker);
  const runsDoneAfterCut = async () => {
    const recovered = await openService(disk.afterPowerCut(), new FakeClock(clock.now()), Math.random);
    const [job] = recovered.monitor.snapshot().jobs;
    recovered.dispose();
    return job?.state.kind === 'preempted' ? job.state.runsDone : 0;
  };
  const pass = async (ms: number) => {
    clock.advance(ms);
    for (let turn = 0; turn < 10; turn++) await new Promise((resolve) => setImmediate(resolve));
  };

  const submitted = service.requests.submit(runRequest({ runs: 201 * 10_000 }));
  await pass(5);
  await submitted;
  for (const seconds of [5, 10, 15]) {
    worker.finish();
    await pass(4000);
    const { state } = service.monitor.snapshot().jobs[0]!;
    const runsDone = state.kind === 'running' ? state.runsDone : 0;
    expect(await runsDoneAfterCut()).toBeLessThan(runsDone);
    await pass(1000);
    // What was saved is safe when the journal has been synced.
    await pass(5);
    expect(await runsDoneAfterCut(), `after ${seconds} s`).toBe(runsDone);
  }
  service.dispose();
});
