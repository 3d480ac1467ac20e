import { readdirSync } from 'node:fs';
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest';
import { mergeTallies } from '../../src/engine/stats/tally';
import { systemClock } from '../../src/server/clock';
import { ThreadWorker } from '../../src/server/workers/threadWorker.node';
import { WorkerLost } from '../../src/server/workers/workerHandle';
import { WorkerSupervisor } from '../../src/server/workers/workerSupervisor';
import type { SimulateReply, SliceProgress } from '../../src/shared/protocol/worker';
import { fordScenario } from '../fixtures/fordScenario';
import { buildServer } from '../support/buildServer';
import { FakeClock } from '../support/fakeClock';
import { writeDyingWorker, writeFaultyWorker, type Fault } from '../support/faultyWorker';

/** For whatever takes milliseconds on a machine that has nothing else to do. */
const generousMs = 20_000;
const block = 201;
/** More than anyone waits for. */
const endless = 1_000_000 * block;

let workerFile: string;
let faultyFile: string;
beforeAll(async () => {
  ({ workerFile } = await buildServer());
  faultyFile = writeFaultyWorker(workerFile);
});

let supervisor: WorkerSupervisor;
let started: ThreadWorker[];
let replaced: string[];
afterEach(() => {
  supervisor.dispose();
  vi.unstubAllGlobals();
});

function supervise({ file = faultyFile, size = 1, staleMs = 60_000, clock = systemClock } = {}): void {
  started = [];
  replaced = [];
  const start = () => {
    const worker = new ThreadWorker(file);
    started.push(worker);
    return worker;
  };
  const listener = {
    onFree: () => undefined,
    onReplaced: (reason: string) => void replaced.push(reason),
    onLost: () => undefined,
  };
  supervisor = new WorkerSupervisor(start, clock, { size, staleMs }, listener);
}

interface Asked {
  readonly from?: number;
  readonly to?: number;
  readonly fault?: Fault;
  readonly onSlice?: (progress: SliceProgress) => void;
}

function simulate({ from = 0, to = block, fault, onSlice = () => undefined }: Asked = {}) {
  const scenario = { ...fordScenario(4), ...(fault && { title: fault }) };
  const running = supervisor.run('simulate', { scenario, seed: 7, from, to, isWhole: false }, onSlice);
  if (!running) throw new Error('No worker is free');
  return running;
}

/** An endless task that has fought its first blocks. */
async function simulateEndlessly() {
  let done = 0;
  const running = simulate({ to: endless, onSlice: ({ runsDone }) => void (done = runsDone) });
  await until(() => done > 2 * block);
  return running;
}

async function until(isTrue: () => boolean): Promise<void> {
  await expect.poll(isTrue, { timeout: generousMs, interval: 5 }).toBe(true);
}

function threads(): number {
  return readdirSync('/proc/self/task').length;
}

describe('a worker that', () => {
  it.each(['exit', 'throw', 'hoard', 'loop'] as const)(
    'does %s is lost with its task, and another one serves the next',
    { timeout: 180_000 },
    async (fault) => {
      supervise({ staleMs: fault === 'loop' ? 1000 : 120_000 });
      await simulate().reply;
      await expect(simulate({ fault }).reply).rejects.toBeInstanceOf(WorkerLost);
      await until(() => supervisor.free === 1);
      expect(await simulate().reply).toMatchObject({ to: block });
      expect(replaced).toEqual([fault === 'loop' ? 'stale' : 'lost']);
      expect(started).toHaveLength(2);
    },
  );

  it('is killed at any slice is lost, and the runs fought again are the same', async () => {
    supervise();
    const undisturbed = await simulate({ to: 20 * block }).reply;
    for (const fatal of [1, 1 + Math.floor(10 * Math.random())]) {
      let slices = 0;
      const onSlice = () => {
        if (++slices === fatal) started.at(-1)!.dispose();
      };
      await expect(simulate({ to: endless, onSlice }).reply, `slice ${fatal}`).rejects.toBeInstanceOf(WorkerLost);
      expect(slices).toBe(fatal);
      await until(() => supervisor.free === 1);
      expect(await simulate({ to: 20 * block }).reply).toEqual(undisturbed);
    }
  });

  it('throws in a task lives on: its error is not that of a lost worker', async () => {
    supervise();
    const damaged = { scenario: fordScenario(4), seed: 7, run: Number.NaN, columns: [], tally: null };
    const task = supervisor.run('analyze', damaged as never, () => undefined)!;
    await expect(task.reply).rejects.not.toBeInstanceOf(WorkerLost);
    expect(await simulate().reply).toMatchObject({ to: block });
    expect([started.length, replaced]).toEqual([1, []]);
  });

  it('dies with nothing to do is replaced, but not over and over without a pause', async () => {
    supervise({ file: writeDyingWorker(workerFile) });
    await until(() => replaced.length === 2);
    expect([supervisor.free, supervisor.live]).toEqual([0, 0]);
    await until(() => replaced.length === 3);
    await new Promise((resolve) => setTimeout(resolve, 300));
    expect(started).toHaveLength(3);
  });

  it('cannot even start loses its task', async () => {
    supervise({ file: '/nowhere/worker.js' });
    await expect(simulate().reply).rejects.toThrow('/nowhere/worker.js');
    await until(() => replaced.length === 2);
    expect([supervisor.free, supervisor.live]).toEqual([0, 0]);
  });
});

describe('F6 F7 a silent worker', () => {
  it('is replaced when it was silent for so many ticks, however far the clock jumps', async () => {
    const clock = new FakeClock();
    supervise({ clock, staleMs: 10_000 });
    await simulate().reply;
    const { reply } = simulate({ fault: 'loop' });
    clock.jump(24 * 3_600_000);
    expect(supervisor.releaseStale()).toBe(0);
    for (let second = 0; second < 7; second++) clock.jump(1000);
    expect(replaced).toEqual([]);
    clock.jump(1000);
    expect(replaced).toEqual(['stale']);
    await expect(reply).rejects.toBeInstanceOf(WorkerLost);
  });

  it('is left alone while slices come, and while it has nothing to do', async () => {
    const clock = new FakeClock();
    supervise({ clock, staleMs: 10_000 });
    const onSlice = vi.fn();
    const running = simulate({ to: endless, onSlice });
    for (let time = 1; time <= 4; time++) {
      onSlice.mockClear();
      await until(() => onSlice.mock.calls.length > 0);
      for (let second = 0; second < 4; second++) clock.jump(1000);
    }
    running.stop();
    await running.reply;
    for (let hour = 0; hour < 100; hour++) clock.jump(3_600_000);
    expect(supervisor.releaseStale()).toBe(0);
    expect([replaced, started.length]).toEqual([[], 1]);
  });

  it('is found at once when the limit is lowered', async () => {
    const clock = new FakeClock();
    supervise({ clock, staleMs: 60_000 });
    await simulate().reply;
    const { reply } = simulate({ fault: 'loop' });
    for (let second = 0; second < 5; second++) clock.jump(1000);
    supervisor.staleMs = 5000;
    expect(supervisor.releaseStale()).toBe(1);
    await expect(reply).rejects.toBeInstanceOf(WorkerLost);
  });
});

describe.each(['flag', 'message'])('a task that is stopped by %s', (way) => {
  it('replies with the blocks that are done, which with the rest are the same as undisturbed', async () => {
    if (way === 'message') vi.stubGlobal('SharedArrayBuffer', undefined);
    supervise();
    const running = await simulateEndlessly();
    running.stop();
    const first = await running.reply;
    expect(first.to).toBeGreaterThan(0);
    expect(first.to % block).toBe(0);
    expect(first.blockDigests).toHaveLength((32 * first.to) / block);
    const to = first.to + 3 * block;
    const rest = await simulate({ from: first.to, to }).reply;
    const undisturbed = await simulate({ to }).reply;
    expect(digestOf(first, rest)).toEqual(digestOf(undisturbed));
    expect(mergeTallies(first.tally, rest.tally)).toEqual(undisturbed.tally);
    expect(started).toHaveLength(1);
  });

  it('before it began has done nothing', async () => {
    if (way === 'message') vi.stubGlobal('SharedArrayBuffer', undefined);
    supervise();
    const running = simulate({ from: block, to: endless });
    running.stop();
    // A message may come a slice later.
    const { to, tally } = await running.reply;
    expect(tally.runs).toBe(to - block);
    expect(to).toBeLessThan(endless);
  });
});

function digestOf(...replies: readonly SimulateReply[]): string {
  return Buffer.concat(replies.map(({ blockDigests }) => blockDigests)).toString('hex');
}

describe('a cancelled task', () => {
  it.each([undefined, 'loop'] as const)('frees its worker, even when it does not listen (%s)', async (fault) => {
    supervise();
    await simulate().reply;
    const running = fault ? simulate({ fault }) : await simulateEndlessly();
    const outcome = running.reply.then(
      ({ to }) => to,
      (error: unknown) => error,
    );
    const before = performance.now();
    supervisor.abort(running);
    await until(() => supervisor.free === 1);
    expect(performance.now() - before).toBeLessThan(generousMs / 10);
    if (fault) expect(await outcome).toBeInstanceOf(WorkerLost);
    expect(await simulate().reply).toMatchObject({ to: block });
    expect(replaced).toEqual([]);
  });

  it('that has ended already disturbs nobody', async () => {
    supervise();
    const running = simulate();
    await running.reply;
    const next = simulate({ to: 20 * block });
    supervisor.abort(running);
    expect(await next.reply).toMatchObject({ to: 20 * block });
    expect(started).toHaveLength(1);
  });
});

describe('G7 the number of workers', () => {
  it('grows at once, and shrinks as they reply: none is lost, none is left over', async () => {
    supervise();
    await simulate().reply;
    const alone = threads();
    const running = [await simulateEndlessly()];
    supervisor.resize(3);
    expect([supervisor.size, supervisor.free]).toEqual([3, 2]);
    running.push(await simulateEndlessly());
    supervisor.resize(1);
    expect([supervisor.size, supervisor.free]).toEqual([1, 0]);
    await Promise.race(running.map(({ reply }) => reply));
    await until(() => supervisor.busy === 1);
    expect(supervisor.free).toBe(0);
    for (const task of running) task.stop();
    const replies = await Promise.all(running.map(({ reply }) => reply));
    for (const { to, tally } of replies) expect(tally.runs).toBe(to);
    expect([supervisor.free, supervisor.live, replaced]).toEqual([1, 1, []]);
    await until(() => threads() === alone);
  });

  it('that is raised again calls back who was about to leave', async () => {
    supervise({ size: 2 });
    const running = [await simulateEndlessly(), await simulateEndlessly()];
    supervisor.resize(1);
    supervisor.resize(2);
    for (const task of running) task.stop();
    await Promise.all(running.map(({ reply }) => reply));
    expect([supervisor.free, started.length]).toEqual([2, 2]);
  });

  it('leaves no thread behind when all is over, whatever they were doing', async () => {
    supervise();
    await simulate().reply;
    supervisor.dispose();
    await new Promise((resolve) => setTimeout(resolve, 500));
    const none = threads();
    supervise({ size: 3 });
    await simulate().reply;
    const lost = [simulate({ fault: 'loop' }), simulate({ to: endless })].map(({ reply }) => reply.catch(String));
    supervisor.dispose();
    for (const reason of await Promise.all(lost)) expect(reason).toContain('WorkerLost');
    expect([supervisor.live, supervisor.busy, supervisor.free]).toEqual([0, 0, 0]);
    await until(() => threads() <= none);
  });
});

it('the memory of workers is what they report', async () => {
  supervise({ size: 2 });
  expect(supervisor.heapBytes).toBe(0);
  const running = await simulateEndlessly();
  expect(supervisor.heapBytes).toBeGreaterThan(2 ** 20);
  running.stop();
  await running.reply;
});
