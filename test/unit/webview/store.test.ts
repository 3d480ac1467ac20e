import { describe, expect, it } from 'vitest';
import { panelHost, type PanelPage, type PanelSnapshot } from '../../../src/shared/protocol/webview';
import { connect, type Handlers, type MessagePipe, serve } from '../../../src/shared/rpc/channel';
import { Emitter } from '../../../src/shared/util/emitter';
import { PanelStore } from '../../../webview/store';
import { emptySnapshot, fullSnapshot, job, quietQueue, snapshotWhileRunning } from '../../fixtures/panelSnapshot';

/** A store whose host is the real other end of the channel, in this process. */
function setUp(options: { readonly saved?: PanelPage; readonly first?: PanelSnapshot; readonly broken?: string } = {}) {
  const toHost = new Emitter<unknown>();
  const toView = new Emitter<unknown>();
  const calls: unknown[][] = [];
  const answer = (method: string) => (params: unknown) => {
    if (options.broken === method) throw new Error(`${method} does not work today`);
    calls.push([method, params]);
    return {};
  };
  const handlers: Handlers<typeof panelHost> = {
    ready: (params) => {
      answer('ready')(params);
      return options.first ?? fullSnapshot;
    },
    show: answer('show'),
    cancel: answer('cancel'),
    rate: () => [{ rating: 1, low: 0.5, high: 2 }],
    replay: answer('replay'),
    openSource: answer('openSource'),
    simulateAgain: answer('simulateAgain'),
  };
  const hostPipe: MessagePipe = { post: (message) => toView.fire(message), onMessage: toHost.event };
  const viewPipe: MessagePipe = { post: (message) => toHost.fire(message), onMessage: toView.event };
  serve(panelHost, handlers, hostPipe, () => undefined);
  const saved: PanelPage[] = [];
  const store = new PanelStore({
    host: connect(panelHost, viewPipe),
    savedPage: () => options.saved ?? null,
    savePage: (page) => void saved.push(page),
  });
  return { store, calls, saved };
}

const settled = () => new Promise((resolve) => setTimeout(resolve, 0));
const later = (snapshot: PanelSnapshot, changes: Partial<PanelSnapshot>): PanelSnapshot => ({
  ...snapshot,
  ...changes,
});

describe('PanelStore', () => {
  it('asks for everything at the start, telling the page it showed before', async () => {
    const { store, calls } = setUp({ saved: 'compare', first: { ...fullSnapshot, page: 'compare' } });
    expect(store.snapshot.value).toBeNull();
    expect(store.page.value).toBe('compare');
    await store.start();
    expect(calls).toEqual([['ready', { protocolVersion: 1, page: 'compare' }]]);
    expect(store.snapshot.value?.slots.A?.generation).toBe(1);
  });

  it('says why when the host refuses', async () => {
    const { store } = setUp({ broken: 'ready' });
    await store.start();
    expect(store.problem.value).toBe('ready does not work today');
    expect(store.snapshot.value).toBeNull();
  });

  it('drops a snapshot that is older than the one shown', () => {
    const { store } = setUp();
    store.accept(later(fullSnapshot, { revision: 5 }));
    store.accept(later(emptySnapshot, { revision: 4 }));
    expect(store.snapshot.value?.slots.A).not.toBeNull();
  });

  it('turns the page at once, keeps it and tells the host', async () => {
    const { store, calls, saved } = setUp();
    store.accept(fullSnapshot);
    store.show('B');
    expect(store.page.value).toBe('B');
    await settled();
    expect(calls).toEqual([['show', { page: 'B' }]]);
    expect(saved.at(-1)).toBe('B');
  });

  it('does not turn back when progress arrives that still names the page before', () => {
    const { store } = setUp();
    store.accept(later(fullSnapshot, { revision: 1, page: 'A' }));
    store.show('compare');
    store.accept(later(fullSnapshot, { revision: 2, page: 'A' }));
    expect(store.page.value).toBe('compare');
  });

  it('follows the host when it turns the page', () => {
    const { store } = setUp();
    store.accept(later(fullSnapshot, { revision: 1, page: 'A' }));
    store.accept(later(fullSnapshot, { revision: 2, page: 'compare' }));
    expect(store.page.value).toBe('compare');
  });

  it('passes on what the user wants done', async () => {
    const { store, calls } = setUp();
    store.cancel('6f1c1d2e-3a4b-4c5d-8e6f-7a8b9c0d1e2f');
    store.replay('B', 412);
    store.openSource('A');
    store.simulateAgain('B');
    await settled();
    expect(calls).toEqual([
      ['cancel', { requestId: '6f1c1d2e-3a4b-4c5d-8e6f-7a8b9c0d1e2f' }],
      ['replay', { slot: 'B', run: 412 }],
      ['openSource', { slot: 'A' }],
      ['simulateAgain', { slot: 'B' }],
    ]);
  });

  it('shows what did not work until the next thing works', async () => {
    const { store } = setUp({ broken: 'replay' });
    store.replay('A', 1);
    await settled();
    expect(store.problem.value).toBe('replay does not work today');
    store.openSource('A');
    await settled();
    expect(store.problem.value).toBeNull();
  });

  it('sorts the jobs by where they stand', () => {
    const { store } = setUp();
    store.accept(snapshotWhileRunning(0.5));
    expect(store.running.value.map(({ title }) => title)).toEqual(['Ambush at the ford']);
    expect(store.waiting.value).toBe(1);
    expect(store.failed.value).toEqual([]);
  });

  it('keeps the same results while only progress changes', () => {
    const { store } = setUp();
    store.accept(later(snapshotWhileRunning(0.1), { revision: 1 }));
    const { value: results } = store.results;
    store.accept(later(structuredClone(snapshotWhileRunning(0.2)), { revision: 2 }));
    expect(store.results.value).toBe(results);
    expect(store.running.value[0]?.state.fraction).toBe(0.2);
    store.accept(later(structuredClone(snapshotWhileRunning(0.3)), { revision: 3, comparison: null }));
    expect(store.results.value?.comparison).toBeNull();
    const comparisonProblem = 'The runs of a result cannot be read.';
    store.accept(
      later(structuredClone(snapshotWhileRunning(0.4)), { revision: 4, comparison: null, comparisonProblem }),
    );
    expect(store.results.value?.comparisonProblem).toBe(comparisonProblem);
  });

  it('announces a result that is new, and only then', () => {
    const { store } = setUp();
    store.accept(later(fullSnapshot, { revision: 1 }));
    expect(store.announcement.value).toBe('');
    const { B } = fullSnapshot.slots;
    if (!B) throw new Error('The fixture has a slot B');
    const slots = { ...fullSnapshot.slots, B: { ...B, generation: 2 } };
    store.accept(later(fullSnapshot, { revision: 2, slots }));
    expect(store.announcement.value).toMatch(/^Slot B, Ambush at the ford, is finished\. The party wins \d+ %/);
  });

  it('announces a failure once', () => {
    const { store } = setUp();
    const failed = job('8b3e3f40-5c6d-4e7f-8a81-9cad1e2f3a4b', 'The troll bridge', 1005, {
      kind: 'failed',
      reason: 'a worker stopped',
      attempts: 3,
    });
    const queue = { revision: 3, jobs: [failed], running: 0, waiting: 0, failed: 1, workers: 1, ...quietQueue };
    store.accept(later(fullSnapshot, { revision: 1 }));
    store.accept(later(fullSnapshot, { revision: 2, queue }));
    expect(store.announcement.value).toBe('The troll bridge could not be simulated.');
    expect(store.failed.value).toHaveLength(1);
  });
});
