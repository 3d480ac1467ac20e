import { type Disposable, Uri, l10n, window } from 'vscode';
import type { UnreadEntry } from '../../shared/model/queue';
import { type SlotName, slotNames } from '../../shared/model/slots';
import { markRead } from '../../shared/protocol/lspQueue';
import { DisposableStore } from '../../shared/util/disposable';
import type { ServerConnection } from '../client/serverConnection';
import type { PanelManager } from '../panel/panelManager';
import type { Reporter } from '../reporter';
import type { SlotStore } from '../slots/slotStore';
import type { SimulationRuns } from './simulationRuns';

export interface UnreadRunsParts {
  readonly connection: ServerConnection;
  readonly slots: SlotStore;
  readonly panel: PanelManager;
  readonly runs: SimulationRuns;
  readonly reporter: Reporter;
}

/** Background work that has ended and that nobody has looked at: shown when its file is opened, and then read. */
export class UnreadRuns implements Disposable {
  private readonly store = new DisposableStore();
  /** Requests that the background process has been told of, until it has taken them out. */
  private told: ReadonlySet<string> = new Set();

  constructor(private readonly parts: UnreadRunsParts) {
    const { connection, panel } = parts;
    this.store.add(connection.onDidChangeQueue(() => this.readWhatIsSeen()));
    this.store.add(panel.onDidShow(() => this.readWhatIsSeen()));
    this.store.add(window.onDidChangeVisibleTextEditors(() => this.showWhatWasOpened()));
  }

  /** Shows what came of it: the result, fought again when it is in no slot, or the file that failed. */
  open(entry: UnreadEntry): void {
    const { panel, reporter, runs, slots } = this.parts;
    const uri = Uri.parse(entry.uri);
    reporter.run(l10n.t('Showing "{0}"', entry.title), async () => {
      await slots.load();
      const slot = this.slotOf(entry);
      if (entry.end !== 'completed') await window.showTextDocument(uri);
      else if (slot) panel.show(slot);
      else await runs.simulate(uri, 'foreground');
      this.read([entry]);
    });
  }

  dispose(): void {
    this.store.dispose();
  }

  private get unread(): readonly UnreadEntry[] {
    return (this.parts.connection.queue?.unread ?? []).filter(({ requestId }) => !this.told.has(requestId));
  }

  private showWhatWasOpened(): void {
    const opened = this.unread.filter(isInEditor);
    const [slot] = opened.flatMap((entry) => (entry.end === 'completed' ? (this.slotOf(entry) ?? []) : []));
    if (slot) this.parts.panel.show(slot);
    this.read(opened);
  }

  private readWhatIsSeen(): void {
    const { connection, panel } = this.parts;
    const present = new Set(connection.queue?.unread.map(({ requestId }) => requestId));
    this.told = new Set([...this.told].filter((requestId) => present.has(requestId)));
    const inPanel = panel.shownSlots;
    this.read(
      this.unread.filter((entry) => {
        const slot = entry.end === 'completed' ? this.slotOf(entry) : null;
        return isInEditor(entry) || (slot !== null && inPanel.includes(slot));
      }),
    );
  }

  private slotOf({ requestId, uri }: UnreadEntry): SlotName | null {
    const { connection, slots } = this.parts;
    const job = connection.queue?.jobs.find((candidate) => candidate.requestId === requestId);
    if (job) return slots.find(job.key);
    return slotNames.find((name) => slots.slots[name]?.result.source.uri === uri) ?? null;
  }

  private read(entries: readonly UnreadEntry[]): void {
    if (entries.length === 0) return;
    const { connection, reporter } = this.parts;
    this.told = new Set([...this.told, ...entries.map(({ requestId }) => requestId)]);
    for (const uri of new Set(entries.map((entry) => entry.uri))) {
      reporter.run(l10n.t('Marking as read'), () => connection.notify(markRead, { uri }));
    }
  }
}

function isInEditor({ uri }: UnreadEntry): boolean {
  return window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri);
}
