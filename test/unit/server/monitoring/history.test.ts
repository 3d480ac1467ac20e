import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { History } from '../../../../src/server/monitoring/history';
import { encodeCheckedLine } from '../../../../src/server/journal/checkedLine';
import type { HistoryRecord } from '../../../../src/shared/model/queueHealth';
import { FakeClock } from '../../../support/fakeClock';
import { SimulatedDisk } from '../../../support/simulatedDisk';

const minute = 60_000;
const week = 7 * 24 * 60;
const name = 'history.jsonl';
const start = Date.UTC(2030, 0, 1);

function figures(completed: number): Omit<HistoryRecord, 'at'> {
  return {
    ...{ running: 1, waiting: 2, completed, failed: 0, runs: 1000, waitMs: null, utilisation: 0.25 },
    ...{ memory: 1e8, healthScore: 100 },
  };
}

/** A history that counts its minutes in `completed`, from 1. */
async function begin(clock: FakeClock, storage: SimulatedDisk | null): Promise<History> {
  const history = new History(clock);
  if (storage) await history.attach(storage);
  let minutes = 0;
  history.start(() => figures(++minutes));
  return history;
}

function completed({ records }: History): number[] {
  return records.map((record) => record.completed);
}

function linesOf(storage: SimulatedDisk): number {
  return storage.folder.get(name)?.bytes.filter((byte) => byte === 10).length ?? 0;
}

function diskWith(bytes: Uint8Array): SimulatedDisk {
  return new SimulatedDisk([[name, bytes]]);
}

/** A storage with a file of so many minutes, and the clock at its end. */
function storageOf(minutes: number): { clock: FakeClock; storage: SimulatedDisk; bytes: Uint8Array } {
  const clock = new FakeClock(start);
  const lines = Array.from({ length: minutes }, (_, index) => {
    clock.advance(minute);
    return encodeCheckedLine({ at: new Date(clock.now()).toISOString(), ...figures(index + 1) });
  });
  const bytes = Buffer.concat(lines);
  return { clock, storage: diskWith(bytes), bytes };
}

describe('the history', () => {
  it('has one record a minute, with its time', async () => {
    const clock = new FakeClock(start);
    const history = await begin(clock, null);
    clock.advance(2.5 * minute);
    expect(history.records).toEqual([
      { at: '2030-01-01T00:01:00.000Z', ...figures(1) },
      { at: '2030-01-01T00:02:00.000Z', ...figures(2) },
    ]);
  });

  it('has none of the time that the machine slept, nor of the time between two sessions', async () => {
    const clock = new FakeClock(start);
    const storage = new SimulatedDisk();
    const history = await begin(clock, storage);
    clock.advance(2 * minute);
    clock.jump(480 * minute);
    clock.advance(minute);
    await history.flush();
    history.dispose();
    clock.jump(60 * minute);
    const again = await begin(clock, storage);
    clock.advance(minute);
    const times = again.records.map(({ at }) => (Date.parse(at) - start) / minute);
    expect(times).toEqual([1, 2, 482, 483, 544]);
  });

  it('is there after a restart, and goes on', async () => {
    const { clock, storage } = storageOf(3);
    storage.calls.length = 0;
    const again = await begin(clock, storage);
    expect(completed(again)).toEqual([1, 2, 3]);
    clock.advance(minute);
    await again.flush();
    expect(completed(await begin(clock, storage))).toEqual([1, 2, 3, 1]);
    expect(storage.calls.filter((call) => call === 'sync' || call === 'write')).toEqual([]);
  });

  it('keeps seven days, in memory and, but for a day, in the file', async () => {
    const { clock, storage } = storageOf(week + 1430);
    const history = await begin(clock, storage);
    expect(history.records).toHaveLength(week);
    expect(history.records[0]?.completed).toBe(1431);
    clock.advance(10 * minute);
    await history.flush();
    expect(linesOf(storage)).toBe(week + 1440);
    clock.advance(minute);
    await history.flush();
    expect(linesOf(storage)).toBe(week);
    expect(history.records).toHaveLength(week);
    expect(completed(await begin(clock, storage))).toEqual(completed(history));
  });

  it('drops what has grown old while the machine slept', async () => {
    const { clock, storage } = storageOf(week);
    const history = await begin(clock, storage);
    clock.jump(3 * 24 * 60 * minute);
    expect(history.records).toHaveLength(4 * 24 * 60 + 1);
  });

  it('is written in order, each record once, by a disk that is slower than the clock', async () => {
    const { clock, storage } = storageOf(2);
    const history = await begin(clock, storage);
    clock.advance(5 * minute);
    await history.flush();
    history.detach();
    clock.advance(minute);
    await history.attach(storage);
    clock.advance(5 * minute);
    await history.flush();
    expect(completed(history)).toEqual([1, 2, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11]);
    expect(linesOf(storage)).toBe(13);
  });

  it('goes on where it was kept, once the storage is this process to write', async () => {
    const { clock, storage } = storageOf(2);
    const history = await begin(clock, null);
    clock.advance(minute);
    await history.attach(storage);
    clock.advance(minute);
    await history.flush();
    expect(completed(history)).toEqual([1, 2, 1, 2]);
    expect(completed(await begin(clock, storage))).toEqual([1, 2, 1, 2]);
  });

  it('stops writing when the storage is taken away', async () => {
    const { clock, storage } = storageOf(2);
    const history = await begin(clock, storage);
    history.detach();
    clock.advance(minute);
    await history.flush();
    expect(completed(history)).toEqual([1, 2, 1]);
    expect(linesOf(storage)).toBe(2);
    expect(storage.isDisposed).toBe(true);
  });
});

describe('a damaged file', () => {
  it('that has any bit flipped costs the line, or the two that it joins, and is whole again afterwards', async () => {
    const { bytes } = storageOf(6);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.nat(7), async (at, bit) => {
        const clock = new FakeClock(start + 60 * minute);
        const flipped = new Uint8Array(bytes);
        flipped[at]! ^= 1 << bit;
        const storage = diskWith(flipped);
        const line = bytes.subarray(0, at).filter((byte) => byte === 10).length + 1;
        const lost = bytes[at] === 10 ? [line, line + 1] : [line];
        const history = await begin(clock, storage);
        const left = [1, 2, 3, 4, 5, 6].filter((minutes) => !lost.includes(minutes));
        expect(completed(history)).toEqual(left);
        clock.advance(minute);
        await history.flush();
        history.dispose();
        expect(completed(await begin(clock, storage))).toEqual([...left, 1]);
        expect(linesOf(storage)).toBe(left.length + 1);
      }),
    );
  });

  it('that is torn anywhere costs its last line, and the next one is not written into what is left of it', async () => {
    const { bytes } = storageOf(4);
    const ends = [...bytes.entries()].flatMap(([index, byte]) => (byte === 10 ? [index + 1] : []));
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length), async (length) => {
        const clock = new FakeClock(start + 60 * minute);
        const storage = diskWith(bytes.subarray(0, length));
        const history = await begin(clock, storage);
        clock.advance(minute);
        await history.flush();
        history.dispose();
        const whole = ends.filter((end) => end <= length).length;
        expect(completed(await begin(clock, storage))).toEqual([...[1, 2, 3, 4].slice(0, whole), 1]);
      }),
    );
  });

  it('with records of another form, or of a time to come, gives the others', async () => {
    const { clock, bytes } = storageOf(3);
    const storage = diskWith(Buffer.concat([encodeCheckedLine({ at: 'now' }), bytes]));
    clock.jump(-1.5 * minute);
    expect(completed(await begin(clock, storage))).toEqual([1]);
  });
});

describe('a failing disk', () => {
  it('costs nothing when it works again: what could not be written is written later', async () => {
    const { clock, storage } = storageOf(2);
    const history = await begin(clock, storage);
    storage.fails = { append: 'ENOSPC', write: 'ENOSPC' };
    clock.advance(3 * minute);
    await history.flush();
    storage.fails = {};
    clock.advance(minute);
    await history.flush();
    expect(completed(await begin(clock, storage))).toEqual([1, 2, 1, 2, 3, 4]);
  });

  it.each(['list', 'read'] as const)('at %s leaves the file as it is, and the history in memory', async (step) => {
    const { clock, storage, bytes } = storageOf(2);
    storage.fails = { [step]: 'EIO' };
    const history = await begin(clock, storage);
    storage.fails = {};
    clock.advance(2 * minute);
    await history.flush();
    expect(completed(history)).toEqual([1, 2]);
    expect(storage.folder.get(name)?.bytes).toEqual(bytes);
  });
});
