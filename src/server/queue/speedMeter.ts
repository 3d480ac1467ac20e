import { blockSize } from '../../shared/model/results';

/** Aimed at per chunk: long enough that a round trip costs nothing, short enough that progress is live. */
const chunkMs = 150;
/** A smaller chunk than this is not worth a round trip. */
const smallestChunkMs = 15;
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

  /** Blocks to hand out at once: one when the scenario is new, then as many as the measured speed allows. */
  chunkBlocks(scenarioHash: string, runsLeft: number, workers: number): number {
    const speed = this.byScenario.get(scenarioHash);
    if (speed === undefined) return 1;
    const fairShare = Math.max(runsLeft / workers, speed * smallestChunkMs);
    return Math.max(1, Math.round(Math.min(speed * chunkMs, fairShare) / blockSize));
  }
}

function smooth(before: number | undefined, now: number): number {
  return before === undefined ? now : before + newestShare * (now - before);
}
