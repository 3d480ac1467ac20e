import {
  type Disposable,
  Uri,
  ViewColumn,
  type Webview,
  type WebviewOptions,
  type WebviewPanel,
  commands,
  env,
  l10n,
  window,
} from 'vscode';
import type { SimulatedRatings } from '../../shared/model/results';
import { type SlotName, slotNames } from '../../shared/model/slots';
import { type PanelPage, panelHost, panelProtocolVersion, panelView } from '../../shared/protocol/webview';
import { type Handlers, type MessagePipe, type Remote, connect, serve } from '../../shared/rpc/channel';
import { DisposableStore } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import { type CommandId, resultsViewType } from '../identifiers';
import type { Reporter } from '../reporter';
import type { SlotStore } from '../slots/slotStore';
import { panelHtml } from './panelHtml';
import type { PanelModel } from './panelModel';
import type { ReplayDocuments } from './replayDocuments';

/** A panel that is open, and the calling end of its channel. */
interface OpenPanel {
  readonly panel: WebviewPanel;
  readonly view: Remote<typeof panelView>;
  /** The page has loaded and asked for what to show. A hidden one is unloaded. */
  isReady: boolean;
  /** Restored after a reload of the window, so that the view knows what it showed. */
  isRestored: boolean;
}

/** The results panel: at most one, revealed rather than opened again, and restored after a reload of the window. */
export class PanelManager implements Disposable {
  private readonly store = new DisposableStore();
  private open: OpenPanel | undefined;
  private isUpdating = false;
  private isOutdated = false;
  private readonly shown = this.store.add(new Emitter<void>());

  /** What is in view may have changed. */
  readonly onDidShow = this.shown.event;

  constructor(
    private readonly extensionUri: Uri,
    private readonly model: PanelModel,
    private readonly slots: SlotStore,
    private readonly replays: ReplayDocuments,
    private readonly rate: (slot: SlotName) => Promise<SimulatedRatings | null>,
    private readonly reporter: Reporter,
  ) {
    this.store.add(model.onDidChange(() => this.update()));
  }

  /** Lets VS Code restore the panel. */
  register(): Disposable {
    return window.registerWebviewPanelSerializer(resultsViewType, {
      deserializeWebviewPanel: (panel) => {
        panel.webview.options = this.webviewOptions();
        this.adopt(panel, true);
        return Promise.resolve();
      },
    });
  }

  get isVisible(): boolean {
    return this.open?.panel.visible ?? false;
  }

  /** Null while the panel is closed, hidden or loading. */
  get shownPage(): PanelPage | null {
    return this.open && isWatching(this.open) ? this.model.page : null;
  }

  /** The slots whose results are in view. */
  get shownSlots(): readonly SlotName[] {
    const page = this.shownPage;
    if (page === null) return [];
    return page === 'compare' ? slotNames : [page];
  }

  /** Brings the panel to view, beside the editor when it is new, and leaves the focus where it is. */
  show(page: PanelPage): void {
    this.model.show(page);
    if (this.open) {
      this.open.isRestored = false;
      this.open.panel.reveal(undefined, true);
      return;
    }
    const column = { viewColumn: ViewColumn.Beside, preserveFocus: true };
    this.adopt(
      window.createWebviewPanel(resultsViewType, l10n.t('Encounter Results'), column, this.webviewOptions()),
      false,
    );
  }

  dispose(): void {
    this.store.dispose();
    this.open?.panel.dispose();
  }

  private adopt(panel: WebviewPanel, isRestored: boolean): void {
    // A window that restores two, or restores one while a command opens another: the newest stays.
    this.open?.panel.dispose();
    const { webview } = panel;
    panel.iconPath = {
      light: Uri.joinPath(this.extensionUri, 'media', 'encounter-light.svg'),
      dark: Uri.joinPath(this.extensionUri, 'media', 'encounter-dark.svg'),
    };
    const pipe: MessagePipe = {
      post: (message) => void webview.postMessage(message),
      onMessage: (listener) => webview.onDidReceiveMessage(listener),
    };
    const open: OpenPanel = { panel, view: connect(panelView, pipe), isReady: false, isRestored };
    const serving = serve(panelHost, this.handlers(open), pipe, (problem) => this.reporter.note(problem));
    this.open = open;
    panel.onDidChangeViewState(() => {
      if (!panel.visible) open.isReady = false;
    });
    panel.onDidDispose(() => {
      serving.dispose();
      open.view.dispose();
      if (this.open === open) this.open = undefined;
    });
    webview.html = this.html(webview);
  }

  private handlers(open: OpenPanel): Handlers<typeof panelHost> {
    return {
      ready: async ({ protocolVersion, page }) => {
        if (protocolVersion !== panelProtocolVersion) {
          throw new Error(l10n.t('The panel is of another version of Encounter Lab. Close it and open it again.'));
        }
        await this.slots.load();
        if (open.isRestored && page !== null && this.isPageFilled(page)) this.model.show(page);
        open.isRestored = false;
        open.isReady = true;
        this.shown.fire();
        return this.model.snapshot();
      },
      show: ({ page }) => {
        this.model.show(page);
        return {};
      },
      cancel: ({ requestId }) => execute('encounterLab.cancelSimulation', requestId),
      rate: ({ slot }) => this.rate(slot),
      replay: async ({ slot, run }) => {
        await this.replays.open(slot, run);
        return {};
      },
      openSource: async ({ slot }) => {
        const source = this.sourceOf(slot);
        if (source) await window.showTextDocument(source, { viewColumn: ViewColumn.One });
        return {};
      },
      simulateAgain: ({ slot }) => execute('encounterLab.simulateEncounter', this.sourceOf(slot)),
    };
  }

  private isPageFilled(page: PanelPage): boolean {
    const { A, B } = this.slots.slots;
    return page === 'compare' ? A !== null && B !== null : this.slots.slots[page] !== null;
  }

  private sourceOf(slot: 'A' | 'B'): Uri | undefined {
    const content = this.slots.slots[slot];
    return content ? Uri.parse(content.result.source.uri) : undefined;
  }

  /** Sends a whole snapshot; what changes while one is being made goes into one more. A hidden view asks when shown. */
  private update(): void {
    this.isOutdated = true;
    if (this.isUpdating) return;
    this.isUpdating = true;
    this.reporter.run(l10n.t('Updating the results panel'), async () => {
      try {
        while (this.isOutdated) {
          this.isOutdated = false;
          const { open } = this;
          if (!open || !isWatching(open)) return;
          const snapshot = await this.model.snapshot();
          if (open === this.open && isWatching(open)) open.view.notify('update', snapshot);
          this.shown.fire();
        }
      } finally {
        this.isUpdating = false;
      }
    });
  }

  private webviewOptions(): WebviewOptions {
    const folders = ['dist', 'media'];
    return {
      enableScripts: true,
      localResourceRoots: folders.map((folder) => Uri.joinPath(this.extensionUri, folder)),
    };
  }

  private html(webview: Webview): string {
    const address = (file: string) => webview.asWebviewUri(Uri.joinPath(this.extensionUri, 'dist', file)).toString();
    return panelHtml({
      cspSource: webview.cspSource,
      nonce: crypto.randomUUID(),
      scriptUri: address('webview.js'),
      styleUri: address('webview.css'),
      title: l10n.t('Encounter Results'),
      language: env.language,
    });
  }
}

function isWatching({ isReady, panel }: OpenPanel): boolean {
  return isReady && panel.visible;
}

async function execute(command: CommandId, argument: unknown): Promise<Record<string, never>> {
  await commands.executeCommand(command, argument);
  return {};
}
