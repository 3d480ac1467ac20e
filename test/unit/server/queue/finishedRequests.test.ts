import { describe, expect, it } from 'vitest';
import { FinishedRequests } from '../../../../src/server/queue/finishedRequests';
import { acceptedRequest } from '../../../support/acceptedRequest';

const cancelled = { kind: 'cancelled' } as const;
const failed = { kind: 'failed', reason: 'it cannot be fought', attempts: 1 } as const;

describe('requests that have ended', () => {
  it('are the last 100, newest first', () => {
    const finished = new FinishedRequests();
    const requests = Array.from({ length: 101 }, (_, seed) => acceptedRequest({ seed }));
    for (const [at, request] of requests.entries()) finished.add(request, cancelled, at);
    expect(finished.all.map(({ finishedAt }) => finishedAt)).toEqual(Array.from({ length: 100 }, (_, at) => 100 - at));
    expect(finished.find(requests[0]!.requestId)).toBeUndefined();
  });

  it('leave by their age, the failed like the others', () => {
    const finished = new FinishedRequests();
    const [old, young] = [acceptedRequest(), acceptedRequest()];
    finished.add(old, failed, 1000);
    finished.add(young, failed, 2000);
    expect(finished.cleanUp(2000)).toBe(1);
    expect(finished.failed.map(({ request }) => request)).toEqual([young]);
  });

  it('are there once, with their last state', () => {
    const finished = new FinishedRequests();
    const request = acceptedRequest();
    finished.add(request, cancelled, 1000);
    finished.add(request, failed, 2000);
    expect(finished.all).toHaveLength(1);
    finished.update(request.requestId, cancelled);
    expect(finished.find(request.requestId)).toMatchObject({ state: cancelled, finishedAt: 2000 });
    expect([finished.remove(request.requestId), finished.remove(request.requestId)]).toEqual([true, false]);
  });
});
