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
import { fullSnapshot } from '../../../fixtures/panelSnapshot';
import { DiskFileTree } from './diskFileTree';

const runs = encodeFight();
const now = Date.UTC(2026, 0, 1);
const base = fullSnapshot.slots.A!.result;

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
    expect(readdirSync(path.join(folder, 'slot_0'))).toEqual(['2']);
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

    it('are never a mixture when they write at the same time', async () => {
      const windows = await Promise.all([open(), open(), open()]);
      await Promise.all(windows.map((store, index) => store.store(resultOf(String(index + 1), index), runs)));
      const { A, B } = (await open()).slots;
      expect(A ?? B).not.toBeNull();
      expect(problems.filter((problem) => problem.includes('checksum'))).toEqual([]);
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

    it('survive a crash at every step of a write', async () => {
      for (let step = 1; ; step++) {
        let operations = 0;
        tree.refuse = (operation) => {
          if (operation !== 'read' && ++operations >= step) throw new Error('the power is off');
        };
        const problem = await (await open()).store(resultOf('3', 3), runs);
        tree.refuse = () => undefined;
        const found = shown(await open());
        if (problem === null) {
          expect(found).toEqual({ A: '2', B: '3' });
          expect(step).toBeGreaterThan(5);
          return;
        }
        expect(found).toEqual({ A: '1', B: '2' });
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
      expect(await store.store(resultOf('3', 3), runs)).toContain('ENOSPC');
      expect(shown(store)).toEqual({ A: '2', B: '3' });
      expect(shown(await open())).toEqual({ A: '1', B: '2' });

      expect(await store.saveAgain()).toContain('ENOSPC');
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

function encodeFight(): Uint8Array {
  const scenario = fordScenario(3);
  const recorder = new RunRecorder(scenario.creatures.length, 0, defaultRuns);
  simulate(compile(scenario), 7, 0, defaultRuns, recorder);
  return encodeRuns(recorder.finish());
}
