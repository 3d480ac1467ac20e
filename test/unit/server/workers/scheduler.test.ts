import { afterEach, describe, expect, it } from 'vitest';
import type { QueueSettings } from '../../../../src/shared/model/queueSettings';
import { runRequest } from '../../../support/acceptedRequest';
import { ControlledService } from '../../../support/controlledService';

let queue: ControlledService;
afterEach(() => queue.service.dispose());

async function start(
  settings: Partial<QueueSettings>,
  ...requests: Parameters<typeof runRequest>[0][]
): Promise<string[]> {
  queue = await ControlledService.start({ workers: 1, ...settings });
  const ids: string[] = [];
  for (const changes of requests) {
    const submitted = await queue.service.requests.submit(runRequest(changes));
    if (submitted.ok) ids.push(submitted.value.requestId);
    await queue.settle();
  }
  return ids;
}

async function killWorker(): Promise<void> {
  queue.tasks[0]!.worker.die();
  await queue.settle();
}

describe('a job that ended its worker', () => {
  it('waits 0.5 and 1 s when the dice say half of 1 and 2 s, and is quarantined at the third time', async () => {
    const [id] = await start({}, {});
    for (const waitMs of [500, 1000]) {
      await killWorker();
      expect(queue.service.monitor.status(id!)).toMatchObject({ kind: 'waiting-retry' });
      await queue.advance(waitMs - 1);
      expect(queue.tasks).toHaveLength(0);
      await queue.advance(1);
      expect(queue.tasks).toHaveLength(1);
    }
    await killWorker();
    expect(queue.service.monitor.status(id!)).toMatchObject({ kind: 'quarantined', crashes: 3 });
    await queue.advance(3_600_000);
    expect(queue.tasks).toHaveLength(0);
  });

  it('has failed when it may not be tried again', async () => {
    const [id] = await start({ maxRetries: 0 }, {});
    await killWorker();
    expect(queue.service.monitor.status(id!)).toMatchObject({ kind: 'failed', attempts: 1 });
  });

  it('is charged with one crash for all workers that it ended in one attempt', async () => {
    const [id] = await start({ workers: 3 }, {});
    for (const { worker } of queue.tasks) worker.die();
    await queue.settle();
    expect(queue.service.monitor.status(id!)).toMatchObject({ kind: 'waiting-retry', attempt: 2 });
  });
});

describe('a worker that was replaced', () => {
  it('is heard no more: its late reply is counted and changes nothing', async () => {
    const [id] = await start({ staleWorkerSeconds: 2 }, {});
    await queue.advance(3000);
    expect(queue.lateTasks).toHaveLength(1);
    const [late] = queue.lateTasks;
    late!.reply();
    await queue.settle();
    expect(queue.service.monitor.statistics()).toMatchObject({ rejectedReports: 1, crashes: 1 });
    expect(queue.core.queue.jobOf(id!)!.runs.runsDone).toBe(0);
  });
});

describe('a time limit', () => {
  it('counts the time in which a worker has something of the job, and no other', async () => {
    const [slow] = await start({}, { timeoutMs: 5000 });
    void queue.service.control.pause();
    queue.tasks[0]!.reply(0);
    await queue.settle();
    await queue.advance(60_000);
    await queue.service.control.resume();
    for (let second = 0; second < 5; second++) {
      queue.tasks[0]!.worker.report(0);
      await queue.advance(1000);
    }
    expect(queue.service.monitor.status(slow!)).toMatchObject({ kind: 'running' });
    queue.tasks[0]!.worker.report(0);
    await queue.advance(1000);
    expect(queue.service.monitor.status(slow!)).toMatchObject({
      kind: 'failed',
      reason: 'It took longer than the 5 s that were allowed.',
    });
  });
});

describe('an edit', () => {
  it('replaces the one before it that runs', async () => {
    const [first, second] = await start({}, { keepLast: true, goblins: 2 }, { keepLast: true, goblins: 3 });
    expect(queue.service.monitor.status(first!)).toEqual({ kind: 'cancelled' });
    expect(queue.tasks[0]!.isStopped).toBe(true);
    queue.tasks[0]!.reply(0);
    await queue.settle();
    expect(queue.service.monitor.status(second!)).toMatchObject({ kind: 'running' });
  });
});

describe('a duplicate', () => {
  it('raises the job, which then takes the worker of what was before it', async () => {
    const [, raised] = await start(
      {},
      { priority: 'normal', goblins: 2 },
      { priority: 'low' },
      { priority: 'critical' },
    );
    expect(queue.tasks[0]!.isStopped).toBe(true);
    queue.tasks[0]!.reply(0);
    await queue.settle();
    expect(queue.service.monitor.status(raised!)).toMatchObject({ kind: 'running' });
  });
});
