import { emptyTally, mergeTallies } from '../../engine/stats/tally';
import { blockSize, maxStoredBytes, type RunColumns } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import type { AnalyzeReply, SimulateReply, Tally } from '../../shared/protocol/worker';
import { limitColumns } from '../../shared/results/columns';

/** Runs `[from, to)`: whole blocks but for the last of a job. */
export interface RunRange {
  readonly from: number;
  readonly to: number;
}

export interface MergedRuns {
  /** What is stored, in order of `from`. */
  readonly columns: readonly RunColumns[];
  readonly tally: Tally;
  /** When one worker had the whole job: all that is left to do is done. */
  readonly analyzed: AnalyzeReply | null;
  /** SHA-256 of each block, in order: 32 bytes each. */
  readonly blockDigests: Uint8Array;
}

/**
 * The runs of one job: which are to be handed out, which are with a worker, and what came of the others. The merged
 * outcome is the same however they were cut, in whatever order they came back.
 */
export class JobRuns {
  private unstarted = 0;
  private readonly returned: RunRange[] = [];
  private readonly handedOut = new Map<RunRange, number>();
  private readonly finished: { readonly range: RunRange; readonly reply: SimulateReply }[] = [];
  private sums: Tally;
  private finishedRuns = 0;

  constructor(
    scenario: Scenario,
    private readonly total: number,
  ) {
    this.sums = emptyTally(scenario);
  }

  /** True while there is something to {@link take}. */
  get hasMore(): boolean {
    return this.unstarted < this.total || this.returned.length > 0;
  }

  get isInProgress(): boolean {
    return this.handedOut.size > 0;
  }

  /** True when every run is there. */
  get isComplete(): boolean {
    return this.finishedRuns === this.total;
  }

  /** Runs fought so far, with those of chunks that are still with a worker. */
  get runsDone(): number {
    let done = this.finishedRuns;
    for (const runs of this.handedOut.values()) done += runs;
    return done;
  }

  /** Sums over the chunks that came back. */
  get tally(): Tally {
    return this.sums;
  }

  /** Hands out up to `blocks` blocks, those given back first; null when all are handed out. */
  take(blocks: number): RunRange | null {
    let range = this.returned.shift();
    if (!range) {
      if (this.unstarted >= this.total) return null;
      range = { from: this.unstarted, to: Math.min(this.unstarted + blocks * blockSize, this.total) };
      this.unstarted = range.to;
    }
    this.handedOut.set(range, 0);
    return range;
  }

  /** A worker has fought `runs` of the range so far. */
  report(range: RunRange, runs: number): void {
    if (this.handedOut.has(range)) this.handedOut.set(range, runs);
  }

  /** The worker did not finish the range: it is handed out again. */
  giveBack(range: RunRange): void {
    this.takeBack(range);
    this.returned.push(range);
  }

  /** The range came back. @throws when it was not handed out, or when the reply is not about all of it. */
  add(range: RunRange, reply: SimulateReply): void {
    const runs = range.to - range.from;
    const blocks = Math.ceil(runs / blockSize);
    if (reply.tally.runs !== runs || reply.blockDigests.length !== 32 * blocks) {
      throw new Error(`Runs ${range.from} to ${range.to} came back incomplete`);
    }
    this.takeBack(range);
    this.finished.push({ range, reply });
    this.finishedRuns += runs;
    this.sums = mergeTallies(this.sums, reply.tally);
  }

  /** Everything, in order. @throws unless the chunks cover `[0, total)` exactly. */
  merge(): MergedRuns {
    const chunks = this.finished.toSorted((a, b) => a.range.from - b.range.from);
    let covered = 0;
    for (const { range } of chunks) {
      if (range.from !== covered) throw new Error(`Runs ${covered} to ${range.from} are missing or there twice`);
      covered = range.to;
    }
    if (covered !== this.total) throw new Error(`Runs ${covered} to ${this.total} are missing`);
    const blockDigests = new Uint8Array(32 * Math.ceil(this.total / blockSize));
    for (const { range, reply } of chunks) blockDigests.set(reply.blockDigests, 32 * (range.from / blockSize));
    const columns = chunks.flatMap(({ reply }) => (reply.columns ? [reply.columns] : []));
    const analyzed = chunks.length === 1 ? chunks[0]!.reply.analyzed : null;
    return { columns: limitColumns(columns, maxStoredBytes), tally: this.sums, analyzed, blockDigests };
  }

  private takeBack(range: RunRange): void {
    if (!this.handedOut.delete(range)) throw new Error(`Runs ${range.from} to ${range.to} were not handed out`);
  }
}
