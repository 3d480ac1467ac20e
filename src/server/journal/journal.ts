import type { Disposable } from '../../shared/util/disposable';
import { firstLine } from '../firstLine';
import type { AcceptedRequest } from '../runRequest';
import { encodeLine, readLines, type JournalRecord, type RequestEnd } from './journalLine';
import type { JournalStorage } from './journalStorage';

const namePattern = /^log-(\d+)\.jsonl$/;
/** Ended requests in the log before it is written anew. */
const compactAfter = 200;

/**
 * What was accepted and has not ended, safe against a crash at any moment: a log of one JSON line per event, begun
 * anew (a new generation, with only what still matters) at every start and when it has grown. Never rejects: when the
 * storage fails, the user is told once and the journal goes on in memory.
 */
export class Journal implements Disposable {
  private readonly live = new Map<string, AcceptedRequest>();
  private generation = 0;
  private sequence = 0;
  private endedInLog = 0;
  private unwritten: Uint8Array[] = [];
  private writing: Promise<void> | null = null;

  private constructor(
    private storage: JournalStorage | null,
    private readonly warn: (message: string) => void,
  ) {}

  /** Opens the newest log, or none for `null` storage; {@link unfinished} is what it held. */
  static async open(storage: JournalStorage | null, warn: (message: string) => void): Promise<Journal> {
    const journal = new Journal(storage, warn);
    if (storage) await journal.attempt(() => journal.recover(storage));
    return journal;
  }

  /** Requests accepted and not ended, in the order of acceptance. */
  get unfinished(): readonly AcceptedRequest[] {
    return [...this.live.values()];
  }

  /** Resolves when the request is on disk. */
  accept(request: AcceptedRequest): Promise<void> {
    this.live.set(request.requestId, request);
    return this.write({ kind: 'accepted', request });
  }

  /** Resolves when it is on disk that the request needs nothing more. */
  async end(requestId: string, how: RequestEnd): Promise<void> {
    if (!this.live.delete(requestId)) return;
    this.endedInLog++;
    await this.write({ kind: 'ended', requestId, how });
  }

  /** Goes on in memory from now, because another process owns the storage. */
  detach(): void {
    this.storage?.dispose();
    this.storage = null;
  }

  dispose(): void {
    this.detach();
  }

  /** Resolves when all that was recorded so far is on disk. */
  async flush(): Promise<void> {
    await this.writing;
  }

  /** While one write is being synced, the next ones gather and then share a sync. */
  private write(record: JournalRecord): Promise<void> {
    if (!this.storage) return Promise.resolve();
    this.unwritten.push(encodeLine(++this.sequence, record));
    const before = this.writing ?? Promise.resolve();
    const written = before.then(() => this.writeGathered());
    this.writing = written;
    return written;
  }

  private async writeGathered(): Promise<void> {
    const { storage } = this;
    if (this.unwritten.length === 0 || !storage) return;
    const bytes = concatenate(this.unwritten);
    this.unwritten = [];
    await this.attempt(async () => {
      if (this.endedInLog > compactAfter) {
        await this.beginGeneration(storage);
      } else {
        await storage.append(this.logName, bytes);
        await storage.sync(this.logName);
      }
    });
  }

  private async recover(storage: JournalStorage): Promise<void> {
    const generations = await listGenerations(storage);
    const newest = generations.at(-1);
    if (newest !== undefined) {
      this.generation = newest;
      const { records, unknown, isDamaged } = readLines(await storage.read(this.logName));
      for (const record of records) {
        if (record.kind === 'accepted') this.live.set(record.request.requestId, record.request);
        else this.live.delete(record.requestId);
      }
      if (isDamaged) {
        this.warn(
          'The journal of the queue is damaged. Simulations accepted after the damage are lost: start them again.',
        );
      }
      if (unknown > 0) this.warn(`${unknown} simulations of another version were waiting and are dropped.`);
    }
    await this.beginGeneration(storage);
  }

  /** Writes what is live to a new log and removes the older ones. */
  private async beginGeneration(storage: JournalStorage): Promise<void> {
    this.generation++;
    this.sequence = 0;
    this.endedInLog = 0;
    this.unwritten = [];
    const lines = this.unfinished.map((request) => encodeLine(++this.sequence, { kind: 'accepted', request }));
    await storage.replace(this.logName, concatenate(lines));
    for (const generation of await listGenerations(storage)) {
      if (generation < this.generation) await storage.remove(nameOf(generation));
    }
  }

  private get logName(): string {
    return nameOf(this.generation);
  }

  private async attempt(work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      this.detach();
      this.warn(
        `The queue cannot be saved (${firstLine(error)}). Simulations go on, but those unfinished are lost when the editor closes. Free some space or make the folder writable, then reload the window.`,
      );
    }
  }
}

async function listGenerations(storage: JournalStorage): Promise<number[]> {
  const names = await storage.list();
  return names
    .flatMap((name) => namePattern.exec(name)?.[1] ?? [])
    .map(Number)
    .sort((a, b) => a - b);
}

function nameOf(generation: number): string {
  return `log-${generation}.jsonl`;
}

function concatenate(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((length, part) => length + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
