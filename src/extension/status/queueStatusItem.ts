import { type Disposable, MarkdownString, StatusBarAlignment, ThemeColor, l10n, window, workspace } from 'vscode';
import type { QueueSnapshot } from '../../shared/model/queue';
import { DisposableStore } from '../../shared/util/disposable';
import type { ServerConnection } from '../client/serverConnection';
import { type CommandId, languageId } from '../identifiers';
import { queueTable, summarizeQueue, unreadList } from './queueSummary';

const tooltipCommands: readonly CommandId[] = [
  'encounterLab.cancelSimulation',
  'encounterLab.showResults',
  'encounterLab.showQueueHealth',
  'encounterLab.pauseQueue',
  'encounterLab.resumeQueue',
  'encounterLab.clearQueue',
  'encounterLab.restartServer',
];

/** The one item in the status bar: what the queue is doing. Hidden until an encounter file has been opened. */
export class QueueStatusItem implements Disposable {
  private readonly store = new DisposableStore();
  private readonly item = this.store.add(window.createStatusBarItem('encounterLab.queue', StatusBarAlignment.Left, 10));
  private isNeeded = false;

  constructor(
    private readonly connection: Pick<ServerConnection, 'queue' | 'health' | 'onDidChangeQueue' | 'onDidChangeHealth'>,
  ) {
    this.item.name = l10n.t('Encounter Simulations');
    this.item.command = 'encounterLab.showQueue' satisfies CommandId;
    this.store.add(connection.onDidChangeQueue(() => this.draw()));
    this.store.add(connection.onDidChangeHealth(() => this.draw()));
    this.store.add(workspace.onDidOpenTextDocument((document) => this.notice(document.languageId)));
    this.draw();
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

  private draw(): void {
    const { queue, health } = this.connection;
    const isServerLost = health === 'failed';
    const summary = summarizeQueue(queue, isServerLost, l10n.t);
    this.item.text = summary.text;
    this.item.accessibilityInformation = { label: summary.label, role: 'button' };
    this.item.backgroundColor = summary.kind === 'failed' ? new ThemeColor('statusBarItem.errorBackground') : undefined;
    this.item.tooltip = tooltip(queue, isServerLost);
    if (queue && queue.jobs.length > 0) this.show();
  }
}

function tooltip(queue: QueueSnapshot | null, isServerLost: boolean): MarkdownString {
  const links = [link(l10n.t('Show Results'), 'encounterLab.showResults')];
  if (queue) links.push(link(l10n.t('Show Queue Health'), 'encounterLab.showQueueHealth'));
  if (queue?.isPaused) links.push(link(l10n.t('Resume Queue'), 'encounterLab.resumeQueue'));
  else if (queue && queue.running + queue.waiting > 0)
    links.push(link(l10n.t('Pause Queue'), 'encounterLab.pauseQueue'));
  if (queue && queue.jobs.length > 0) links.push(link(l10n.t('Clear Queue'), 'encounterLab.clearQueue'));
  if (isServerLost) links.push(link(l10n.t('Restart Background Process'), 'encounterLab.restartServer'));
  const state = isServerLost ? l10n.t('The background process has stopped.') : queueTable(queue, l10n.t);
  const unread = queue ? unreadList(queue.unread, l10n.t) : '';
  const text = new MarkdownString([unread, state, links.join(' | ')].filter((part) => part !== '').join('\n\n'));
  text.isTrusted = { enabledCommands: tooltipCommands };
  return text;
}

function link(title: string, command: CommandId): string {
  return `[${title}](command:${command})`;
}
