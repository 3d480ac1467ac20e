import { describe, expect, it } from 'vitest';
import {
  type Localize,
  describeJob,
  queueTable,
  summarizeQueue,
  unreadList,
} from '../../../../src/extension/status/queueSummary';
import type { Job, QueueSnapshot, UnreadEntry } from '../../../../src/shared/model/queue';
import { emptySnapshot, job, quietQueue, snapshotWhileRunning } from '../../../fixtures/panelSnapshot';

const english: Localize = (message, ...values) =>
  message.replace(/\{(\d)\}/g, (_match, index: string) => String(values[Number(index)]));

const busy = snapshotWhileRunning(0.429, emptySnapshot).queue!;
const idle: QueueSnapshot = { revision: 1, jobs: [], running: 0, waiting: 0, failed: 0, workers: 1, ...quietQueue };

const finishedAt = '2026-03-01T18:30:00.000Z';
const unseen = (end: UnreadEntry['end']): UnreadEntry => ({
  ...{ requestId: `id-${end}`, uri: 'file:///a.encounter.yaml', title: '[x](command:evil)', end, finishedAt },
});

describe('the queue in the status bar', () => {
  it('names the product while nothing is to be done', () => {
    expect(summarizeQueue(null, false, english)).toMatchObject({ kind: 'idle', text: '$(beaker) Encounter Lab' });
    expect(summarizeQueue(idle, false, english).kind).toBe('idle');
  });

  it('spins with percent and count of the others', () => {
    expect(summarizeQueue(busy, false, english)).toEqual({
      kind: 'busy',
      text: '$(loading~spin) 42 % (+1)',
      label: 'Encounter Lab: simulating, 42 percent, 1 more',
    });
    expect(summarizeQueue({ ...busy, waiting: 0, jobs: busy.jobs.slice(0, 1) }, false, english).text).toBe(
      '$(loading~spin) 42 %',
    );
  });

  it('never says 100 % of something unfinished', () => {
    expect(summarizeQueue(snapshotWhileRunning(0.9999, emptySnapshot).queue, false, english).text).toContain('99 %');
  });

  it('fails only when nothing is running', () => {
    expect(summarizeQueue({ ...idle, failed: 2 }, false, english)).toMatchObject({
      kind: 'failed',
      text: '$(error) 2 failed',
    });
    expect(summarizeQueue({ ...busy, failed: 2 }, false, english).kind).toBe('busy');
  });

  it('says that it is paused or switched off, whatever waits', () => {
    expect(summarizeQueue({ ...busy, isPaused: true }, false, english)).toEqual({
      kind: 'stopped',
      text: '$(debug-pause) Paused (1)',
      label: 'Encounter Lab: the queue is paused, 1 waiting',
    });
    expect(summarizeQueue({ ...busy, isEnabled: false, isPaused: true }, false, english).text).toBe(
      '$(circle-slash) Off',
    );
  });

  it('counts what has ended unseen, whatever else it says', () => {
    const unread = [unseen('completed'), unseen('failed')];
    expect(summarizeQueue({ ...idle, unread }, false, english)).toMatchObject({
      text: '$(beaker) Encounter Lab, 2 unread',
      label: 'Encounter Lab: nothing to simulate, 2 unread',
    });
    expect(summarizeQueue({ ...busy, unread }, false, english).text).toBe('$(loading~spin) 42 % (+1), 2 unread');
  });

  it('does not go on spinning when the background process has been given up', () => {
    expect(summarizeQueue(busy, true, english)).toEqual({
      kind: 'failed',
      text: '$(error) Encounter Lab',
      label: 'Encounter Lab: the background process has stopped',
    });
  });
});

describe('the queue as a table', () => {
  it('has a row for each job, with a link to cancel those that are not over', () => {
    const done = job('id-3', 'Done', 1005, {
      ...{ kind: 'completed', executionMs: 31 },
      ...{ resultsAvailable: true, slot: 'A' },
    });
    const rows = queueTable({ ...busy, jobs: [...busy.jobs, done] }, english).split('\n');
    expect(rows).toHaveLength(5);
    expect(rows[2]).toContain('Ambush at the ford');
    expect(rows[2]).toContain(
      `command:encounterLab.cancelSimulation?${encodeURIComponent(JSON.stringify([busy.jobs[0]!.requestId]))}`,
    );
    expect(rows[4]).toContain('finished in 31 ms');
    expect(rows[4]).not.toContain('command:');
  });

  it('shows a title as text, whatever is in it', () => {
    const nasty = job('id', '[x](command:evil) | <img> $(zap)\n# big', 5, { kind: 'cancelled' });
    const table = queueTable({ ...busy, jobs: [nasty] }, english);
    expect(table).toContain('\\[x\\](command:evil) \\| \\<img\\> \\$(zap) \\# big');
    expect(table.split('\n')).toHaveLength(3);
  });
});

describe('the unread', () => {
  it('is a list of what came of each, its title as text', () => {
    const time = new Date(finishedAt).toLocaleTimeString();
    expect(unreadList([unseen('completed'), unseen('quarantined')], english)).toBe(
      `- **\\[x\\](command:evil)**: finished at ${time}, not looked at yet\n` +
        `- **\\[x\\](command:evil)**: quarantined at ${time}, not looked at yet`,
    );
    expect(unreadList([], english)).toBe('');
  });
});

describe('a job in words', () => {
  const at = (state: Job['state']) => describeJob(job('id', 'A', 1005, state), english);

  it.each<[string, Job['state']]>([
    ['waiting, position 2', { kind: 'queued', position: 2, estimatedWaitMs: null }],
    ['waiting, position 2, about 2.9 s', { kind: 'queued', position: 2, estimatedWaitMs: 2_900 }],
    ['finished in 2 min', { kind: 'completed', executionMs: 120_000, resultsAvailable: true, slot: 'A' }],
    ['made way at 201 of 1005 runs, position 1', { kind: 'preempted', position: 1, runsDone: 201, runsTotal: 1005 }],
    [
      `attempt 2 at ${new Date(finishedAt).toLocaleTimeString()}: the disk is full`,
      { kind: 'waiting-retry', at: finishedAt, attempt: 2, reason: 'the disk is full' },
    ],
    [
      `held back until ${new Date(finishedAt).toLocaleTimeString()} by the rate limit of "models"`,
      { kind: 'rate-limited', at: finishedAt, group: 'models' },
    ],
    ['quarantined: it crashed', { kind: 'quarantined', reason: 'it crashed', crashes: 3 }],
    ['failed: out of memory', { kind: 'failed', reason: 'out of memory', attempts: 1 }],
    ['cancelled', { kind: 'cancelled' }],
  ])('is %s', (words, state) => {
    expect(at(state)).toBe(words);
  });

  it.each([
    ['critical', 'waiting, position 1, critical'],
    ['high', 'waiting, position 1, high priority'],
    ['normal', 'waiting, position 1'],
    ['low', 'waiting, position 1, background'],
  ] as const)('with priority %s is %s', (priority, words) => {
    const waiting = job('id', 'A', 1005, { kind: 'queued', position: 1, estimatedWaitMs: null });
    expect(describeJob({ ...waiting, priority }, english)).toBe(words);
  });
});
