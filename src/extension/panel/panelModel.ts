import { l10n } from 'vscode';
import type { Comparison, Result } from '../../shared/model/results';
import type { SlotName } from '../../shared/model/slots';
import { compareRuns } from '../../shared/protocol/lsp';
import type { ChangedLines, PanelPage, PanelSnapshot, SlotView } from '../../shared/protocol/webview';
import { toBase64 } from '../../shared/util/base64';
import { type Disposable, DisposableStore } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import { messageOf } from '../../shared/util/messageOf';
import type { ServerConnection } from '../client/serverConnection';
import type { Reporter } from '../reporter';
import type { SlotContent } from '../slots/slotFiles';
import type { SlotStore } from '../slots/slotStore';
import { changedLines } from './lineDiff';
import type { SourceFreshness } from './sourceFreshness';

/** Two results side by side; the comparison is null until the server has answered, and when it could not. */
interface Compared {
  readonly a: Result;
  readonly b: Result;
  readonly lines: ChangedLines;
  comparison: Comparison | null;
  problem: string | null;
}

/** Gathers all that the results panel shows into one snapshot, and says when there is a new one. */
export class PanelModel implements Disposable {
  private readonly changed = new Emitter<void>();
  private readonly store = new DisposableStore();
  private revision = 0;
  private shownPage: PanelPage = 'A';
  private notice: string | null = null;
  private compared: Compared | null = null;

  readonly onDidChange = this.changed.event;

  constructor(
    private readonly slots: SlotStore,
    private readonly connection: ServerConnection,
    private readonly freshness: SourceFreshness,
    private readonly reporter: Reporter,
  ) {
    const fire = () => this.changed.fire();
    this.store.add(this.changed);
    this.store.add(slots.onDidChange(fire));
    this.store.add(connection.onDidChangeQueue(fire));
    this.store.add(freshness.onDidChange(fire));
    this.store.add(
      connection.onDidStart(() => {
        // Another process may manage what the last one did not.
        if (this.compared?.problem) this.compared = null;
        fire();
      }),
    );
  }

  get page(): PanelPage {
    return this.shownPage;
  }

  show(page: PanelPage): void {
    this.shownPage = page;
    this.changed.fire();
  }

  /** Shows a message above everything else, until the next one or null. */
  setNotice(notice: string | null): void {
    this.notice = notice;
    this.changed.fire();
  }

  async snapshot(): Promise<PanelSnapshot> {
    await this.slots.load();
    const { A, B } = this.slots.slots;
    const [a, b] = await Promise.all([this.viewOf('A', A), this.viewOf('B', B)]);
    const compared = A && B ? this.compare(A, B) : null;
    return {
      revision: ++this.revision,
      page: this.shownPage,
      slots: { A: a, B: b },
      comparison: compared?.comparison ?? null,
      comparisonProblem: compared?.problem ?? null,
      changedLines: compared?.lines ?? { lines: [], more: 0 },
      queue: this.connection.queue,
      notice: this.notice,
    };
  }

  dispose(): void {
    this.store.dispose();
  }

  private async viewOf(slot: SlotName, content: SlotContent | null): Promise<SlotView | null> {
    if (!content) return null;
    const { generation } = content;
    const { source, ...result } = content.result;
    return { slot, generation, result, isStale: await this.freshness.isStale(source) };
  }

  /** The comparison of the two as far as it is known; it is asked for once, and announced when it is there. */
  private compare(a: SlotContent, b: SlotContent): Compared {
    if (this.compared?.a === a.result && this.compared.b === b.result) return this.compared;
    const lines = changedLines(a.result.source.text, b.result.source.text);
    const compared: Compared = { a: a.result, b: b.result, lines, comparison: null, problem: null };
    this.compared = compared;
    this.reporter.run(l10n.t('Comparing the slots'), async () => {
      try {
        const reply = await this.connection.request(compareRuns, { a: comparand(a), b: comparand(b) });
        if (!reply.ok) throw new Error(reply.error.message);
        compared.comparison = reply.value;
      } catch (error) {
        compared.problem = messageOf(error);
        throw error;
      } finally {
        this.changed.fire();
      }
    });
    return compared;
  }
}

function comparand({ result, runs }: SlotContent) {
  return { key: result.key, scenario: result.scenario, runs: toBase64(runs) };
}
