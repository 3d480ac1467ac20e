import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { encodeCheckedLine } from '../../../../src/server/journal/checkedLine';
import { FakeClock } from '../../../support/fakeClock';
import { add, NamesJournal } from '../../../support/namesJournal';
import { SimulatedDisk } from '../../../support/simulatedDisk';

const names = ['goblin', 'orc', 'ogre'];

function open(files: Iterable<readonly [string, Uint8Array]>) {
  return NamesJournal.open(new SimulatedDisk(files), new FakeClock());
}

/** Snapshot and log of a journal into which `names` were written, and where the lines of the log end. */
async function written() {
  const disk = new SimulatedDisk();
  const opened = await NamesJournal.open(disk, new FakeClock());
  await opened.write(...names.map(add));
  expect([...disk.folder.keys()]).toEqual(['snap-1.json', 'log-1.jsonl']);
  const files = new Map([...disk.folder].map(([name, { bytes }]) => [name, bytes]));
  const log = files.get('log-1.jsonl')!;
  const ends = [...log.entries()].flatMap(([index, byte]) => (byte === 10 ? [index + 1] : []));
  return { files, log, ends, withLog: (bytes: Uint8Array) => new Map(files).set('log-1.jsonl', bytes) };
}

/** Snapshot of a generation in the form it has on disk. */
function snapshot(sequence: number, entries: readonly unknown[]): Uint8Array {
  return encodeCheckedLine({ sequence, entries });
}

describe('a start', () => {
  it('begins a new generation, removes the old one, and leaves other files alone', async () => {
    const { files } = await written();
    const disk = new SimulatedDisk(files.set('notes.txt', new Uint8Array(3)).set('next.tmp', new Uint8Array(3)));
    const opened = await NamesJournal.open(disk, new FakeClock());
    expect(opened.names).toEqual(names);
    expect([...disk.folder.keys()].toSorted()).toEqual(['log-2.jsonl', 'notes.txt', 'snap-2.json']);
    expect(opened.warnings).toEqual([]);
  });

  it('takes the newest generation when a crash left two, also before its log was made', async () => {
    const { files } = await written();
    const opened = await open(files.set('snap-2.json', snapshot(9, [add('troll')])));
    expect([opened.names, opened.warnings]).toEqual([['troll'], []]);
  });

  it('takes the newest valid snapshot, and says that one was damaged', async () => {
    const { files } = await written();
    const opened = await open(files.set('snap-2.json', snapshot(9, [add('troll')]).with(20, 0)));
    expect([opened.names, opened.warnings]).toEqual([names, [expect.stringContaining('damaged')]]);
  });

  it('with a log and no snapshot is empty, and says so', async () => {
    const { files } = await written();
    files.delete('snap-1.json');
    const opened = await open(files);
    expect([opened.names, opened.warnings]).toEqual([[], [expect.stringContaining('damaged')]]);
  });

  it('counts what another version has written, and loses nothing else', async () => {
    const later = { kind: 'rename', name: 'goblin' };
    const log = [add('ogre'), later, add('troll')].map((entry, index) =>
      encodeCheckedLine({ sequence: 6 + index, entry }),
    );
    const opened = await open([
      ['snap-4.json', snapshot(5, [later, add('goblin')])],
      ['log-4.jsonl', Buffer.concat(log)],
    ]);
    expect(opened.names).toEqual(['goblin', 'ogre', 'troll']);
    expect(opened.warnings).toEqual([expect.stringContaining('2 entries')]);
  });
});

describe('a damaged log', () => {
  it('that is torn anywhere gives exactly what is before the tear, and says nothing', async () => {
    const { log, ends, withLog } = await written();
    for (let length = 0; length <= log.length; length++) {
      const opened = await open(withLog(log.subarray(0, length)));
      expect(opened.names).toEqual(names.slice(0, ends.filter((end) => end <= length).length));
      expect(opened.warnings).toEqual([]);
    }
  });

  it('whose tail is zeros gives what is before, and says nothing', async () => {
    const { log, ends, withLog } = await written();
    const opened = await open(withLog(log.map((byte, index) => (index < ends[1]! + 3 ? byte : 0))));
    expect([opened.names, opened.warnings]).toEqual([names.slice(0, 2), []]);
  });

  it('that has any bit flipped gives only what is before, says so once, and can be written on', async () => {
    const { log, ends, withLog } = await written();
    await fc.assert(
      fc.asyncProperty(fc.nat(log.length - 1), fc.nat(7), async (at, bit) => {
        const disk = new SimulatedDisk(withLog(log.map((byte, index) => (index === at ? byte ^ (1 << bit) : byte))));
        const opened = await NamesJournal.open(disk, new FakeClock());
        const intact = names.slice(0, ends.filter((end) => end <= at).length);
        expect(opened.names).toEqual(intact);
        // From the line feed of the second line on it could as well be a last line cut off by a crash.
        if (at < ends[1]! - 1) expect(opened.warnings).toEqual([expect.stringContaining('damaged')]);
        await opened.write(add('troll'));
        const again = await NamesJournal.open(disk.afterPowerCut(), new FakeClock());
        expect([again.names, again.warnings]).toEqual([[...intact, 'troll'], []]);
      }),
    );
  });

  it('that lost a line, or has one twice, stops there', async () => {
    const { log, ends, withLog } = await written();
    const [first, second] = [log.subarray(0, ends[0]), log.subarray(ends[0], ends[1])];
    const lost = await open(withLog(Buffer.concat([first, log.subarray(ends[1])])));
    expect(lost.names).toEqual(['goblin']);
    const twice = await open(withLog(Buffer.concat([first, second, second, log.subarray(ends[1])])));
    expect(twice.names).toEqual(['goblin', 'orc']);
    expect(twice.warnings).toEqual([expect.stringContaining('damaged')]);
  });
});
