import { describe, expect, it } from 'vitest';
import { drawDie, keyRun, keyTurn } from '../../../../src/engine/random/generator';
import { chiSquareSigmas } from '../../../support/chiSquare';

const samples = 400_000;
/** A sound generator exceeds this once in a billion tests. */
const sigmas = 6;

/** Counts of the tuples of faces that `tuple` gives for sample 0, 1, 2... */
function sigmasOf(sides: number, size: number, tuple: (sample: number, faces: number[]) => void): number {
  const counts = new Int32Array(sides ** size);
  const faces: number[] = [];
  for (let sample = 0; sample < samples; sample++) {
    faces.length = 0;
    tuple(sample, faces);
    counts[faces.reduce((cell, face) => cell * sides + face - 1, 0)]! += 1;
  }
  return chiSquareSigmas(counts);
}

function face(seed: number, run: number, round: number, creature: number, counter: number, sides: number): number {
  keyRun(seed, run);
  keyTurn(round, creature, 0);
  return drawDie(sides, counter);
}

describe('the generator', () => {
  it.each([2, 6, 8, 20, 100, 1000])('gives every face of a d%i equally often', (sides) => {
    const statistic = sigmasOf(sides, 1, (sample, faces) => faces.push(face(7, sample, 1, 0, 3, sides)));
    expect(Math.abs(statistic)).toBeLessThan(sigmas);
  });

  it.each<[string, (sample: number) => number[]]>([
    ['consecutive draws of a turn', (n) => [face(7, n, 1, 0, 0, 20), face(7, n, 1, 0, 1, 20)]],
    ['an attack roll and its damage', (n) => [face(7, n, 1, 0, 0, 20), face(7, n, 1, 0, 3, 20)]],
    ['the same draw of neighbouring blocks', (n) => [face(7, n, 1, 0, 0, 20), face(7, n, 1, 0, 1 << 16, 20)]],
    ['the same draw of neighbouring slots', (n) => [face(7, n, 1, 0, 0, 20), face(7, n, 1, 0, 1 << 29, 20)]],
    ['neighbouring runs', (n) => [face(7, n, 1, 0, 0, 20), face(7, n + 1, 1, 0, 0, 20)]],
    ['neighbouring seeds', (n) => [face(n, 5, 1, 0, 0, 20), face(n + 1, 5, 1, 0, 0, 20)]],
    ['seed and run exchanged', (n) => [face(n, n + 1, 1, 0, 0, 20), face(n + 1, n, 1, 0, 0, 20)]],
    ['neighbouring rounds', (n) => [face(7, n, 1, 0, 0, 20), face(7, n, 2, 0, 0, 20)]],
    ['neighbouring creatures', (n) => [face(7, n, 1, 0, 0, 20), face(7, n, 1, 1, 0, 20)]],
    ['a creature and its opposite number', (n) => [face(7, n, 1, 3, 0, 20), face(7, n, 1, 128 + 3, 0, 20)]],
    ['small seeds', (n) => [face(n % 1000, n >> 10, 1, 0, 0, 20), face(n % 1000, n >> 10, 1, 0, 2, 20)]],
  ])('is independent over %s', (_name, pair) => {
    const statistic = sigmasOf(20, 2, (sample, faces) => faces.push(...pair(sample)));
    expect(Math.abs(statistic)).toBeLessThan(sigmas);
  });

  it('is independent over triples: draws of a turn, runs, rounds', () => {
    const inTurn = sigmasOf(20, 3, (n, faces) =>
      [0, 1, 2].forEach((counter) => faces.push(face(7, n, 1, 0, counter, 20))),
    );
    const overRuns = sigmasOf(20, 3, (n, faces) =>
      [0, 1, 2].forEach((step) => faces.push(face(7, n + step, 1, 0, 0, 20))),
    );
    const overRounds = sigmasOf(20, 3, (n, faces) =>
      [1, 2, 3].forEach((round) => faces.push(face(7, n, round, 0, 0, 20))),
    );
    for (const statistic of [inTurn, overRuns, overRounds]) expect(Math.abs(statistic)).toBeLessThan(sigmas);
  });

  it('has no two runs, turns or draws with the same dice', () => {
    // Four dice of a thousand million sides are 120 bits together: equal ones would mean equal keys.
    const seen = new Set<string>();
    let count = 0;
    for (let seed = 0; seed < 20; seed++) {
      for (let run = 0; run < 50; run++) {
        keyRun(seed, run);
        for (let round = 1; round <= 5; round++) {
          for (const creature of [0, 1, 2, 128, 129]) {
            for (const phase of [0, 1, 129]) {
              keyTurn(round, creature, phase);
              seen.add([0, 1, 2, 3].map((counter) => drawDie(2 ** 30, counter)).join());
              count++;
            }
          }
        }
      }
    }
    expect(seen.size).toBe(count);
  });

  it('takes any seed and run number of 32 bits', () => {
    keyRun(0xffff_ffff, 0xffff_ffff);
    keyTurn(1000, 255, 256);
    const high = drawDie(20, -1);
    expect(high).toBeGreaterThanOrEqual(1);
    expect(high).toBeLessThanOrEqual(20);
  });
});
