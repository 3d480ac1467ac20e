import { existsSync, mkdtempSync, readFileSync, readdirSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { SlotStore } from '../../../../src/extension/slots/slotStore';
import { compile } from '../../../../src/engine/compile/compile';
import { RunRecorder } from '../../../../src/engine/record/runRecorder';
import { simulate } from '../../../../src/engine/simulate';
import { type Result, defaultRuns } from '../../../../src/shared/model/results';
import { encodeRuns } from '../../../../src/shared/results/codec';
import { fordScenario } from '../../../fixtures/fordScenario';
import { sampleResult } from '../../../fixtures/panelSnapshot';
import { DiskFileTree, type DiskOperation } from './diskFileTree';

const runs = encodeFight();
const now = Date.UTC(2026, 0, 1);
/** Of each race: enough for nearly every order of steps. */
const trials = 40;
const base = sampleResult;

/** A result of the scenario with this hash digit; later minutes are newer. */
function resultOf(digit: string, minute = 0, seed = 7): Result {
  return {
    ...base,
    key: { ...base.key, scenarioHash: digit.repeat(64), seed },
    finishedAt: new Date(Date.UTC(2026, 0, 1, 12, minute)).toISOString(),
  };
}

describe('the two slots', () => {
  let folder: string;
  let tree: DiskFileTree;
  let problems: string[];

  beforeEach(() => {
    folder = mkdtempSync(path.join(tmpdir(), 'slots-'));
    tree = new DiskFileTree(folder);
    problems = [];
  });
  afterEach(() => rmSync(folder, { recursive: true, force: true }));

  const open = async () => {
    const store = new SlotStore(tree, () => now);
    store.onDidFindProblem((problem) => problems.push(problem));
    await store.load();
    return store;
  };
  /** A window whose disk takes its time, so that its steps fall between those of another. */
  const openSlow = async (random: () => number) => {
    const slow = new DiskFileTree(folder);
    slow.refuse = async () => {
      for (let turns = Math.floor(random() * 6); turns > 0; turns--) await new Promise(setImmediate);
    };
    const store = new SlotStore(slow, () => now);
    store.onDidFindProblem((problem) => problems.push(problem));
    await store.load();
    return store;
  };
  const shown = (store: SlotStore) => {
    const { A, B } = store.slots;
    const digit = (content: typeof A) => content?.result.key.scenarioHash[0] ?? null;
    return { A: digit(A), B: digit(B) };
  };

  it('are empty at first, and write nothing for that', async () => {
    const store = await open();
    expect(store.slots).toEqual({ A: null, B: null });
    expect(readdirSync(folder)).toEqual([]);
  });

  it('are filled in turn, then the older one is overwritten', async () => {
    const store = await open();
    expect(await store.store(resultOf('1', 1), runs)).toBeNull();
    expect(shown(store)).toEqual({ A: '1', B: null });
    await store.store(resultOf('2', 2), runs);
    expect(shown(store)).toEqual({ A: '1', B: '2' });
    await store.store(resultOf('3', 3), runs);
    expect(shown(store)).toEqual({ A: '2', B: '3' });
    expect(store.newestName).toBe('B');
  });

  it('keep one slot for one scenario, whose generation rises', async () => {
    const store = await open();
    await store.store(resultOf('1', 1), runs);
    await store.store(resultOf('2', 2), runs);
    await store.store(resultOf('1', 3, 8), runs);
    expect(shown(store)).toEqual({ A: '2', B: '1' });
    expect(store.slots.B).toMatchObject({ generation: 2, result: { key: { seed: 8 } } });
    await store.store(resultOf('1', 4, 9), runs);
    // The one before is kept for the case of damage.
    expect(readdirSync(path.join(folder, 'slot_0'))).toEqual(['2', '3']);
  });

  it('are not written again for the result they hold', async () => {
    const store = await open();
    await store.store(resultOf('1', 1), runs);
    expect(await store.store(resultOf('1', 2), runs)).toBeNull();
    expect(store.slots.A?.generation).toBe(1);
  });

  it('are found again, byte for byte, by the next window', async () => {
    const first = await open();
    await first.store(resultOf('1', 1), runs);
    await first.store(resultOf('2', 2), runs);
    const second = await open();
    expect(second.slots).toEqual(first.slots);
    expect(second.slots.A?.runs).toEqual(runs);
    expect(second.find(resultOf('2').key)).toBe('B');
    expect(second.find(resultOf('2', 0, 99).key)).toBeNull();
    expect(problems).toEqual([]);
  });

  it('throw away what a crash left half written, but not what another window is writing', async () => {
    await tree.write('staging/5-old/runs.bin', runs);
    await tree.write(`staging/${now - 5_000}-young/runs.bin`, runs);
    await tree.write('staging/not ours', runs);
    await open();
    expect(readdirSync(path.join(folder, 'staging'))).toEqual([`${now - 5_000}-young`]);
  });

  describe('of two windows', () => {
    it('see what the other has written before they write', async () => {
      const first = await open();
      const second = await open();
      await first.store(resultOf('1', 1), runs);
      await second.store(resultOf('2', 2), runs);
      expect(shown(second)).toEqual({ A: '1', B: '2' });
      await first.store(resultOf('3', 3), runs);
      expect(shown(first)).toEqual({ A: '2', B: '3' });
      expect(shown(await open())).toEqual({ A: '2', B: '3' });
    });

    it('lose nothing when both write at the same time, in any interleaving', async () => {
      for (let trial = 0; trial < trials; trial++) {
        const random = seeded(trial);
        const [first, second] = await Promise.all([openSlow(random), openSlow(random)]);
        const stored: string[] = [];
        const fill = async (store: SlotStore, digits: string) => {
          for (const digit of digits) {
            expect(await store.store(resultOf(digit, parseInt(digit, 16)), runs)).toBeNull();
            stored.push(digit);
            expect(store.slots.B).not.toBeNull();
          }
        };
        await first.store(resultOf('0'), runs);
        await Promise.all([fill(first, '123456'), fill(second, '789abc')]);

        const { A, B } = shown(await open());
        expect([A, B]).toContain(stored.at(-1));
        expect(A).not.toBe(B);
        expect(problems).toEqual([]);
        expect(readdirSync(path.join(folder, 'staging'))).toEqual([]);
        expect(existsSync(path.join(folder, 'damaged'))).toBe(false);
        rmSync(folder, { recursive: true });
      }
    });

    it('each fill a slot of their own when both are empty', async () => {
      for (let trial = 0; trial < trials; trial++) {
        const random = seeded(trial);
        const windows = await Promise.all([openSlow(random), openSlow(random)]);
        const outcomes = await Promise.all(
          windows.map((store, index) => store.store(resultOf(String(index + 1), index), runs)),
        );
        expect(outcomes).toEqual([null, null]);
        expect(Object.values(shown(await open())).sort()).toEqual(['1', '2']);
        rmSync(folder, { recursive: true });
      }
      expect(problems).toEqual([]);
    });

    it.each(['slots.json', 'slot_0/1/metadata.json', 'slot_0/1/quintiles.json', 'slot_0/1/runs.bin'])(
      'find the slots though the other replaces them twice while one reads %s',
      async (file) => {
        const writer = await open();
        await writer.store(resultOf('1', 1), runs);
        await writer.store(resultOf('2', 2), runs);
        const slow = new DiskFileTree(folder);
        slow.refuse = async (_operation, path) => {
          if (path !== file) return;
          slow.refuse = () => undefined;
          for (const seed of [8, 9]) {
            await writer.store(resultOf('1', seed, seed), runs);
            await writer.store(resultOf('2', seed, seed), runs);
          }
        };
        const reader = new SlotStore(slow, () => now);
        reader.onDidFindProblem((problem) => problems.push(problem));
        await reader.load();
        expect(reader.slots).toEqual(writer.slots);
        expect(reader.slots.A?.generation).toBe(3);
        expect(problems).toEqual([]);
      },
    );

    it('set the same damage aside once', async () => {
      const store = await open();
      await store.store(resultOf('1', 1), runs);
      await store.store(resultOf('2', 2), runs);
      truncateSync(path.join(folder, 'slot_0/1/runs.bin'), 100);
      await Promise.all([open(), open()]);
      expect(problems.filter((problem) => problem.includes('nor be set aside'))).toEqual([]);
      expect(problems.length).toBeGreaterThan(0);
      expect(readdirSync(path.join(folder, 'damaged'))).toHaveLength(1);
    });
  });

  describe('when something is damaged', () => {
    const file = (name: string) => path.join(folder, name);
    const flipByte = (name: string) => {
      const bytes = readFileSync(file(name));
      bytes[bytes.length >> 1]! ^= 0x10;
      writeFileSync(file(name), bytes);
    };

    beforeEach(async () => {
      const store = await open();
      await store.store(resultOf('1', 1), runs);
      await store.store(resultOf('2', 2), runs);
    });

    it.each(['metadata.json', 'quintiles.json', 'runs.bin'])(
      'set a slot with a flipped bit in %s aside',
      async (name) => {
        flipByte(`slot_0/1/${name}`);
        const store = await open();
        expect(shown(store)).toEqual({ A: '2', B: null });
        expect(problems).toHaveLength(1);
        expect(problems[0]).toContain(name);
        expect(existsSync(file(`damaged/slot_0-1-${now}/${name}`))).toBe(true);
        expect(existsSync(file('slot_0/1'))).toBe(false);
      },
    );

    it.each(['metadata.json', 'quintiles.json', 'runs.bin'])('set a slot with a torn %s aside', async (name) => {
      truncateSync(file(`slot_1/1/${name}`), 100);
      expect(shown(await open())).toEqual({ A: '1', B: null });
      expect(problems).toHaveLength(1);
    });

    it.each(['metadata.json', 'quintiles.json', 'runs.bin'])('set a slot without %s aside', async (name) => {
      rmSync(file(`slot_0/1/${name}`));
      expect(shown(await open())).toEqual({ A: '2', B: null });
      expect(problems[0]).toContain(`${name}: it is missing`);
    });

    it('say that a slot was written by a newer version', async () => {
      const metadata = JSON.parse(readFileSync(file('slot_0/1/metadata.json'), 'utf8')) as object;
      writeFileSync(file('slot_0/1/metadata.json'), JSON.stringify({ ...metadata, formatVersion: 2 }));
      expect(shown(await open())).toEqual({ A: '2', B: null });
      expect(problems[0]).toContain('newer version of Encounter Lab (format 2)');
    });

    it('are told of it once, and go on', async () => {
      flipByte('slot_0/1/runs.bin');
      const store = await open();
      problems = [];
      expect(shown(await open())).toEqual({ A: '2', B: null });
      await store.store(resultOf('3', 3), runs);
      expect(shown(await open())).toEqual({ A: '2', B: '3' });
      expect(problems).toEqual([]);
    });

    it.each([
      ['flipped', () => flipByte('slots.json')],
      ['torn', () => truncateSync(file('slots.json'), 20)],
      ['lost', () => rmSync(file('slots.json'))],
    ])('are found without their index when it is %s', async (_how, damage) => {
      damage();
      expect(shown(await open())).toEqual({ A: '1', B: '2' });
      problems = [];
      expect(shown(await open())).toEqual({ A: '1', B: '2' });
      expect(problems).toEqual([]);
    });

    it('fall back to the generation before', async () => {
      await (await open()).store(resultOf('1', 3, 8), runs);
      flipByte('slot_0/2/runs.bin');
      const store = await open();
      expect(shown(store)).toEqual({ A: '1', B: '2' });
      expect(store.slots.A?.generation).toBe(1);
      expect(problems).toHaveLength(1);
    });

    it('survive a crash at every step of a write', async () => {
      for (let step = 1; ; step++) {
        let operations = 0;
        tree.refuse = (operation) => {
          if (isChange(operation) && ++operations >= step) throw new Error('the power is off');
        };
        const problem = await (await open()).store(resultOf('3', 3), runs);
        tree.refuse = () => undefined;
        expect(shown(await open())).toEqual(problem === null ? { A: '2', B: '3' } : { A: '1', B: '2' });
        if (operations < step) {
          expect(step).toBeGreaterThan(5);
          return;
        }
        if (problem !== null) continue;
        // Written, but not to the end: begin the next step with the same two.
        rmSync(folder, { recursive: true });
        const again = await open();
        await again.store(resultOf('1', 1), runs);
        await again.store(resultOf('2', 2), runs);
      }
    });

    it('survive a read that fails once, whichever it is', async () => {
      for (let step = 1; ; step++) {
        rmSync(folder, { recursive: true });
        const store = await open();
        const other = await open();
        await other.store(resultOf('1', 1), runs);
        await other.store(resultOf('2', 2), runs);
        let operations = 0;
        tree.refuse = (operation) => {
          if (!isChange(operation) && ++operations === step) throw new Error('EIO: the disk hiccups');
        };
        const problem = await store.store(resultOf('3', 3), runs);
        tree.refuse = () => undefined;
        expect(store.find(resultOf('3').key)).not.toBeNull();
        const found = shown(await open());
        if (problem === null) expect(found).toEqual({ A: '2', B: '3' });
        // What fails after the last byte is written has been saved all the same.
        else
          expect([
            { A: '1', B: '2' },
            { A: '2', B: '3' },
          ]).toContainEqual(found);
        expect(await store.saveAgain()).toBeNull();
        expect(shown(await open())).toEqual({ A: '2', B: '3' });
        expect(problems).toEqual([]);
        if (operations < step) {
          expect(step).toBeGreaterThan(10);
          return;
        }
      }
    });
  });

  describe('when the disk refuses', () => {
    it('show the new result from memory, and keep the old one on disk', async () => {
      const store = await open();
      await store.store(resultOf('1', 1), runs);
      await store.store(resultOf('2', 2), runs);
      tree.refuse = (operation) => {
        if (operation === 'write') throw new Error('ENOSPC: no space left on device');
      };
      const refused = { message: 'ENOSPC: no space left on device', isTransient: true };
      expect(await store.store(resultOf('3', 3), runs)).toEqual(refused);
      expect(shown(store)).toEqual({ A: '2', B: '3' });
      expect(shown(await open())).toEqual({ A: '1', B: '2' });

      expect(await store.saveAgain()).toEqual(refused);
      tree.refuse = () => undefined;
      expect(await store.saveAgain()).toBeNull();
      expect(shown(await open())).toEqual({ A: '2', B: '3' });
    });

    it('tell why what is there cannot be read', async () => {
      tree.refuse = () => {
        throw new Error('EACCES: permission denied');
      };
      const store = await open();
      expect(store.slots).toEqual({ A: null, B: null });
      expect(problems).toEqual([expect.stringContaining('EACCES')]);
    });
  });
});

function isChange(operation: DiskOperation): boolean {
  return operation === 'write' || operation === 'move' || operation === 'remove';
}

/** Numbers from 0 to 1 that a trial repeats (Lehmer's generator). */
function seeded(seed: number): () => number {
  let state = seed * 2 + 1;
  return () => (state = (state * 48_271) % 2_147_483_647) / 2_147_483_647;
}

function encodeFight(): Uint8Array {
  const scenario = fordScenario(3);
  const recorder = new RunRecorder(scenario.creatures.length, 0, defaultRuns);
  simulate(compile(scenario), 7, 0, defaultRuns, recorder);
  return encodeRuns(recorder.finish());
}
