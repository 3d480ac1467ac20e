import * as v from 'valibot';
import { describe, expect, it } from 'vitest';
import { Journal } from '../../src/server/journal/journal';
import type { JournalFormat } from '../../src/server/journal/journalFormat';
import { FakeClock } from '../support/fakeClock';
import { SimulatedDisk, type DiskStep } from '../support/simulatedDisk';
import { sampleDice } from '../unit/shared/results/sampleRuns';

const entrySchema = v.object({ index: v.number(), key: v.number(), padding: v.string() });
type Entry = v.InferOutput<typeof entrySchema>;
/** The last entry under each key, so that most of a log is dead, as in the queue's. */
type State = Map<number, Entry>;

const format: JournalFormat<Entry, State> = {
  schema: entrySchema,
  empty: () => new Map(),
  apply(state, entry) {
    state.delete(entry.key);
    state.set(entry.key, entry);
  },
  entriesOf: (state) => [...state.values()],
};

const steps: readonly DiskStep[] = ['list', 'append', 'sync', 'write', 'rename', 'syncFolder', 'remove'];
const keys = 8;
const settled = () => new Promise((resolve) => setImmediate(resolve));

type FailsAt = (random: number) => DiskStep | null;

/** What outlives the journal: the one who uses it. */
class Witness {
  /** So many entries were said to be safe. */
  acknowledged = 0;
  /** Openings of which it was checked that what was recovered is right. */
  recoveries = 0;
  outages = 0;
  private isSaving = true;

  /** @param entries all that was written, in order */
  constructor(
    private readonly random: () => number,
    private readonly entries: Entry[] = [],
  ) {}

  /** Another who has seen the same so far. */
  fork(random: () => number): Witness {
    const fork = new Witness(random, [...this.entries]);
    fork.acknowledged = this.acknowledged;
    return fork;
  }

  /** One journal's life: recovers, then writes until it has done enough or the disk crashes. */
  async live(disk: SimulatedDisk, actions: number, failsAt: FailsAt): Promise<void> {
    const { random, entries } = this;
    const clock = new FakeClock();
    const warn = (message: string) => {
      if (message.includes('cannot be saved')) {
        this.isSaving = false;
        this.outages++;
      } else if (message === 'The queue is saved again.') {
        this.isSaving = true;
        this.acknowledge(entries.length);
      } else if (!message.includes('damaged')) throw new Error(message);
    };
    const journal = await openedUnlessCrashed(disk, clock, warn);
    if (!journal) return;
    this.check(journal.state);
    for (let action = 0; action < actions && !disk.hasCrashed(); action++) {
      const choice = random();
      if (choice < 0.35) {
        const failing = failsAt(random());
        disk.fails = failing ? { [failing]: 'EIO: i/o error' } : {};
        clock.advance(choice < 0.05 ? 100_000 : 10 * random());
        // Sometimes the next is written while the disk still works.
        if (this.isSaving && random() < 0.5) await microtasks(20 * random());
        else await settled();
      } else {
        const entry = this.newEntry();
        const count = entries.push(entry);
        if (choice > 0.85) journal.note(entry);
        else void journal.write(entry).then(() => this.isSaving && this.acknowledge(count));
      }
    }
    clock.advance(100);
    await settled();
  }

  private acknowledge(count: number): void {
    this.acknowledged = Math.max(this.acknowledged, count);
  }

  /** What was recovered is what the first so many entries make, and no acknowledged one is missing. */
  private check(state: State): void {
    const count = Math.max(0, ...[...state.values()].map(({ index }) => index + 1));
    expect(count).toBeGreaterThanOrEqual(this.acknowledged);
    this.entries.length = count;
    const expected = format.empty();
    for (const entry of this.entries) format.apply(expected, entry);
    expect([...state.values()]).toEqual([...expected.values()]);
    // They are in a generation of their own now.
    this.acknowledged = count;
    this.isSaving = true;
    this.recoveries++;
  }

  private newEntry(): Entry {
    const length = Math.floor(this.random() * 6000);
    return { index: this.entries.length, key: Math.floor(this.random() * keys), padding: 'x'.repeat(length) };
  }
}

async function openedUnlessCrashed(disk: SimulatedDisk, clock: FakeClock, warn: (message: string) => void) {
  const opening = Journal.open(disk, format, clock, warn);
  return Promise.race([opening, settled().then(() => null)]);
}

async function microtasks(count: number): Promise<void> {
  for (let index = 0; index < count; index++) await Promise.resolve();
}

/** Crashes at every step of one random history, twice each, then soon again, and opens what is left. */
async function crashEverywhere(seed: number, failsAt: FailsAt) {
  const undisturbed = new SimulatedDisk();
  await new Witness(sampleDice(seed)).live(undisturbed, 90, failsAt);
  const sum = { recoveries: 0, outages: 0, renames: undisturbed.calls.filter((step) => step === 'rename').length };
  for (let crashAt = 0; crashAt <= undisturbed.calls.length; crashAt++) {
    const witness = new Witness(sampleDice(seed));
    const first = new SimulatedDisk();
    first.crashAt = crashAt;
    await witness.live(first, 90, failsAt);
    sum.outages += witness.outages;
    for (const variant of [1, 2]) {
      const random = sampleDice(1000 * seed + 2 * crashAt + variant);
      const survivor = witness.fork(random);
      const second = first.afterCrash(random);
      second.crashAt = Math.floor(random() * 30);
      await survivor.live(second, 20, failsAt);
      await survivor.live(second.afterCrash(random), 2, failsAt);
      sum.recoveries += survivor.recoveries;
      sum.outages += survivor.outages;
    }
  }
  return sum;
}

describe('a journal whose disk crashes', () => {
  it('at any step, twice in a row, recovers all that was acknowledged and nothing that was not written', async () => {
    const sums = [];
    for (let seed = 1; seed <= 28; seed++) sums.push(await crashEverywhere(seed, () => null));
    expect(sums.reduce((sum, { recoveries }) => sum + recoveries, 0)).toBeGreaterThan(4000);
    // Two at the start, two for each time that the journal was written anew.
    for (const { renames } of sums) expect(renames).toBeGreaterThan(2);
  });

  it('after writes, syncs and renames that failed recovers all that was said to be safe', async () => {
    const failsAt: FailsAt = (random) => steps[Math.floor(random * 4 * steps.length)] ?? null;
    const sums = [];
    for (let seed = 101; seed <= 110; seed++) sums.push(await crashEverywhere(seed, failsAt));
    expect(sums.reduce((sum, { recoveries }) => sum + recoveries, 0)).toBeGreaterThan(1000);
    expect(sums.reduce((sum, { outages }) => sum + outages, 0)).toBeGreaterThan(200);
  });
});
