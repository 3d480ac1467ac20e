import { describe, expect, it } from 'vitest';
import { SpeedMeter } from '../../../../src/server/queue/speedMeter';

describe('size of a chunk', () => {
  it('is a share of the default runs while nothing was measured', () => {
    const speed = new SpeedMeter();
    expect(speed.chunkBlocks('new', 1005, 1)).toBe(5);
    expect(speed.chunkBlocks('new', 1005, 5)).toBe(1);
    expect(speed.chunkBlocks('new', 1_000_000, 2)).toBe(5);
  });

  it('is the default runs, all of them, for a new scenario after fast ones, and less after slow ones', () => {
    const speed = new SpeedMeter();
    speed.measure('fast', 100_000, 100);
    expect(speed.chunkBlocks('new', 1005, 4)).toBe(5);
    expect(speed.chunkBlocks('new', 1_000_000, 4)).toBe(5);
    for (let chunk = 0; chunk < 30; chunk++) speed.measure('slow', 201, 150);
    expect(speed.chunkBlocks('new', 1_000_000, 4)).toBe(1);
  });

  it('is 100 to 200 ms of work at the measured speed', () => {
    const speed = new SpeedMeter();
    speed.measure('known', 10_000, 100);
    const runs = 201 * speed.chunkBlocks('known', 1_000_000, 2);
    expect(runs / 100).toBeGreaterThan(100);
    expect(runs / 100).toBeLessThan(200);
  });

  it('is one block for a fight so slow that a block takes longer', () => {
    const speed = new SpeedMeter();
    speed.measure('slow', 201, 3000);
    expect(speed.chunkBlocks('slow', 1_000_000, 1)).toBe(1);
  });

  it('shares what is left among the workers, but never cuts what a worker does in no time', () => {
    const speed = new SpeedMeter();
    speed.measure('known', 201 * 10, 100);
    expect(speed.chunkBlocks('known', 201 * 12, 4)).toBe(3);
    speed.measure('fast', 201 * 1000, 100);
    expect(speed.chunkBlocks('fast', 201 * 12, 4)).toBeGreaterThanOrEqual(12);
  });
});

describe('estimate', () => {
  it('is unknown before anything was measured', () => {
    expect(new SpeedMeter().estimateMs('a', 1000)).toBeNull();
  });

  it('comes from the same scenario where there is one, else from what was measured last', () => {
    const speed = new SpeedMeter();
    speed.measure('a', 1000, 10);
    expect(speed.estimateMs('a', 1000)).toBeCloseTo(10);
    expect(speed.estimateMs('b', 1000)).toBeCloseTo(10);
    speed.measure('b', 1000, 1000);
    expect(speed.estimateMs('a', 1000)).toBeCloseTo(10);
  });

  it('follows a speed that changes', () => {
    const speed = new SpeedMeter();
    speed.measure('a', 201, 200);
    for (let chunk = 0; chunk < 20; chunk++) speed.measure('a', 1000, 10);
    expect(speed.estimateMs('a', 1000)).toBeLessThan(11);
  });
});
