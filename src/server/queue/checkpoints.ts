import { mergeTallies } from '../../engine/stats/tally';
import type { RunColumns } from '../../shared/model/results';
import { fromBase64, toBase64 } from '../../shared/util/base64';
import type { StoredChunk } from './durableState';
import type { Job } from './job';
import type { Chunk } from './jobRuns';

export interface CheckpointParts {
  /** Encodes columns as a slot does, away from this thread. */
  readonly encode: (columns: readonly RunColumns[]) => Promise<Uint8Array>;
  /** Resolves when it is on disk. */
  readonly write: (job: Job, chunk: StoredChunk) => Promise<void>;
}

/** Writes down what is done of jobs, so that a crash or a restart does not undo it. */
export class Checkpoints {
  private readonly written = new WeakSet<Chunk>();
  /** All writing, one after the other: who asks to save waits for what is on its way already, too. */
  private work: Promise<void> = Promise.resolve();

  constructor(private readonly parts: CheckpointParts) {}

  /** What is known from before is written already. What cannot be taken up is fought again. */
  restore(job: Job, chunks: readonly StoredChunk[]): void {
    for (const stored of chunks) {
      const chunk = fromStored(stored);
      try {
        job.runs.restore(chunk);
      } catch {
        continue;
      }
      this.written.add(chunk);
    }
  }

  /** Writes what came back since the last time. Never rejects: what could not be encoded is tried again next time. */
  save(job: Job): Promise<void> {
    this.work = this.work.then(() => this.saveFresh(job));
    return this.work;
  }

  private async saveFresh(job: Job): Promise<void> {
    // What was analyzed at once is a whole job, which ends before it could be written.
    const fresh = job.runs.finished.filter((chunk) => chunk.analyzed === null && !this.written.has(chunk));
    for (const chunks of adjacent(fresh)) {
      const stored = await this.toStored(chunks).catch(() => null);
      if (!stored) continue;
      await this.parts.write(job, stored);
      for (const chunk of chunks) this.written.add(chunk);
    }
  }

  private async toStored(chunks: readonly [Chunk, ...Chunk[]]): Promise<StoredChunk> {
    const [first, ...others] = chunks;
    const columns = chunks.flatMap((chunk) => (chunk.columns ? [chunk.columns as RunColumns] : []));
    return {
      from: first.from,
      to: chunks.at(-1)!.to,
      columns: columns.length > 0 ? toBase64(await this.parts.encode(columns)) : null,
      tally: others.reduce((tally, chunk) => mergeTallies(tally, chunk.tally), first.tally),
      blockDigests: toBase64(Uint8Array.from(chunks.flatMap((chunk) => [...chunk.blockDigests]))),
    };
  }
}

function fromStored({ from, to, columns, tally, blockDigests }: StoredChunk): Chunk {
  return {
    ...{ from, to, tally, analyzed: null },
    columns: columns === null ? null : fromBase64(columns),
    blockDigests: fromBase64(blockDigests),
  };
}

/** In runs without gaps, each in order. */
function adjacent(chunks: readonly Chunk[]): [Chunk, ...Chunk[]][] {
  const groups: [Chunk, ...Chunk[]][] = [];
  for (const chunk of chunks.toSorted((a, b) => a.from - b.from)) {
    const group = groups.at(-1);
    if (group?.at(-1)?.to === chunk.from) group.push(chunk);
    else groups.push([chunk]);
  }
  return groups;
}
