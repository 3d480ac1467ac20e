import fc from 'fast-check';
import type { RunColumns } from '../../src/shared/model/results';
import type { Scenario } from '../../src/shared/model/scenario';
import { sampleScenario } from '../unit/shared/results/sampleRuns';

interface ColumnsShape {
  readonly maxRuns?: number;
  /** The largest number of hit points, damage and healing. */
  readonly maxNumber?: number;
}

/** Columns of runs that need not hang together: any values that the format allows. */
export function arbitraryColumns(creatures: number, { maxRuns = 30, maxNumber = 0xffff_ffff }: ColumnsShape = {}) {
  const least = maxNumber > 0x7fff_ffff ? -0x8000_0000 : 0;
  return fc.record({ runs: fc.integer({ min: 1, max: maxRuns }), from: fc.nat(100_000) }).chain(({ runs, from }) => {
    const perRun = (min: number, max: number) =>
      fc.array(fc.integer({ min, max }), { minLength: runs, maxLength: runs });
    const perCreature = (min: number, max: number) =>
      fc.array(fc.integer({ min, max }), { minLength: runs * creatures, maxLength: runs * creatures });
    return perRun(1, 12).chain((rounds) => {
      const length = rounds.reduce((sum, count) => sum + count + 1, 0);
      const trace = fc.array(fc.nat(maxNumber), { minLength: length, maxLength: length });
      return fc.record({
        from: fc.constant(from),
        runs: fc.constant(runs),
        creatures: fc.constant(creatures),
        outcome: perRun(0, 2).map((values) => Uint8Array.from(values)),
        rounds: fc.constant(Uint16Array.from(rounds)),
        fightsWon: perRun(0, maxNumber > 0xff ? 0xff : 1).map((values) => Uint8Array.from(values)),
        hpLeft: perCreature(least, Math.min(maxNumber, 0x7fff_ffff)).map((values) => Int32Array.from(values)),
        state: perCreature(0, 4).map((values) => Uint8Array.from(values)),
        drops: perCreature(0, 255).map((values) => Uint8Array.from(values)),
        damageDealt: perCreature(0, maxNumber).map((values) => Uint32Array.from(values)),
        damageTaken: perCreature(0, maxNumber).map((values) => Uint32Array.from(values)),
        healing: perCreature(0, maxNumber).map((values) => Uint32Array.from(values)),
        kills: perCreature(0, 65_535).map((values) => Uint16Array.from(values)),
        wasted: perCreature(0, maxNumber).map((values) => Uint32Array.from(values)),
        absorbed: perCreature(0, maxNumber).map((values) => Uint32Array.from(values)),
        turnsLost: perCreature(0, 65_535).map((values) => Uint16Array.from(values)),
        resourcesLeft: perCreature(0, 65_535).map((values) => Uint16Array.from(values)),
        partyHp: trace.map((values) => Uint32Array.from(values)),
        monstersHp: trace.map((values) => Uint32Array.from(values)),
      });
    });
  });
}

/** A scenario with any number of creatures on each side, and columns of hit points that a fight can have. */
export function arbitraryFight(): fc.Arbitrary<{ scenario: Scenario; columns: RunColumns }> {
  return fc
    .record({ party: fc.integer({ min: 1, max: 4 }), monsters: fc.integer({ min: 1, max: 4 }) })
    .chain(({ party, monsters }) =>
      fc.record({
        scenario: fc.constant(
          sampleScenario([
            ...Array.from({ length: party }, () => ({ side: 'party', maxHp: 20 }) as const),
            ...Array.from({ length: monsters }, () => ({ side: 'monsters', maxHp: 20 }) as const),
          ]),
        ),
        columns: arbitraryColumns(party + monsters, { maxNumber: 20 }),
      }),
    );
}
