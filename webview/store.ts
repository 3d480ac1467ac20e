import { batch, computed, type ReadonlySignal, signal } from '@preact/signals';
import type { Job } from '../src/shared/model/queue';
import type { SimulatedRatings } from '../src/shared/model/results';
import { type SlotName, slotNames } from '../src/shared/model/slots';
import {
  type PanelPage,
  panelProtocolVersion,
  type PanelSnapshot,
  type SlotView,
} from '../src/shared/protocol/webview';
import { verdictSentences } from '../src/shared/util/verdict';
import type { PanelConnection } from './host';

type State<Kind extends Job['state']['kind']> = Extract<Job['state'], { kind: Kind }>;
export type RunningJob = Job & { readonly state: State<'running'> };
export type FailedJob = Job & { readonly state: State<'failed'> };

/** What of a snapshot does not change while a job runs. */
export type PanelResults = Pick<PanelSnapshot, 'slots' | 'comparison' | 'comparisonProblem' | 'changedLines'>;

/** What the panel shows, as signals, and what the user can do in it. */
export class PanelStore {
  private readonly latest = signal<PanelSnapshot | null>(null);
  private readonly latestResults = signal<PanelResults | null>(null);
  private readonly shownPage = signal<PanelPage>('A');
  private readonly lastProblem = signal<string | null>(null);
  private readonly lastAnnouncement = signal('');

  /** Null until the host has answered for the first time. */
  readonly snapshot: ReadonlySignal<PanelSnapshot | null> = this.latest;
  /** Stays the same object while progress comes in, so that nothing is drawn anew. */
  readonly results: ReadonlySignal<PanelResults | null> = this.latestResults;
  readonly page: ReadonlySignal<PanelPage> = this.shownPage;
  /** Something that was asked for did not work, in words for the user. */
  readonly problem: ReadonlySignal<string | null> = this.lastProblem;
  /** Read out by screen readers when it changes. */
  readonly announcement: ReadonlySignal<string> = this.lastAnnouncement;
  readonly running = computed(() => this.jobs().filter((job): job is RunningJob => job.state.kind === 'running'));
  readonly failed = computed(() => this.jobs().filter((job): job is FailedJob => job.state.kind === 'failed'));
  readonly waiting = computed(() => this.latest.value?.queue?.waiting ?? 0);

  constructor(private readonly connection: Pick<PanelConnection, 'host' | 'savedPage' | 'savePage'>) {
    this.shownPage.value = connection.savedPage() ?? 'A';
  }

  /** Asks the host for everything there is to show. */
  async start(): Promise<void> {
    const { host, savedPage } = this.connection;
    await this.ask(async () => {
      const snapshot = await host.request('ready', { protocolVersion: panelProtocolVersion, page: savedPage() });
      this.accept(snapshot);
    });
  }

  /** Takes over a snapshot from the host, unless a newer one is already shown. */
  accept(snapshot: PanelSnapshot): void {
    const before = this.latest.value;
    if (before && snapshot.revision < before.revision) return;
    batch(() => {
      this.latest.value = snapshot;
      const { value: results } = this.latestResults;
      if (!results || !areSameResults(results, snapshot)) this.latestResults.value = snapshot;
      // The host repeats its page in every snapshot; only a change of it is a wish to turn the page.
      if (snapshot.page !== before?.page) this.turnTo(snapshot.page);
      const news = before ? newsBetween(before, snapshot) : [];
      if (news.length > 0) this.lastAnnouncement.value = news.join(' ');
    });
  }

  show(page: PanelPage): void {
    if (page === this.shownPage.value) return;
    this.turnTo(page);
    void this.ask(() => this.connection.host.request('show', { page }));
  }

  cancel(requestId: string): void {
    void this.ask(() => this.connection.host.request('cancel', { requestId }));
  }

  replay(slot: SlotName, run: number): void {
    void this.ask(() => this.connection.host.request('replay', { slot, run }));
  }

  /** The challenge ratings that the slot's monsters show in fights; null when they cannot be had. */
  async rate(slot: SlotName): Promise<SimulatedRatings | null> {
    try {
      return await this.connection.host.request('rate', { slot });
    } catch {
      return null;
    }
  }

  openSource(slot: SlotName): void {
    void this.ask(() => this.connection.host.request('openSource', { slot }));
  }

  simulateAgain(slot: SlotName): void {
    void this.ask(() => this.connection.host.request('simulateAgain', { slot }));
  }

  /** Shows a message above everything else, until the next thing works. */
  reportProblem(problem: string): void {
    this.lastProblem.value = problem;
  }

  private turnTo(page: PanelPage): void {
    this.shownPage.value = page;
    this.connection.savePage(page);
  }

  private async ask(request: () => Promise<unknown>): Promise<void> {
    try {
      await request();
      this.lastProblem.value = null;
    } catch (error) {
      this.reportProblem(error instanceof Error ? error.message : String(error));
    }
  }

  private jobs(): readonly Job[] {
    return this.latest.value?.queue?.jobs ?? [];
  }
}

function areSameResults(before: PanelResults, now: PanelResults): boolean {
  return (
    slotNames.every((name) => isSameSlot(before.slots[name], now.slots[name])) &&
    (before.comparison === null) === (now.comparison === null) &&
    before.comparisonProblem === now.comparisonProblem
  );
}

function isSameSlot(before: SlotView | null, now: SlotView | null): boolean {
  if (!before || !now) return before === now;
  return (
    before.generation === now.generation &&
    before.isStale === now.isStale &&
    before.result.digest === now.result.digest &&
    before.result.finishedAt === now.result.finishedAt
  );
}

/** Sentences about what finished or failed between two snapshots. */
function newsBetween(before: PanelSnapshot, now: PanelSnapshot): string[] {
  const finished = slotNames.flatMap((name) => {
    const slot = now.slots[name];
    if (!slot || slot.generation === before.slots[name]?.generation) return [];
    const [verdict = ''] = verdictSentences(slot.result.analysis);
    return [`Slot ${name}, ${slot.result.scenario.title}, is finished. ${verdict}`];
  });
  const failedBefore = new Set(before.queue?.jobs.filter(isFailed).map((job) => job.requestId));
  const failed = (now.queue?.jobs ?? [])
    .filter((job) => isFailed(job) && !failedBefore.has(job.requestId))
    .map((job) => `${job.title} could not be simulated.`);
  return [...finished, ...failed];
}

function isFailed(job: Job): boolean {
  return job.state.kind === 'failed';
}
