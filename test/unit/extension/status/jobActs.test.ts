import { describe, expect, it } from 'vitest';
import { type JobAct, actsOf, hasEnded, isWaiting, raised } from '../../../../src/extension/status/jobActs';
import type { JobState } from '../../../../src/shared/model/queue';

const at = '2026-03-01T18:30:00.000Z';
const states: readonly (readonly [JobState, readonly JobAct[]])[] = [
  [
    {
      ...{ kind: 'running', fraction: 0, runsDone: 0, runsTotal: 1, runsPerSecond: 0, etaMs: null },
      ...{ phase: 'simulating', partyWins: null },
    },
    ['cancel'],
  ],
  [{ kind: 'queued', position: 1, estimatedWaitMs: null }, ['raise', 'cancel', 'remove']],
  [{ kind: 'preempted', position: 1, runsDone: 1, runsTotal: 2 }, ['raise', 'cancel', 'remove']],
  [{ kind: 'rate-limited', at, group: 'models' }, ['raise', 'cancel', 'remove']],
  [{ kind: 'waiting-retry', at, attempt: 1, reason: 'the disk is full' }, ['remove']],
  [{ kind: 'failed', reason: 'no', attempts: 1 }, ['retry', 'remove']],
  [{ kind: 'quarantined', reason: 'it crashed', crashes: 3 }, ['retry', 'remove']],
  [{ kind: 'completed', executionMs: 1, resultsAvailable: true, slot: 'A' }, ['remove']],
  [{ kind: 'cancelled' }, ['remove']],
];

describe('what can be done with a job', () => {
  it.each(states)('$kind', (state, acts) => {
    expect(actsOf({ state, priority: 'low' })).toEqual(acts);
  });

  it('is not to raise what is critical', () => {
    expect(actsOf({ state: { kind: 'queued', position: 1, estimatedWaitMs: null }, priority: 'critical' })).toEqual([
      'cancel',
      'remove',
    ]);
    expect((['low', 'normal', 'high', 'critical'] as const).map(raised)).toEqual(['normal', 'high', 'critical', null]);
  });

  it('depends on whether it waits for its turn, or has ended', () => {
    const kinds = (is: (state: JobState) => boolean) => states.filter(([state]) => is(state)).map(([{ kind }]) => kind);
    expect(kinds(isWaiting)).toEqual(['queued', 'preempted', 'rate-limited']);
    expect(kinds(hasEnded)).toEqual(['failed', 'completed', 'cancelled']);
  });
});
