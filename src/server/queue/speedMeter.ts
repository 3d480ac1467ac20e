import { blockSize } from '../../shared/model/results';

/** Aimed at per chunk: long enough that a round trip costs nothing, short enough that progress is live. */
const chunkMs = 150;
/** A smaller chunk than this is not worth a round trip. */
const smallestChunkMs = 15;
/** Of a scenario that was never fought, which may be far slower than others: the default number of runs. */
const firstBlocks = 5;
const newestShare = 0.3;
const remembered = 100;

/** How fast one worker has been, in runs per millisecond: by scenario, and in general. */
export class SpeedMeter {
  private readonly byScenario = new Map<string, number>();
  private overall: number | null = null;

  measure(scenarioHash: string, runs: number, elapsedMs: number): void {
    const speed = runs / Math.max(elapsedMs, 0.01);
    const before = this.byScenario.get(scenarioHash);
    this.byScenario.delete(scenarioHash);
    this.byScenario.set(scenarioHash, smooth(before, speed));
    if (this.byScenario.size > remembered) this.byScenario.delete(this.byScenario.keys().next().value!);
    this.overall = smooth(this.overall ?? undefined, speed);
  }

  /** Milliseconds one worker needs for the runs; null before anything was measured. */
  estimateMs(scenarioHash: string, runs: number): number | null {
    const speed = this.byScenario.get(scenarioHash) ?? this.overall;
    return speed === null ? null : runs / speed;
  }

  /**
   * Blocks to hand out at once: as many as the measured speed allows. A new scenario, most often one just edited, is
   * taken to be as fast as those before it, but only for so many runs that an error costs little.
   */
  chunkBlocks(scenarioHash: string, runsLeft: number, workers: number): number {
    const known = this.byScenario.get(scenarioHash);
    const speed = known ?? this.overall;
    const share = runsLeft / workers;
    const runs = speed === null ? share : Math.min(speed * chunkMs, Math.max(share, speed * smallestChunkMs));
    const blocks = Math.max(1, Math.round(runs / blockSize));
    return known === undefined ? Math.min(blocks, firstBlocks) : blocks;
  }
}

function smooth(before: number | undefined, now: number): number {
  return before === undefined ? now : before + newestShare * (now - before);
}
