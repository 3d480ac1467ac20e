import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/server/journal/journal';
import type { JournalStorage } from '../../src/server/journal/journalStorage';
import { acceptedRequest } from '../support/acceptedRequest';
import { FailingStorage } from '../support/failingStorage';

const steps = ['list', 'read', 'append', 'sync', 'replace', 'remove'] as const;

function silent(message: string): void {
  throw new Error(`Unexpected warning: ${message}`);
}

async function seedsAfterRestart(storage: JournalStorage, warn: (message: string) => void = silent): Promise<number[]> {
  return (await Journal.open(storage, warn)).unfinished.map(({ key }) => key.seed);
}

/** The one log there is. */
function logOf(storage: FailingStorage): [string, Uint8Array] {
  const logs = [...storage.files].filter(([name]) => name.startsWith('log-'));
  expect(logs).toHaveLength(1);
  return logs[0]!;
}

describe('what is accepted', () => {
  it('survives a power cut as soon as accepting has resolved, with scenario and text', async () => {
    const storage = new FailingStorage();
    const journal = await Journal.open(storage, silent);
    const request = acceptedRequest();
    await journal.accept(request);
    const again = await Journal.open(storage.afterPowerCut(), silent);
    expect(again.unfinished).toEqual([request]);
  });

  it('is forgotten when it was cancelled, failed or acknowledged', async () => {
    const storage = new FailingStorage();
    const journal = await Journal.open(storage, silent);
    const requests = [1, 2, 3, 4].map((seed) => acceptedRequest({ seed }));
    for (const request of requests) await journal.accept(request);
    await journal.end(requests[0]!.requestId, 'cancelled');
    await journal.end(requests[1]!.requestId, 'failed');
    await journal.end(requests[3]!.requestId, 'acknowledged');
    expect(await seedsAfterRestart(storage.afterPowerCut())).toEqual([3]);
  });

  it('shares syncs with others that come at the same time', async () => {
    const storage = new FailingStorage();
    const journal = await Journal.open(storage, silent);
    storage.calls.length = 0;
    await Promise.all([1, 2, 3, 4, 5, 6, 7, 8].map((seed) => journal.accept(acceptedRequest({ seed }))));
    expect(storage.calls.filter((call) => call === 'sync').length).toBeLessThanOrEqual(2);
    expect(await seedsAfterRestart(storage.afterPowerCut())).toEqual([1, 2, 3, 4, 5, 6, 7, 8]);
  });
});

describe('a start', () => {
  it('begins a new generation and removes the old one', async () => {
    const storage = new FailingStorage();
    await (await Journal.open(storage, silent)).accept(acceptedRequest());
    const [first] = logOf(storage);
    await Journal.open(storage, silent);
    expect(logOf(storage)[0]).not.toBe(first);
    expect(await seedsAfterRestart(storage)).toEqual([7]);
  });

  it('takes the newest generation when a crash left two', async () => {
    const storage = new FailingStorage();
    const journal = await Journal.open(storage, silent);
    await journal.accept(acceptedRequest({ seed: 1 }));
    const [oldName, oldLog] = logOf(storage);
    const next = await Journal.open(storage, silent);
    await next.accept(acceptedRequest({ seed: 2 }));
    storage.files.set(oldName, oldLog);
    expect(await seedsAfterRestart(storage)).toEqual([1, 2]);
    logOf(storage);
  });

  it('leaves files that are not logs alone', async () => {
    const storage = new FailingStorage();
    storage.files.set('notes.txt', new Uint8Array(3));
    await Journal.open(storage, silent);
    expect(storage.files.has('notes.txt')).toBe(true);
  });
});

describe('a damaged log', () => {
  async function logOfThree(): Promise<{ storage: FailingStorage; name: string; bytes: Uint8Array; ends: number[] }> {
    const storage = new FailingStorage();
    const journal = await Journal.open(storage, silent);
    for (const seed of [1, 2, 3]) await journal.accept(acceptedRequest({ seed }));
    const [name, bytes] = logOf(storage);
    const ends = [...bytes.entries()].flatMap(([index, byte]) => (byte === 10 ? [index + 1] : []));
    return { storage, name, bytes, ends };
  }

  it('that is torn anywhere gives exactly the requests before the tear, and says nothing', async () => {
    const { name, bytes, ends } = await logOfThree();
    await fc.assert(
      fc.asyncProperty(fc.integer({ min: 0, max: bytes.length }), async (length) => {
        const storage = new FailingStorage();
        storage.files.set(name, bytes.subarray(0, length));
        const whole = ends.filter((end) => end <= length).length;
        expect(await seedsAfterRestart(storage)).toEqual([1, 2, 3].slice(0, whole));
      }),
    );
  });

  it('that has any bit flipped gives only requests before the damage, says so, and can be written on', async () => {
    const { name, bytes, ends } = await logOfThree();
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const storage = new FailingStorage();
        const flipped = new Uint8Array(bytes);
        flipped[at]! ^= 1 << bit;
        storage.files.set(name, flipped);
        const warnings: string[] = [];
        const journal = await Journal.open(storage, (message) => void warnings.push(message));
        const intact = ends.filter((end) => end <= at).length;
        expect(journal.unfinished.map(({ key }) => key.seed)).toEqual([1, 2, 3].slice(0, intact));
        if (at < ends[1]!) expect(warnings).toEqual([expect.stringContaining('damaged')]);
        await journal.accept(acceptedRequest({ seed: 9 }));
        expect(await seedsAfterRestart(storage)).toEqual([...[1, 2, 3].slice(0, intact), 9]);
      }),
    );
  });

  it('that lost a line in the middle stops there', async () => {
    const { storage, name, bytes, ends } = await logOfThree();
    storage.files.set(name, Buffer.concat([bytes.subarray(0, ends[0]), bytes.subarray(ends[1])]));
    const warnings: string[] = [];
    expect(await seedsAfterRestart(storage, (message) => void warnings.push(message))).toEqual([1]);
  });
});

describe('a failing disk', () => {
  it.each(steps)('at %s is told once, and the journal goes on in memory', async (step) => {
    const storage = new FailingStorage();
    storage.files.set('log-0.jsonl', new Uint8Array(0));
    storage.fails = { [step]: 'ENOSPC: no space left on device' };
    const warnings: string[] = [];
    const journal = await Journal.open(storage, (message) => void warnings.push(message));
    const requests = [1, 2].map((seed) => acceptedRequest({ seed }));
    for (const request of requests) await journal.accept(request);
    await journal.end(requests[0]!.requestId, 'cancelled');
    expect(warnings).toEqual([expect.stringContaining('no space left')]);
    expect(journal.unfinished).toEqual([requests[1]]);
  });

  it('loses nothing that was accepted before it failed', async () => {
    const storage = new FailingStorage();
    const journal = await Journal.open(storage, () => undefined);
    await journal.accept(acceptedRequest({ seed: 1 }));
    storage.fails = { sync: 'EIO' };
    await journal.accept(acceptedRequest({ seed: 2 }));
    expect(await seedsAfterRestart(storage.afterPowerCut())).toEqual([1]);
  });
});

describe('compaction', () => {
  it('keeps the log small, and keeps what is live', async () => {
    const storage = new FailingStorage();
    const journal = await Journal.open(storage, silent);
    await journal.accept(acceptedRequest({ seed: 1 }));
    const single = logOf(storage)[1].length;
    for (let seed = 2; seed < 300; seed++) {
      const request = acceptedRequest({ seed });
      await journal.accept(request);
      await journal.end(request.requestId, 'acknowledged');
    }
    await journal.accept(acceptedRequest({ seed: 300 }));
    expect(logOf(storage)[1].length).toBeLessThan(150 * single);
    expect(await seedsAfterRestart(storage.afterPowerCut())).toEqual([1, 300]);
  });

  it('interrupted at any step loses nothing', async () => {
    for (const step of steps) {
      const storage = new FailingStorage();
      const journal = await Journal.open(storage, () => undefined);
      await journal.accept(acceptedRequest({ seed: 1 }));
      for (let seed = 2; seed < 203; seed++) {
        const request = acceptedRequest({ seed });
        await journal.accept(request);
        await journal.end(request.requestId, 'acknowledged');
      }
      storage.fails = { [step]: 'EIO' };
      await journal.accept(acceptedRequest({ seed: 300 }));
      expect(await seedsAfterRestart(storage.afterPowerCut())).toContain(1);
    }
  });
});
