import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { JobRuns, type RunRange } from '../../../src/server/queue/jobRuns';
import type { RunColumns } from '../../../src/shared/model/results';
import { fordScenario } from '../../fixtures/fordScenario';
import { simulateReply } from '../../support/simulateReply';

function runsOf(total: number): JobRuns {
  return new JobRuns(fordScenario(4), total);
}

/** One creature, 10,000 rounds in each run. */
function longFights({ from, to }: RunRange): RunColumns {
  const runs = to - from;
  const perRun = () => new Uint32Array(runs);
  const trace = new Uint32Array(runs * 10_001);
  return {
    ...{ from, runs, creatures: 1 },
    outcome: new Uint8Array(runs),
    fightsWon: new Uint8Array(runs),
    rounds: new Uint16Array(runs).fill(10_000),
    hpLeft: new Int32Array(runs),
    state: new Uint8Array(runs),
    drops: new Uint8Array(runs),
    damageDealt: perRun(),
    damageTaken: perRun(),
    healing: perRun(),
    kills: new Uint16Array(runs),
    wasted: perRun(),
    absorbed: perRun(),
    turnsLost: new Uint16Array(runs),
    resourcesLeft: new Uint16Array(runs),
    ...{ partyHp: trace, monstersHp: trace },
  };
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
    expect(() => runs.add(range, simulateReply({ from: 0, to: 201 }))).toThrow('incomplete');
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

describe('runs that are stored', () => {
  it('are the first ones that have room in a message, when fights are long', () => {
    const runs = runsOf(6 * 201);
    for (let range = runs.take(3); range; range = runs.take(3)) {
      runs.add(range, { ...simulateReply(range), columns: longFights(range) });
    }
    const { columns, tally } = runs.merge();
    // 32 MiB by 8 bytes for each round and the start, 4 for the run and 32 for the creature.
    expect(columns.map((part) => [part.from, part.runs])).toEqual([[0, 419]]);
    expect(tally.runs).toBe(1206);
  });
});

describe('property', () => {
  it('merges to the same whatever the chunks, the order they came back in and those that had to be repeated', () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 5000 }),
        fc.array(fc.record({ blocks: fc.integer({ min: 1, max: 7 }), fails: fc.boolean(), swap: fc.nat(9) })),
        (total, steps) => {
          const runs = runsOf(total);
          const out: RunRange[] = [];
          for (const { blocks, fails, swap } of steps) {
            const range = runs.take(blocks);
            if (range) out.push(range);
            const [back] = out.splice(swap % Math.max(out.length, 1), 1);
            if (back && fails) runs.giveBack(back);
            else if (back) runs.add(back, simulateReply(back));
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
