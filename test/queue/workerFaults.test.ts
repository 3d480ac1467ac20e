import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { QueueSettings } from '../../src/shared/model/queueSettings';
import { runRequest } from '../support/acceptedRequest';
import { buildServer } from '../support/buildServer';
import { resultOf, startService, type ServiceHarness } from '../support/serviceHarness';

let workerFile: string;
let folder: string;
let harness: ServiceHarness;
beforeAll(async () => ({ workerFile } = await buildServer()));
beforeEach(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'faults-'));
});
afterEach(async () => {
  harness.service.dispose();
  await rm(folder, { recursive: true });
});

/** The real worker, in which `fault` happens at the second chunk, `times` times in all. */
async function startFaulty(
  fault: string,
  times: number,
  settings: Partial<QueueSettings> = {},
): Promise<ServiceHarness> {
  const file = path.join(folder, 'faultyWorker.mjs');
  const tally = JSON.stringify(path.join(folder, 'tally'));
  await writeFile(
    file,
    `import { parentPort } from 'node:worker_threads';
     import { appendFileSync, existsSync, readFileSync } from 'node:fs';
     parentPort.on('message', ({ method, params }) => {
       const count = existsSync(${tally}) ? readFileSync(${tally}).length : 0;
       if (method !== 'simulate' || params[0].from !== 1005 || count >= ${times}) return;
       appendFileSync(${tally}, 'x');
       ${fault};
     });
     await import(${JSON.stringify(workerFile)});`,
  );
  harness = await startService({ workerFile: file, workers: 1, settings });
  return harness;
}

/** What a worker of whom nothing is known yet gets in two parts. */
const twoChunks = (changes = {}) => runRequest({ runs: 2 * 1005, ...changes });

async function undisturbed(): Promise<string> {
  const { service, submit, endOf } = await startService({ workerFile, workers: 1 });
  const { digest } = resultOf(await endOf(await submit(twoChunks())));
  service.dispose();
  return digest;
}

describe('a worker that exits', () => {
  const fault = 'process.exit(7)';

  it('is replaced, and its chunk repeated: the result is the same', async () => {
    const { submit, endOf } = await startFaulty(fault, 2);
    expect(resultOf(await endOf(await submit(twoChunks()))).digest).toBe(await undisturbed());
  });

  it('three times puts the job in quarantine, the next one runs, and it runs again when it is asked to', async () => {
    const { submit, endOf, service } = await startFaulty(fault, 3);
    const poison = await submit(twoChunks());
    const end = await endOf(poison);
    expect(end).toMatchObject({ kind: 'quarantined', reason: expect.stringContaining('3 times') as string });
    expect(end.kind === 'quarantined' && end.reason).not.toContain('\n');
    expect(service.monitor.status(poison)).toMatchObject({ kind: 'quarantined', crashes: 3 });
    resultOf(await endOf(await submit(twoChunks({ seed: 8 }))));
    expect(await service.control.retry(poison)).toMatchObject({ ok: true });
    await expect.poll(() => service.monitor.status(poison).kind, { timeout: 20_000 }).toBe('completed');
  });
});

describe('a task that throws', () => {
  it('ends the job with the reason at once, because it would throw again', async () => {
    const { submit, endOf, service } = await startFaulty('delete params[0].scenario', 1);
    const broken = await submit(twoChunks());
    expect(await endOf(broken)).toMatchObject({ kind: 'failed' });
    expect(service.monitor.status(broken)).toMatchObject({ kind: 'failed', attempts: 1 });
    resultOf(await endOf(await submit(twoChunks({ seed: 8 }))));
  });
});

describe('a worker with an uncaught exception', () => {
  it('is replaced, and its chunk repeated: the result is the same', async () => {
    const { submit, endOf } = await startFaulty('throw new Error("broken")', 1);
    expect(resultOf(await endOf(await submit(twoChunks()))).digest).toBe(await undisturbed());
  });
});

describe('a worker that runs out of memory', () => {
  it('is replaced, and its chunk repeated: the result is the same', { timeout: 180_000 }, async () => {
    const fault = 'const hoard = []; for (;;) hoard.push(new Array(1e6).fill("x" + hoard.length))';
    const { submit, endOf } = await startFaulty(fault, 1);
    expect(resultOf(await endOf(await submit(twoChunks()))).digest).toBe(await undisturbed());
  });
});

describe('a worker that does not listen', () => {
  it('is replaced by itself, and its chunk repeated: the result is the same', async () => {
    const { service, submit, endOf } = await startFaulty('for (;;);', 1, { staleWorkerSeconds: 2 });
    expect(resultOf(await endOf(await submit(twoChunks()))).digest).toBe(await undisturbed());
    expect(service.monitor.statistics()).toMatchObject({ crashes: 1, retries: 1, counts: { completed: 1 } });
  });

  it('is ended by force when its job is cancelled', async () => {
    const { service, submit, endOf } = await startFaulty('for (;;);', 1);
    const stuck = await submit(twoChunks());
    await expect
      .poll(() => service.monitor.snapshot().jobs[0]?.state, { timeout: 20_000 })
      .toMatchObject({ runsDone: 1005 });
    service.requests.cancel(stuck);
    resultOf(await endOf(await submit(twoChunks({ seed: 8 }))));
    expect(await endOf(stuck)).toEqual({ kind: 'cancelled' });
  });
});
