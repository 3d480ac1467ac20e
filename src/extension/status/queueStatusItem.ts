import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, l10n, window, workspace } from 'vscode';
import type { QueueSnapshot } from '../../shared/model/queue';
import { DisposableStore } from '../../shared/util/disposable';
import type { ServerConnection } from '../client/serverConnection';
import { type CommandId, languageId } from '../identifiers';
import { queueTable, summarizeQueue } from './queueSummary';

const tooltipCommands: readonly CommandId[] = [
  'encounterLab.cancelSimulation',
  'encounterLab.showResults',
  'encounterLab.clearQueue',
];

/** The one item in the status bar: what the queue is doing. Hidden until an encounter file has been opened. */
export class QueueStatusItem implements Disposable {
  private readonly store = new DisposableStore();
  private readonly item = this.store.add(window.createStatusBarItem('encounterLab.queue', StatusBarAlignment.Left, 10));
  private isNeeded = false;

  constructor(connection: Pick<ServerConnection, 'queue' | 'onDidChangeQueue'>) {
    this.item.name = l10n.t('Encounter Simulations');
    this.item.command = 'encounterLab.showQueue' satisfies CommandId;
    this.store.add(connection.onDidChangeQueue((queue) => this.draw(queue)));
    this.store.add(workspace.onDidOpenTextDocument((document) => this.notice(document.languageId)));
    this.draw(connection.queue);
    for (const document of workspace.textDocuments) this.notice(document.languageId);
  }

  dispose(): void {
    this.store.dispose();
  }

  private notice(language: string): void {
    if (language === languageId) this.show();
  }

  private show(): void {
    if (this.isNeeded) return;
    this.isNeeded = true;
    this.item.show();
  }

  private draw(queue: QueueSnapshot | null): void {
    const summary = summarizeQueue(queue, l10n.t);
    this.item.text = summary.text;
    this.item.accessibilityInformation = { label: summary.label, role: 'button' };
    this.item.backgroundColor = summary.kind === 'failed' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    this.item.tooltip = tooltip(queue);
    if (queue && queue.jobs.length > 0) this.show();
  }
}

function tooltip(queue: QueueSnapshot | null): MarkdownString {
  const links = [`[${l10n.t('Show Results')}](command:encounterLab.showResults)`];
  if (queue && queue.jobs.length > 0) links.push(`[${l10n.t('Clear Queue')}](command:encounterLab.clearQueue)`);
  const text = new MarkdownString(`${queueTable(queue, l10n.t)}\n\n${links.join(' | ')}`);
  text.isTrusted = { enabledCommands: tooltipCommands };
  return text;
}
