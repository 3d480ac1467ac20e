import { describe, expect, it } from 'vitest';
import { compile } from '../../../../src/engine/compile/compile';
import { RunRecorder } from '../../../../src/engine/record/runRecorder';
import { simulate } from '../../../../src/engine/simulate';
import type { RunColumns } from '../../../../src/shared/model/results';
import { skirmish } from '../../../fixtures/referenceEncounters';

const compiled = compile(skirmish());

function record(capacity: number, runs: number): RunColumns {
  const recorder = new RunRecorder(compiled.creatures, 0, capacity);
  simulate(compiled, 3, 0, runs, recorder);
  return recorder.finish();
}

describe('the run recorder', () => {
  it('gives columns of exactly the runs recorded, whatever the capacity', () => {
    const exact = record(150, 150);
    expect(record(1000, 150)).toEqual(exact);
    expect(record(1, 150)).toEqual(exact);
    expect(exact.hpLeft).toHaveLength(compiled.creatures * 150);
    expect(exact.hpLeft.buffer.byteLength).toBe(compiled.creatures * 150 * 4);
    expect(exact.partyHp.buffer.byteLength).toBe(exact.partyHp.length * 4);
  });

  it('goes on after it has been asked for its columns', () => {
    const recorder = new RunRecorder(compiled.creatures, 0, 100);
    simulate(compiled, 3, 0, 40, recorder);
    expect(recorder.finish().runs).toBe(40);
    simulate(compiled, 3, 40, 150, recorder);
    expect(recorder.finish()).toEqual(record(150, 150));
  });

  it('begins again with nothing left of the runs before', () => {
    const recorder = new RunRecorder(compiled.creatures, 0, 60);
    simulate(compiled, 3, 0, 60, recorder);
    recorder.finish();
    recorder.restart(60);
    simulate(compiled, 3, 60, 120, recorder);
    const fresh = new RunRecorder(compiled.creatures, 60, 60);
    simulate(compiled, 3, 60, 120, fresh);
    expect(recorder.finish()).toEqual(fresh.finish());
    expect(recorder.hpChanges()).toEqual(fresh.hpChanges());
  });

  it('has nothing to show before the first run', () => {
    const columns = record(10, 0);
    expect([columns.runs, columns.outcome.length, columns.partyHp.length]).toEqual([0, 0, 0]);
  });

  it('begins each trace with the hit points the sides start with', () => {
    const columns = record(20, 20);
    let start = 0;
    for (let run = 0; run < 20; run++) {
      expect([columns.partyHp[start], columns.monstersHp[start]]).toEqual([141, 105]);
      start += columns.rounds[run]! + 1;
    }
    expect(start).toBe(columns.partyHp.length);
  });
});
