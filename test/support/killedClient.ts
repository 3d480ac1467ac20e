import { expect } from 'vitest';
import { acknowledgeRun, cancelRun } from '../../src/shared/protocol/lsp';
import { moveRun, pauseQueue, queueStatus, reprioritizeRun, resumeQueue } from '../../src/shared/protocol/lspQueue';
import { priorities } from '../../src/shared/model/vocabulary';
import type { ServerProcess } from './serverProcess';

/** What is asked for: mostly small, a few that outlive the process. */
export const simulations = [402, 402, 1005, 1005, 5000, 60_000, 200_000].map((runs, index) => ({ runs, seed: index }));

/**
 * What the client knows of a request. `open`: it must be there until its result was fetched. `cancelled`, `stored`: it
 * must never be heard of again. `cancelling`, `fetched`: asked for, but nobody knows whether it was written down.
 */
type Fate = 'open' | 'cancelling' | 'cancelled' | 'fetched' | 'stored';

/** Does whatever a client can do, to one process after another that is killed meanwhile, and keeps account. */
export class KilledClient {
  readonly counts = { accepted: 0, takenUp: 0, cancelled: 0, completed: 0 };
  private readonly fates = new Map<string, Fate>();
  /** Null while nobody knows. */
  private isPaused: boolean | null = false;

  /** @param digests by seed and runs */
  constructor(
    private readonly random: () => number,
    private readonly digests: ReadonlyMap<string, string>,
  ) {}

  /** Looks at what the process has taken up, if it lives so long. */
  look(server: ServerProcess): Promise<void> {
    return this.whileAlive(server, () => this.checkRestart(server));
  }

  /** Does so many things, if the process lives so long. */
  work(server: ServerProcess, uri: string, actions: number): Promise<void> {
    return this.whileAlive(server, async () => {
      for (let action = 0; action < actions; action++) {
        await this.act(server, uri);
        await new Promise((resolve) => setTimeout(resolve, 10 * this.random()));
      }
    });
  }

  /** What the process has told before it died. */
  checkEnds({ finished }: ServerProcess): void {
    expect(new Set(finished.map(({ requestId }) => requestId)).size).toBe(finished.length);
    for (const { requestId, end } of finished) {
      const fate = this.fates.get(requestId);
      if (end.kind === 'completed') {
        const { key, digest } = end.result;
        expect(digest).toBe(this.digests.get(`${key.seed} ${key.runs}`));
        this.counts.completed++;
      } else {
        expect(end.kind).toBe('cancelled');
        expect(fate).toMatch(/cancelling|cancelled/);
      }
    }
  }

  /** Lets it end all there is. */
  async waitForAll(server: ServerProcess): Promise<void> {
    await this.checkRestart(server);
    await server.request(resumeQueue, {});
    for (const requestId of this.all('open')) {
      expect(await server.endOf(requestId)).toMatchObject({ kind: 'completed' });
    }
    const status = async () => server.request(queueStatus, {});
    await expect.poll(status, { timeout: 60_000 }).toMatchObject({ running: 0, waiting: 0 });
    this.checkEnds(server);
  }

  private async whileAlive(server: ServerProcess, work: () => Promise<void>): Promise<void> {
    try {
      await work();
    } catch (error) {
      // What is asked of a dead process is never answered.
      if (!server.process.killed || (error instanceof Error && error.name === 'AssertionError')) throw error;
    }
  }

  private async checkRestart(server: ServerProcess): Promise<void> {
    const { jobs, isPaused } = await server.request(queueStatus, {});
    const known = new Set([...jobs, ...server.finished].map(({ requestId }) => requestId));
    for (const requestId of this.all('open')) expect(known).toContain(requestId);
    for (const requestId of this.all('cancelled', 'stored')) expect(known).not.toContain(requestId);
    for (const requestId of this.all('cancelling'))
      this.fates.set(requestId, known.has(requestId) ? 'open' : 'cancelled');
    for (const requestId of this.all('fetched')) this.fates.set(requestId, known.has(requestId) ? 'open' : 'stored');
    if (this.isPaused !== null) expect(isPaused).toBe(this.isPaused);
    this.isPaused = isPaused;
    this.counts.takenUp += jobs.length;
  }

  private async act(server: ServerProcess, uri: string): Promise<void> {
    const choice = this.random();
    if (choice < 0.4) await this.submit(server, uri);
    else if (choice < 0.5) await this.cancel(server);
    else if (choice < 0.75) await this.acknowledge(server);
    else if (choice < 0.8) await this.pause(server);
    else if (choice < 0.9) await this.resume(server);
    else await this.reorder(server);
  }

  private async submit(server: ServerProcess, uri: string): Promise<void> {
    const simulation = this.pick(simulations)!;
    const allowDeduplication = this.random() < 0.7;
    const priority = this.pick(priorities)!;
    const fetched = this.all('fetched');
    const requestId = await server.submit(uri, { ...simulation, allowDeduplication, priority });
    this.fates.set(requestId, 'open');
    this.counts.accepted++;
    // Entries are written in order, and the last of them is safe.
    for (const before of fetched) this.fates.set(before, 'stored');
  }

  private async cancel(server: ServerProcess): Promise<void> {
    const requestId = this.pick(this.all('open'));
    if (requestId === undefined) return;
    this.fates.set(requestId, 'cancelling');
    const { isCancelled } = await server.request(cancelRun, { requestId });
    this.fates.set(requestId, isCancelled ? 'cancelled' : 'open');
    if (isCancelled) this.counts.cancelled++;
  }

  private async acknowledge(server: ServerProcess): Promise<void> {
    const ended = server.finished.filter(
      ({ requestId, end }) => end.kind === 'completed' && this.fates.get(requestId) === 'open',
    );
    for (const { requestId } of ended) {
      this.fates.set(requestId, 'fetched');
      await server.notify(acknowledgeRun, { requestId, slot: 'A' });
    }
  }

  private async pause(server: ServerProcess): Promise<void> {
    this.isPaused = null;
    await server.request(pauseQueue, {});
    this.isPaused = true;
  }

  private async resume(server: ServerProcess): Promise<void> {
    this.isPaused = null;
    await server.request(resumeQueue, {});
    this.isPaused = false;
  }

  private async reorder(server: ServerProcess): Promise<void> {
    const requestId = this.pick(this.all('open'));
    if (requestId === undefined) return;
    if (this.random() < 0.5) await server.request(reprioritizeRun, { requestId, priority: this.pick(priorities)! });
    else await server.request(moveRun, { requestId, before: this.pick(this.all('open')) ?? null });
  }

  private all(...fates: readonly Fate[]): string[] {
    return [...this.fates].flatMap(([requestId, fate]) => (fates.includes(fate) ? [requestId] : []));
  }

  private pick<Item>(items: readonly Item[]): Item | undefined {
    return items[Math.floor(this.random() * items.length)];
  }
}
