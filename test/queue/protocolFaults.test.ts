import { afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { JobState } from '../../src/shared/model/queue';
import { acknowledgeRun, cancelRun, runStatus, runStoreFailed, storeRunAgain } from '../../src/shared/protocol/lsp';
import { didUpdate, subscribe, unsubscribe } from '../../src/shared/protocol/lspQueue';
import { buildServer } from '../support/buildServer';
import { duel } from '../support/encounters';
import { ServerProcess } from '../support/serverProcess';

// Messages that are lost, that come twice or in another order than they should, to the real process.

const generous = { timeout: 30_000, interval: 20 };
const endless = 10_000_000;
const stranger = 'c0ffee00-0000-4000-8000-000000000000';

let serverFile: string;
let server: ServerProcess;
let uri: string;
beforeAll(async () => ({ serverFile } = await buildServer()));
beforeEach(async () => {
  server = await ServerProcess.start({ serverFile });
  uri = await server.open('duel.encounter.yaml', duel);
});
afterEach(() => server.kill());

const status = (requestId: string) => server.request(runStatus, { requestId });
const acknowledge = (requestId: string) => server.notify(acknowledgeRun, { requestId, slot: 'A' });
const storeFailed = (requestId: string, isTransient = true) =>
  server.notify(runStoreFailed, { requestId, message: 'ENOSPC: no space left', isTransient });

/** The id of a request that has ended with a result. */
async function completed(seed: number): Promise<string> {
  const requestId = await server.submit(uri, { seed });
  expect(await server.endOf(requestId)).toMatchObject({ kind: 'completed' });
  return requestId;
}

function endsOf(requestId: string): number {
  return server.finished.filter((run) => run.requestId === requestId).length;
}

describe('an acknowledgement', () => {
  it('that comes twice, or for nobody, changes nothing', async () => {
    const requestId = await completed(1);
    for (const id of [requestId, requestId, stranger]) await acknowledge(id);
    expect(await status(requestId)).toMatchObject({ kind: 'completed', resultsAvailable: true, slot: 'A' });
    expect(await status(stranger)).toEqual({ kind: 'unknown' });
  });

  it('before the end is not one', async () => {
    const requestId = await server.submit(uri, { seed: 1 });
    await acknowledge(requestId);
    expect(await server.endOf(requestId)).toMatchObject({ kind: 'completed' });
    expect(await status(requestId)).toMatchObject({ kind: 'completed', resultsAvailable: false, slot: null });
  });

  it('after a result could not be stored ends the retries', async () => {
    const asked: string[] = [];
    server.connection.onNotification(storeRunAgain.method, (params: { requestId: string }) => {
      asked.push(params.requestId);
    });
    const requestId = await completed(1);
    await storeFailed(requestId);
    expect(await status(requestId)).toMatchObject({ kind: 'waiting-retry', attempt: 1 });
    await expect.poll(() => asked, generous).toEqual([requestId]);
    await storeFailed(requestId);
    expect(await status(requestId)).toMatchObject({ kind: 'waiting-retry', attempt: 2 });
    await acknowledge(requestId);
    // What was sent before, and comes late.
    await storeFailed(requestId);
    expect(await status(requestId)).toMatchObject({ kind: 'completed', resultsAvailable: true, slot: 'A' });
    await new Promise((resolve) => setTimeout(resolve, 2100));
    expect(asked).toEqual([requestId]);
  });

  it('after the client gave up is welcome all the same', async () => {
    const requestId = await completed(1);
    await storeFailed(requestId, false);
    expect(await status(requestId)).toMatchObject({ kind: 'failed', reason: 'ENOSPC: no space left' });
    await acknowledge(requestId);
    expect(await status(requestId)).toMatchObject({ kind: 'completed', slot: 'A' });
  });
});

it('a failure to store what was cancelled, still runs, or never was, is ignored', async () => {
  const running = await server.submit(uri, { runs: endless });
  const cancelled = await server.submit(uri, { runs: endless, seed: 2 });
  await server.request(cancelRun, { requestId: cancelled });
  for (const requestId of [running, cancelled, stranger]) await storeFailed(requestId);
  expect((await status(running)).kind).toMatch(/queued|running/);
  expect(await status(cancelled)).toEqual({ kind: 'cancelled' });
  expect(await status(stranger)).toEqual({ kind: 'unknown' });
});

it('cancelling works once: not twice, not for strangers, not after the end', async () => {
  const running = await server.submit(uri, { runs: endless });
  const cancel = async (requestId: string) => (await server.request(cancelRun, { requestId })).isCancelled;
  expect(await Promise.all([cancel(running), cancel(running), cancel(stranger)])).toEqual([true, false, false]);
  const ended = await completed(1);
  expect(await cancel(ended)).toBe(false);
  expect(await status(ended)).toMatchObject({ kind: 'completed' });
  expect([endsOf(running), endsOf(ended)]).toEqual([1, 1]);
});

it('a request whose answer was lost, and that is sent again, is fought once', async () => {
  const both = await Promise.all([server.trySubmit(uri, { runs: 20_000 }), server.trySubmit(uri, { runs: 20_000 })]);
  expect(both.map((submitted) => submitted.ok && submitted.value.outcome).toSorted()).toEqual(['attached', 'queued']);
});

describe('a subscription', () => {
  const heard: { readonly subscriptionId: string; readonly requestId: string; readonly state: JobState }[] = [];
  beforeEach(() => {
    heard.length = 0;
    server.connection.onNotification(didUpdate.method, (update: (typeof heard)[number]) => void heard.push(update));
  });
  const listen = (subscriptionId: string, requestId: string | null) =>
    server.request(subscribe, { subscriptionId, requestId, minimum: 'completed' });
  const kindsFor = (subscriptionId: string) =>
    heard.filter((update) => update.subscriptionId === subscriptionId).map(({ state }) => state.kind);

  it('that is made twice hears of each end once, and nothing once it is over', async () => {
    const [twice, over] = [crypto.randomUUID(), crypto.randomUUID()];
    await Promise.all([listen(twice, null), listen(twice, null), listen(over, null)]);
    await server.notify(unsubscribe, { subscriptionId: over });
    await server.notify(unsubscribe, { subscriptionId: over });
    await server.notify(unsubscribe, { subscriptionId: stranger });
    await completed(1);
    await expect.poll(() => kindsFor(twice), generous).toEqual(['completed']);
    expect(kindsFor(over)).toEqual([]);
  });

  it('that is ended in the moment it is made, while the process still starts, stays ended', async () => {
    await server.kill();
    server = ServerProcess.spawn({ serverFile });
    server.connection.onNotification(didUpdate.method, (update: (typeof heard)[number]) => void heard.push(update));
    await server.initialize({ serverFile });
    const subscriptionId = crypto.randomUUID();
    const made = listen(subscriptionId, null);
    await server.notify(unsubscribe, { subscriptionId });
    await server.connection.sendNotification('initialized', {});
    await made;
    uri = await server.open('duel.encounter.yaml', duel);
    await completed(1);
    expect(heard).toEqual([]);
  });

  it('to what has ended already hears of the end', async () => {
    const requestId = await completed(1);
    const subscriptionId = crypto.randomUUID();
    await listen(subscriptionId, requestId);
    await expect.poll(() => kindsFor(subscriptionId), generous).toEqual(['completed']);
  });
});
