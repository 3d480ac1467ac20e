import { emptyTally, mergeTallies } from '../../engine/stats/tally';
import { blockSize, type RunColumns } from '../../shared/model/results';
import type { Scenario } from '../../shared/model/scenario';
import type { AnalyzeReply, SimulateReply, Tally } from '../../shared/protocol/worker';

/** Runs `[from, to)`: whole blocks but for the last of a job. */
export interface RunRange {
  readonly from: number;
  readonly to: number;
}

/** What came of a range. */
export interface Chunk extends RunRange {
  /** What is stored of it: as it came, or encoded as in a slot; null when nothing is. */
  readonly columns: RunColumns | Uint8Array | null;
  /** When it is the whole job, and the worker did all that was left to do; else null. */
  readonly analyzed: AnalyzeReply | null;
  readonly tally: Tally;
  /** SHA-256 of each block, in order: 32 bytes each. */
  readonly blockDigests: Uint8Array;
}

export type MergedRuns = Pick<Chunk, 'tally' | 'blockDigests' | 'analyzed'> & {
  /** What is stored, in order of `from`. */
  readonly columns: readonly (RunColumns | Uint8Array)[];
};

const digestLength = 32;

/**
 * The runs of one job: which are to be handed out, which are with a worker, and what came of the others. The merged
 * outcome is the same however they were cut, in whatever order they came back.
 */
export class JobRuns {
  /** To be handed out, in order. */
  private open: RunRange[];
  private readonly handedOut = new Map<RunRange, number>();
  private readonly chunks: Chunk[] = [];
  private sums: Tally;
  private finishedRuns = 0;

  constructor(
    scenario: Scenario,
    private readonly total: number,
  ) {
    this.open = [{ from: 0, to: total }];
    this.sums = emptyTally(scenario);
  }

  /** True while there is something to {@link take}. */
  get hasMore(): boolean {
    return this.open.length > 0;
  }

  /** Blocks that are to be handed out. */
  get openBlocks(): number {
    return this.open.reduce((sum, range) => sum + blocksOf(range), 0);
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

  /** All that came back, in the order it did. */
  get finished(): readonly Chunk[] {
    return this.chunks;
  }

  /** Of the columns it holds. */
  get bytes(): number {
    return this.chunks.reduce((sum, { columns }) => sum + bytesOf(columns), 0);
  }

  /** Hands out up to `blocks` blocks, the first that are open; null when none is. */
  take(blocks: number): RunRange | null {
    const first = this.open.shift();
    if (!first) return null;
    const range = { from: first.from, to: Math.min(first.from + blocks * blockSize, first.to) };
    if (range.to < first.to) this.open.unshift({ from: range.to, to: first.to });
    this.handedOut.set(range, 0);
    return range;
  }

  /** A worker has fought `runs` of the range so far. */
  report(range: RunRange, runs: number): void {
    if (this.handedOut.has(range)) this.handedOut.set(range, runs);
  }

  /** The worker came to nothing: the range is handed out again. */
  giveBack(range: RunRange): void {
    this.takeBack(range);
    this.reopen(range);
  }

  /**
   * The range came back, or its first blocks: what is missing is handed out again.
   *
   * @throws when it was not handed out, or when the reply is not about what it says
   */
  add(range: RunRange, reply: SimulateReply): void {
    const { to } = reply;
    if (to > range.to) throw new Error(`Runs ${range.from} to ${to} came back; ${range.to} was the last asked for`);
    const chunk = { ...reply, from: range.from };
    checkChunk(chunk, this.total);
    this.takeBack(range);
    if (to < range.to) this.reopen({ from: to, to: range.to });
    if (to > range.from) this.keep(chunk);
  }

  /**
   * Takes up chunks of an earlier process, before anything is handed out.
   *
   * @throws when one of them was not open, or is not about what it says
   */
  restore(chunk: Chunk): void {
    checkChunk(chunk, this.total);
    const around = this.open.find(({ from, to }) => from <= chunk.from && chunk.to <= to);
    if (!around || this.isInProgress) throw new Error(`Runs ${chunk.from} to ${chunk.to} are there already`);
    this.open = this.open.filter((range) => range !== around);
    for (const rest of [
      { from: around.from, to: chunk.from },
      { from: chunk.to, to: around.to },
    ]) {
      if (rest.from < rest.to) this.reopen(rest);
    }
    this.keep(chunk);
  }

  /** Everything, in order. @throws unless the chunks cover `[0, total)` exactly. */
  merge(): MergedRuns {
    const chunks = this.chunks.toSorted((a, b) => a.from - b.from);
    let covered = 0;
    for (const { from, to } of chunks) {
      if (from !== covered) throw new Error(`Runs ${covered} to ${from} are missing or there twice`);
      covered = to;
    }
    if (covered !== this.total) throw new Error(`Runs ${covered} to ${this.total} are missing`);
    const blockDigests = new Uint8Array(digestLength * blocksOf({ from: 0, to: this.total }));
    for (const chunk of chunks) blockDigests.set(chunk.blockDigests, digestLength * (chunk.from / blockSize));
    const columns = chunks.flatMap((chunk) => (chunk.columns ? [chunk.columns] : []));
    return { columns, tally: this.sums, blockDigests, analyzed: chunks.length === 1 ? chunks[0]!.analyzed : null };
  }

  private keep(chunk: Chunk): void {
    this.chunks.push(chunk);
    this.finishedRuns += chunk.to - chunk.from;
    this.sums = mergeTallies(this.sums, chunk.tally);
  }

  private takeBack(range: RunRange): void {
    if (!this.handedOut.delete(range)) throw new Error(`Runs ${range.from} to ${range.to} were not handed out`);
  }

  private reopen(range: RunRange): void {
    const index = this.open.findIndex(({ from }) => from > range.from);
    this.open.splice(index < 0 ? this.open.length : index, 0, range);
  }
}

function blocksOf({ from, to }: RunRange): number {
  return Math.ceil((to - from) / blockSize);
}

/** Whole blocks, and as many runs and digests as that. */
function checkChunk(chunk: Chunk, total: number): void {
  const { from, to, tally, blockDigests } = chunk;
  const isWhole = from % blockSize === 0 && (to % blockSize === 0 || to === total) && from <= to && to <= total;
  if (!isWhole || tally.runs !== to - from || blockDigests.length !== digestLength * blocksOf(chunk)) {
    throw new Error(`Runs ${from} to ${to} came back incomplete`);
  }
}

function bytesOf(columns: Chunk['columns']): number {
  if (columns === null) return 0;
  if (columns instanceof Uint8Array) return columns.byteLength;
  let bytes = 0;
  for (const column of Object.values(columns)) if (ArrayBuffer.isView(column)) bytes += column.byteLength;
  return bytes;
}
