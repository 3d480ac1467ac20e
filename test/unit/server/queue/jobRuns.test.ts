import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobRuns, type RunRange } from '../../../../src/server/queue/jobRuns';
import { fordScenario } from '../../../fixtures/fordScenario';
import { simulateReply } from '../../../support/simulateReply';

function runsOf(total: number): JobRuns {
  return new JobRuns(fordScenario(4), total);
}

describe('handing out', () => {
  it('cuts at whole blocks, with the rest at the end', () => {
    const runs = runsOf(1005 + 1);
    expect(runs.take(1)).toEqual({ from: 0, to: 201 });
    expect(runs.take(2)).toEqual({ from: 201, to: 603 });
    expect(runs.take(100)).toEqual({ from: 603, to: 1006 });
    expect(runs.take(1)).toBeNull();
    expect(runs.hasMore).toBe(false);
  });

  it('hands out again what a worker did not finish', () => {
    const runs = runsOf(402);
    const range = runs.take(1)!;
    runs.giveBack(range);
    expect(runs.take(1)).toEqual(range);
  });

  it('counts what workers report of chunks under way, and forgets it when they are given back', () => {
    const runs = runsOf(402);
    const first = runs.take(1)!;
    const other = runs.take(1)!;
    runs.report(first, 50);
    runs.add(other, simulateReply(other));
    expect(runs.runsDone).toBe(251);
    runs.giveBack(first);
    expect(runs.runsDone).toBe(201);
  });
});

describe('taking back', () => {
  it('refuses a range that is not out: it came twice, or late', () => {
    const runs = runsOf(402);
    const range = runs.take(1)!;
    runs.add(range, simulateReply(range));
    expect(() => runs.add(range, simulateReply(range))).toThrow('not handed out');
    expect(() => runs.giveBack(range)).toThrow('not handed out');
  });

  it('refuses a reply about less than the range, which can then be handed out again', () => {
    const runs = runsOf(402);
    const range = runs.take(2)!;
    expect(() => runs.add(range, { ...simulateReply({ from: 0, to: 201 }), to: 402 })).toThrow('incomplete');
    runs.giveBack(range);
    expect(runs.hasMore).toBe(true);
  });

  it('does not merge while runs are missing', () => {
    const runs = runsOf(402);
    const range = runs.take(1)!;
    runs.add(range, simulateReply(range));
    expect(runs.isComplete).toBe(false);
    expect(() => runs.merge()).toThrow('missing');
  });
});

describe('a worker told to stop', () => {
  it('has done the first blocks; the others are handed out again, in order', () => {
    const runs = runsOf(1005);
    const range = runs.take(4)!;
    runs.add(range, simulateReply({ from: 0, to: 402 }));
    expect(runs.runsDone).toBe(402);
    expect(runs.take(1)).toEqual({ from: 402, to: 603 });
    expect(runs.take(9)).toEqual({ from: 603, to: 804 });
    expect(runs.take(9)).toEqual({ from: 804, to: 1005 });
  });

  it('has done nothing: all of it is handed out again', () => {
    const runs = runsOf(402);
    const range = runs.take(2)!;
    runs.add(range, simulateReply({ from: 0, to: 0 }));
    expect(runs.take(2)).toEqual({ from: 0, to: 402 });
  });
});

describe('chunks of an earlier process', () => {
  const chunk = ({ from, to }: RunRange) => ({ ...simulateReply({ from, to }), from });

  it('are not handed out again', () => {
    const runs = runsOf(1005);
    runs.restore(chunk({ from: 201, to: 402 }));
    runs.restore(chunk({ from: 804, to: 1005 }));
    expect(runs.take(9)).toEqual({ from: 0, to: 201 });
    expect(runs.take(9)).toEqual({ from: 402, to: 804 });
    expect(runs.take(9)).toBeNull();
    expect(runs.runsDone).toBe(402);
  });

  it('are refused when they overlap, or are about less than they say', () => {
    const runs = runsOf(1005);
    runs.restore(chunk({ from: 0, to: 402 }));
    expect(() => runs.restore(chunk({ from: 201, to: 603 }))).toThrow('already');
    expect(() => runs.restore({ ...chunk({ from: 402, to: 603 }), to: 804 })).toThrow('incomplete');
    expect(() => runs.restore({ ...chunk({ from: 402, to: 603 }), from: 400 })).toThrow('incomplete');
  });
});

describe('property', () => {
  it('merges to the same whatever the chunks, the order they came back in and those that had to be repeated', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.array(
          fc.record({ blocks: fc.integer({ min: 1, max: 7 }), kept: fc.constantFrom(0, 1, 2, null), swap: fc.nat(9) }),
        ),
        (total, steps) => {
          const runs = runsOf(total);
          const out: RunRange[] = [];
          for (const { blocks, kept, swap } of steps) {
            const range = runs.take(blocks);
            if (range) out.push(range);
            const [back] = out.splice(swap % Math.max(out.length, 1), 1);
            if (!back) continue;
            // Null: the worker died. Else it was told to stop after so many blocks.
            if (kept === null) runs.giveBack(back);
            else runs.add(back, simulateReply({ from: back.from, to: Math.min(back.from + 201 * kept, back.to) }));
          }
          for (let range = runs.take(3); range; range = runs.take(3)) out.push(range);
          for (const range of out) runs.add(range, simulateReply(range));
          const whole = simulateReply({ from: 0, to: total });
          const merged = runs.merge();
          expect(merged.blockDigests).toEqual(whole.blockDigests);
          expect(merged.tally).toEqual(whole.tally);
        },
      ),
    );
  });
});
