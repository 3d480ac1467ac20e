import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { type LogOutputChannel, Uri, extensions, l10n } from 'vscode';
import { ServerConnection } from '../../src/extension/client/serverConnection';
import { Messages } from '../../src/extension/notifications/messages';
import { RunNotifications } from '../../src/extension/notifications/runNotifications';
import { PanelManager } from '../../src/extension/panel/panelManager';
import { PanelModel } from '../../src/extension/panel/panelModel';
import { ReplayDocuments } from '../../src/extension/panel/replayDocuments';
import { SourceFreshness } from '../../src/extension/panel/sourceFreshness';
import { Reporter } from '../../src/extension/reporter';
import { SimulationRuns } from '../../src/extension/runs/simulationRuns';
import { SettingsReader } from '../../src/extension/settingsReader';
import { SlotStore } from '../../src/extension/slots/slotStore';
import { WorkspaceFileTree } from '../../src/extension/slots/workspaceFileTree';
import { defaultQueueSettings } from '../../src/shared/model/queueSettings';
import { protocolVersion } from '../../src/shared/protocol/lsp';
import { DisposableStore } from '../../src/shared/util/disposable';
import { extensionId } from './lab';
import { RefusingTree } from './refusingTree';

/** The parts of the extension once more, as in a window whose queue is not saved, with slots of their own. */
export class OtherWindow {
  private readonly store = new DisposableStore();
  private readonly folder = mkdtempSync(path.join(tmpdir(), 'encounter-lab-window-'));
  /** Where its slots are kept. */
  readonly disk = new RefusingTree(new WorkspaceFileTree(Uri.file(this.folder)));
  /** All that the user was told. Nothing is ever chosen. */
  readonly messages: string[] = [];
  readonly connection: ServerConnection;
  readonly slots: SlotStore;
  readonly model: PanelModel;
  readonly runs: SimulationRuns;

  /** @param log outlives this: a process that ends is still heard of. */
  constructor(serverModule: string, log: LogOutputChannel) {
    const extension = extensions.getExtension(extensionId);
    if (!extension) throw new Error(`${extensionId} is not installed in this window`);
    const show = (message: string) => {
      this.messages.push(message);
      return Promise.resolve(undefined);
    };
    const messages = new Messages({ showErrorMessage: show, showWarningMessage: show, showInformationMessage: show });
    const reporter = new Reporter(log, messages, l10n.t);
    const initializationOptions = () => ({
      protocolVersion,
      storagePath: null,
      workspaceFolders: [],
      settings: { queue: { ...defaultQueueSettings, workers: 1 }, bestiaryFolders: [] },
    });
    const connection = new ServerConnection({ serverModule, log, reporter, initializationOptions });
    const slots = new SlotStore(this.disk, () => Date.now());
    const freshness = this.store.add(new SourceFreshness());
    const model = new PanelModel(slots, connection, freshness, reporter);
    const replays = new ReplayDocuments(slots, connection);
    const panel = new PanelManager(
      extension.extensionUri,
      model,
      slots,
      replays,
      () => Promise.resolve(null),
      reporter,
    );
    const settings = new SettingsReader(reporter);
    const notifications = this.store.add(new RunNotifications(settings, reporter));
    const runs = new SimulationRuns({ connection, slots, panel, model, notifications, settings, reporter });
    for (const part of [connection, slots, model, panel, runs]) this.store.add(part);
    this.connection = connection;
    this.slots = slots;
    this.model = model;
    this.runs = runs;
  }

  dispose(): void {
    this.store.dispose();
    rmSync(this.folder, { recursive: true, force: true });
  }
}
