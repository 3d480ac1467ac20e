import { type Disposable, type Uri, commands, l10n, window, workspace } from 'vscode';
import { type RunFinished, submitRun } from '../../shared/protocol/lsp';
import { retryRun } from '../../shared/protocol/lspQueue';
import type { Problem } from '../../shared/protocol/lspMessage';
import type { QueueSnapshot } from '../../shared/model/queue';
import type { Result, ResultKey } from '../../shared/model/results';
import type { SlotName } from '../../shared/model/slots';
import { assertNever } from '../../shared/util/assertNever';
import { fromBase64 } from '../../shared/util/base64';
import { DisposableStore } from '../../shared/util/disposable';
import type { ServerConnection } from '../client/serverConnection';
import type { RunNotifications } from '../notifications/runNotifications';
import type { PanelManager } from '../panel/panelManager';
import type { PanelModel } from '../panel/panelModel';
import type { Reporter } from '../reporter';
import type { SettingsReader } from '../settingsReader';
import type { SlotStore } from '../slots/slotStore';
import { ResultKeeper } from './resultKeeper';
import { type RunMode, priorityOf, routeRun } from './routeRun';

export interface SimulationRunsParts {
  readonly connection: ServerConnection;
  readonly slots: SlotStore;
  readonly panel: PanelManager;
  readonly model: PanelModel;
  readonly notifications: RunNotifications;
  readonly settings: SettingsReader;
  readonly reporter: Reporter;
}

/** A request that was accepted and has not ended. */
interface PendingRun {
  readonly uri: Uri;
  readonly mode: RunMode;
  /** Asked for again after the background process had lost it. */
  readonly isRepeated: boolean;
}

/** Brings an encounter file to the queue, and what comes back into a slot and into view. */
export class SimulationRuns implements Disposable {
  private readonly store = new DisposableStore();
  /** By the id of the request. */
  private readonly pending = new Map<string, PendingRun>();
  private readonly keeper: ResultKeeper;

  constructor(private readonly parts: SimulationRunsParts) {
    this.keeper = new ResultKeeper(parts);
    this.store.add(
      parts.connection.onDidFinishRun((run) =>
        parts.reporter.run(l10n.t('Keeping the result of "{0}"', run.title), () => this.accept(run)),
      ),
    );
    this.store.add(
      parts.connection.onShouldStoreAgain((requestId) =>
        parts.reporter.run(l10n.t('Saving a result'), () => this.keeper.keepAgain(requestId)),
      ),
    );
    this.store.add(parts.connection.onDidStart((queue) => this.repeatLost(queue)));
  }

  /** Simulates a file as it is in the editor, saved or not. The answer is shown when it comes. */
  async simulate(uri: Uri, mode: RunMode): Promise<void> {
    const { slots, panel, model } = this.parts;
    await slots.load();
    // An open document is known to the server with its text.
    await workspace.openTextDocument(uri);
    if (mode === 'foreground') panel.show(model.page);
    await this.submit({ uri, mode, isRepeated: false });
  }

  dispose(): void {
    this.store.dispose();
  }

  private async submit(run: PendingRun): Promise<void> {
    const { slots } = this.parts;
    let reply = await this.request(run, slots.keys());
    // The result that was the answer may have been replaced in the meantime.
    if (reply.ok && reply.value.outcome === 'cached' && !slots.find(reply.value.key))
      reply = await this.request(run, []);
    if (!reply.ok) return this.tellProblem(run.uri, reply.error);
    const { requestId, outcome, key } = reply.value;
    const cached = outcome === 'cached' ? slots.find(key) : null;
    if (cached) return this.present(cached, run.mode);
    this.pending.set(requestId, run);
  }

  private request({ uri, mode }: PendingRun, known: ResultKey[]) {
    return this.parts.connection.request(submitRun, {
      uri: uri.toString(),
      priority: priorityOf(mode),
      runs: null,
      seed: null,
      allowDeduplication: true,
      known,
    });
  }

  /**
   * A process without a journal begins with an empty queue: what the last one had is asked for once more. What is
   * lost again may be what ends it.
   */
  private repeatLost(queue: QueueSnapshot): void {
    for (const [requestId, run] of this.pending) {
      if (queue.jobs.some((job) => job.requestId === requestId)) continue;
      this.pending.delete(requestId);
      const title = workspace.asRelativePath(run.uri);
      if (run.isRepeated) {
        this.parts.notifications.failed(title, l10n.t('The background process ended twice in the middle of it.'));
      } else {
        this.parts.reporter.run(l10n.t('Simulating "{0}" again', title), () =>
          this.submit({ ...run, mode: this.routeNow(run), isRepeated: true }),
        );
      }
    }
  }

  /** Nobody may be looking any more at what was asked for a while ago. */
  private routeNow({ uri, mode }: PendingRun): RunMode {
    const isInEditor = window.visibleTextEditors.some(({ document }) => document.uri.toString() === uri.toString());
    return routeRun(mode, { isInEditor, isInPanel: this.parts.panel.isVisible });
  }

  private async accept({ requestId, title, end }: RunFinished): Promise<void> {
    const { connection, notifications } = this.parts;
    const mode = this.pending.get(requestId)?.mode ?? 'background';
    // What is quarantined has not ended: it may be asked to run once more.
    if (end.kind !== 'quarantined') this.pending.delete(requestId);
    switch (end.kind) {
      case 'completed':
        return this.complete(requestId, end.result, end.runs, mode);
      case 'failed':
        return notifications.failed(title, end.reason);
      case 'quarantined':
        return notifications.quarantined(title, end.reason, async () => {
          const reply = await connection.request(retryRun, { requestId });
          if (!reply.ok) throw new Error(reply.error.message);
        });
      case 'cancelled':
        return;
      default:
        assertNever(end);
    }
  }

  private async complete(requestId: string, result: Result, runs: string, mode: RunMode): Promise<void> {
    const { notifications, settings } = this.parts;
    if (mode === 'background' && !settings.read().server.queue.autoStoreCompleted) {
      await this.keeper.drop(requestId);
      notifications.finished(result, false);
      return;
    }
    await this.keeper.keep(requestId, result, fromBase64(runs), (slot) => this.present(slot, mode));
  }

  /** Shows a slot, unless both are being compared; says so where nobody would see it. */
  private present(slot: SlotName, mode: RunMode): void {
    const { model, notifications, panel, slots } = this.parts;
    const isCompared = model.page === 'compare' && slots.slots.B !== null;
    if (!isCompared) model.show(slot);
    const result = slots.slots[slot]?.result;
    if (panel.isVisible || !result) return;
    if (mode === 'foreground') panel.show(model.page);
    else notifications.finished(result, true);
  }

  private tellProblem(uri: Uri, problem: Problem): void {
    const { reporter } = this.parts;
    if (problem.code !== 'invalid-scenario') return reporter.tell(problem.message);
    const showProblems = l10n.t('Show Problems');
    reporter.run(showProblems, async () => {
      const choice = await reporter.messages.error(problem.message, showProblems);
      if (choice !== showProblems) return;
      await window.showTextDocument(uri);
      await commands.executeCommand('workbench.actions.view.problems');
    });
  }
}
