import { isDeepStrictEqual } from 'node:util';
import { describe, expect, it } from 'vitest';
import { recoverJournal } from '../../src/server/journal/recoverJournal';
import { queueFormat, type DurableState, type QueueEntry } from '../../src/server/queue/durableState';
import type { QueueSnapshot } from '../../src/shared/model/queue';
import { FakeClock } from '../support/fakeClock';
import { CrashingQueue, openService, type Survivor } from '../support/crashingQueue';
import { SimulatedDisk } from '../support/simulatedDisk';

function stateAfter(entries: readonly QueueEntry[]): DurableState {
  const state = queueFormat.empty();
  for (const entry of entries) queueFormat.apply(state, entry);
  return state;
}

const ids = (snapshot: QueueSnapshot) => snapshot.jobs.map(({ requestId }) => requestId);

/** What is there again after a crash must be what the user saw when the last entry had been written. */
function checkRecovered(recovered: QueueSnapshot, seen: QueueSnapshot, state: DurableState): void {
  expect(recovered.isPaused).toBe(seen.isPaused);
  expect(recovered.unread).toEqual(seen.unread);
  const unfinished = seen.jobs.filter(
    ({ state }) =>
      !['completed', 'failed', 'cancelled'].includes(state.kind) ||
      (state.kind === 'completed' && !state.resultsAvailable),
  );
  expect(ids(recovered).toSorted()).toEqual(unfinished.map(({ requestId }) => requestId).toSorted());
  const waiting = unfinished.filter(({ state }) => state.kind === 'queued' || state.kind === 'preempted');
  const inOrder = new Set(waiting.map(({ requestId }) => requestId));
  expect(ids(recovered).filter((requestId) => inOrder.has(requestId))).toEqual([...inOrder]);
  for (const before of unfinished) {
    const after = recovered.jobs.find(({ requestId }) => requestId === before.requestId)!;
    expect(after).toMatchObject({ priority: before.priority, key: before.key, title: before.title });
    if (before.state.kind === 'quarantined') expect(after.state).toEqual(before.state);
    const chunks = state.jobOf.get(before.requestId)!.chunks;
    const runsDone = chunks.reduce((sum, { from, to }) => sum + to - from, 0);
    const shown = after.state.kind === 'preempted' ? after.state.runsDone : 0;
    if (after.state.kind !== 'quarantined') expect(shown).toBe(runsDone);
  }
}

interface Sum {
  recoveries: number;
  seen: number;
  checkpoints: number;
}

async function checkSurvivor(survivor: Survivor, { entries, seen }: CrashingQueue, sum: Sum): Promise<void> {
  const { sequence, state } = await recoverJournal(survivor.disk, queueFormat);
  expect(sequence).toBeGreaterThanOrEqual(survivor.acknowledged);
  const expected = stateAfter(entries.slice(0, sequence));
  expect([...state.jobs.keys()]).toEqual([...expected.jobs.keys()]);
  expect(isDeepStrictEqual(state, expected)).toBe(true);
  sum.recoveries++;
  sum.checkpoints += [...state.jobs.values()].filter(({ chunks }) => chunks.length > 0).length;
  const before = seen.get(sequence);
  if (!before) return;
  // The state is the same whatever the crash was like, and so is what follows from it.
  seen.delete(sequence);
  const service = await openService(survivor.disk, new FakeClock(survivor.at), Math.random, before.settings);
  checkRecovered(service.monitor.snapshot(), before.snapshot, expected);
  service.dispose();
  sum.seen++;
}

describe('a queue whose disk crashes at any step', () => {
  it(
    'has all that was accepted and not ended: in order, with its priority, checkpoints, faults and the pause',
    { timeout: 300_000 },
    async () => {
      const sum: Sum = { recoveries: 0, seen: 0, checkpoints: 0 };
      for (let seed = 1; seed <= 9; seed++) {
        const queue = await CrashingQueue.open(new SimulatedDisk(), seed);
        await queue.use(70);
        for (const survivor of queue.survivors) await checkSurvivor(survivor, queue, sum);
      }
      expect(sum.recoveries).toBeGreaterThan(1800);
      expect(sum.seen).toBeGreaterThan(300);
      expect(sum.checkpoints).toBeGreaterThan(150);
    },
  );
});
