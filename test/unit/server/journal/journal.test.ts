import { describe, expect, it } from 'vitest';
import { FakeClock } from '../../../support/fakeClock';
import { add, NamesJournal, remove } from '../../../support/namesJournal';
import { SimulatedDisk, type DiskStep } from '../../../support/simulatedDisk';

const settled = () => new Promise((resolve) => setImmediate(resolve));

async function start(disk: SimulatedDisk | null = new SimulatedDisk(), clock = new FakeClock()) {
  return NamesJournal.open(disk, clock);
}

/** Waits until the disk has done a step, and not longer. */
async function until(disk: SimulatedDisk, step: DiskStep): Promise<void> {
  while (disk.calls.at(-1) !== step) await Promise.resolve();
}

async function namesAfter(disk: SimulatedDisk): Promise<readonly string[]> {
  const opened = await start(disk);
  expect(opened.warnings).toEqual([]);
  return opened.names;
}

describe('what was written', () => {
  it('changes the state at once, and survives a power cut as soon as writing has resolved', async () => {
    const disk = new SimulatedDisk();
    const opened = await start(disk);
    const writing = opened.write(add('goblin'));
    expect(opened.names).toEqual(['goblin']);
    await writing;
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin']);
  });

  it('is forgotten when it was removed', async () => {
    const disk = new SimulatedDisk();
    const opened = await start(disk);
    await opened.write(add('goblin'), add('orc'), remove('goblin'), remove('unheard of'));
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['orc']);
  });

  it('within 5 ms shares one append and one sync, and resolves after it', async () => {
    const disk = new SimulatedDisk();
    const { journal, clock } = await start(disk);
    disk.calls.length = 0;
    let resolved = 0;
    for (let count = 0; count < 8; count++) void journal.write(add(`goblin ${count}`)).then(() => resolved++);
    clock.advance(4.9);
    await settled();
    expect([disk.calls, resolved]).toEqual([[], 0]);
    clock.advance(0.1);
    await settled();
    expect([disk.calls, resolved]).toEqual([['append', 'sync'], 8]);
  });

  it('during a sync shares the next one', async () => {
    const disk = new SimulatedDisk();
    const { journal, clock } = await start(disk);
    disk.calls.length = 0;
    const first = journal.write(add('goblin'));
    clock.advance(5);
    await until(disk, 'sync');
    const others = ['orc', 'ogre'].map((name) => journal.write(add(name)));
    clock.advance(5);
    await Promise.all([first, ...others]);
    expect(disk.calls).toEqual(['append', 'sync', 'append', 'sync']);
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin', 'orc', 'ogre']);
  });

  it('as a note is not synced for its own sake, but with what follows it', async () => {
    const disk = new SimulatedDisk();
    const opened = await start(disk);
    disk.calls.length = 0;
    opened.journal.note(add('goblin'));
    opened.clock.advance(5);
    await settled();
    expect(disk.calls).toEqual(['append']);
    await opened.write(add('orc'));
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin', 'orc']);
  });

  it('is flushed without waiting, notes included', async () => {
    const disk = new SimulatedDisk();
    const { journal, clock } = await start(disk);
    journal.note(add('goblin'));
    clock.advance(5);
    await settled();
    const written = journal.write(add('orc'));
    await journal.flush();
    await written;
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin', 'orc']);
  });

  it('without a storage is in memory, and nobody waits', async () => {
    const { journal, warnings } = await start(null);
    await journal.write(add('goblin'));
    await journal.flush();
    expect([journal.mode, [...journal.state], warnings]).toEqual(['memory', ['goblin'], []]);
  });
});

describe('compaction', () => {
  /** 1 KiB of name. */
  const long = (count: number) => `${count}`.padStart(1024, 'x');

  it('keeps the files small, and keeps what is live', async () => {
    const disk = new SimulatedDisk();
    const opened = await start(disk);
    await opened.write(add('goblin'));
    for (let count = 0; count < 500; count++) await opened.write(add(long(count)), remove(long(count)));
    const size = [...disk.folder.values()].reduce((sum, { bytes }) => sum + bytes.length, 0);
    expect(size).toBeLessThan(80_000);
    expect(disk.folder.size).toBe(2);
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin']);
  });

  it('is rare while all of the log is live', async () => {
    const disk = new SimulatedDisk();
    const { journal } = await start(disk);
    for (let count = 0; count < 2000; count++) {
      journal.note(add(long(count)));
      if (count % 20 === 0) await journal.flush();
    }
    await journal.flush();
    // At the start, and after 64 KiB, 3 times and 9 times as much: each log is twice as long as all before.
    expect(disk.calls.filter((call) => call === 'syncFolder').length).toBe(2 * 4);
    expect((await namesAfter(disk.afterPowerCut())).length).toBe(2000);
  });
});

describe('a failing disk', () => {
  it.each(['append', 'sync', 'write', 'rename', 'syncFolder', 'list', 'remove'] as const)(
    'at %s is told once; the queue goes on in memory until all of it is saved again',
    async (step) => {
      const disk = new SimulatedDisk();
      const opened = await start(disk);
      await opened.write(add('goblin'));
      disk.fails = { append: 'ENOSPC: no space left on device', [step]: 'ENOSPC: no space left on device' };
      await opened.write(add('orc'), add('ogre'), remove('goblin'));
      opened.clock.advance(1000);
      await settled();
      expect(opened.names).toEqual(['orc', 'ogre']);
      if (step !== 'append') {
        opened.clock.advance(1000);
        await settled();
      }
      disk.fails = {};
      opened.clock.advance(60_000);
      await settled();
      expect(opened.warnings).toEqual([
        expect.stringMatching(/cannot be saved \(ENOSPC: no space left on device\)/),
        'The queue is saved again.',
      ]);
      await opened.write(add('troll'));
      expect(await namesAfter(disk.afterPowerCut())).toEqual(['orc', 'ogre', 'troll']);
    },
  );

  it('is tried again after 1, 2, 4 and so many more seconds, at most a minute', async () => {
    const disk = new SimulatedDisk();
    const opened = await start(disk);
    disk.fails = { append: 'EIO', write: 'EIO' };
    await opened.write(add('goblin'));
    disk.calls.length = 0;
    const tries: number[] = [];
    for (let second = 1; second <= 200; second++) {
      opened.clock.advance(1000);
      await settled();
      if (disk.calls.length > tries.length) tries.push(second);
    }
    expect(tries).toEqual([1, 3, 7, 15, 31, 63, 123, 183]);
  });

  it('is told again when it fails again', async () => {
    const disk = new SimulatedDisk();
    const opened = await start(disk);
    for (const name of ['goblin', 'orc']) {
      disk.fails = { sync: 'EIO' };
      await opened.write(add(name));
      disk.fails = {};
      opened.clock.advance(1000);
      await settled();
    }
    expect(opened.warnings.map((warning) => warning.slice(0, 25))).toEqual([
      ...['The queue cannot be saved', 'The queue is saved again.'],
      ...['The queue cannot be saved', 'The queue is saved again.'],
    ]);
  });

  it('gets a last chance with a flush', async () => {
    const disk = new SimulatedDisk();
    const opened = await start(disk);
    disk.fails = { append: 'EIO' };
    await opened.write(add('goblin'));
    disk.fails = {};
    await opened.journal.flush();
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin']);
  });

  it('keeps what was recovered when it fails at the start', async () => {
    const before = new SimulatedDisk();
    await (await start(before)).write(add('goblin'));
    const disk = before.afterPowerCut();
    disk.fails = { write: 'EROFS: read-only file system' };
    const opened = await start(disk);
    expect(opened.names).toEqual(['goblin']);
    expect(opened.warnings).toEqual([expect.stringContaining('cannot be saved (EROFS')]);
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin']);
  });

  it.each(['list', 'read'] as const)('that cannot %s at the start is left as it is', async (step) => {
    const before = new SimulatedDisk();
    await (await start(before)).write(add('goblin'));
    const disk = before.afterPowerCut();
    disk.fails = { [step]: 'EIO: i/o error' };
    const opened = await start(disk);
    await opened.journal.write(add('orc'));
    expect(opened.warnings).toEqual([expect.stringContaining('cannot be read (EIO')]);
    expect([opened.journal.mode, opened.names]).toEqual(['memory', ['orc']]);
    await settled();
    expect(disk.isDisposed).toBe(true);
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin']);
  });
});

describe('the storage', () => {
  it('is let go when the work in hand has ended, and nobody waits for more', async () => {
    const disk = new SimulatedDisk();
    const { journal, clock } = await start(disk);
    const first = journal.write(add('goblin'));
    clock.advance(5);
    await until(disk, 'append');
    const second = journal.write(add('orc'));
    journal.dispose();
    expect([disk.isDisposed, journal.isClosed, journal.mode]).toEqual([false, true, 'memory']);
    await Promise.all([first, second]);
    await settled();
    expect(disk.isDisposed).toBe(true);
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['goblin']);
  });

  it('that comes later adds what it holds, says so, and saves what was in memory', async () => {
    const before = new SimulatedDisk();
    await (await start(before)).write(add('goblin'));
    const disk = before.afterPowerCut();
    const opened = await start(null);
    await opened.journal.write(add('orc'));
    const heard: string[][] = [];
    opened.journal.onDidTakeOver((names) => void heard.push([...names]));
    const attaching = opened.journal.attach(disk);
    void opened.journal.write(add('ogre'));
    await attaching;
    expect(heard).toEqual([['goblin']]);
    expect(opened.names).toEqual(['orc', 'ogre', 'goblin']);
    await opened.write(add('troll'));
    expect(await namesAfter(disk.afterPowerCut())).toEqual(['orc', 'ogre', 'goblin', 'troll']);
  });
});
