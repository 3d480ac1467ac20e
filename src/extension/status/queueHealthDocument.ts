import { type Disposable, EventEmitter, type TextDocumentContentProvider, Uri, l10n, workspace } from 'vscode';
import { queueHistory, queueStatistics, queueStatus } from '../../shared/protocol/lspQueue';
import { DisposableStore } from '../../shared/util/disposable';
import type { ServerConnection } from '../client/serverConnection';
import { showMarkdown } from '../panel/showMarkdown';
import { healthReport } from './healthReport';

const scheme = 'encounter-queue';

/** How the queue is doing, as a read-only Markdown document: its figures are asked for whenever it is shown. */
export class QueueHealthDocument implements TextDocumentContentProvider, Disposable {
  private readonly store = new DisposableStore();
  private readonly changed = this.store.add(new EventEmitter<Uri>());
  private readonly uri = Uri.from({ scheme, path: `/${l10n.t('Queue Health')}.md` });

  readonly onDidChange = this.changed.event;

  constructor(private readonly connection: ServerConnection) {
    this.store.add(workspace.registerTextDocumentContentProvider(scheme, this));
  }

  /** Opens it beside the active editor, or brings it up to date. */
  async show(): Promise<void> {
    this.changed.fire(this.uri);
    await showMarkdown(this.uri);
  }

  async provideTextDocumentContent(): Promise<string> {
    const { connection } = this;
    const [queue, statistics, { records }] = await Promise.all([
      connection.request(queueStatus, {}),
      connection.request(queueStatistics, {}),
      connection.request(queueHistory, {}),
    ]);
    return healthReport({ queue, statistics, records, at: new Date() }, l10n.t);
  }

  dispose(): void {
    this.store.dispose();
  }
}
