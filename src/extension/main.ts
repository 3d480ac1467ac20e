import { type ExtensionContext, Uri, l10n, window, workspace } from 'vscode';
import type { QueueSettings } from '../shared/model/queueSettings';
import type { SlotName } from '../shared/model/slots';
import { protocolVersion } from '../shared/protocol/lsp';
import { configureQueue } from '../shared/protocol/lspQueue';
import { ServerConnection } from './client/serverConnection';
import { registerCommands } from './commands/registerCommands';
import { ContextKeys } from './contextKeys';
import type { ExtensionApi } from './extensionApi';
import { languageId } from './identifiers';
import { AlertNotifications } from './notifications/alertNotifications';
import { Messages } from './notifications/messages';
import { RunNotifications } from './notifications/runNotifications';
import { PanelManager } from './panel/panelManager';
import { rateSlot } from './panel/rateSlot';
import { PanelModel } from './panel/panelModel';
import { ReplayDocuments } from './panel/replayDocuments';
import { SourceFreshness } from './panel/sourceFreshness';
import { Reporter } from './reporter';
import { SimulationRuns } from './runs/simulationRuns';
import { UnreadRuns } from './runs/unreadRuns';
import { SettingsReader } from './settingsReader';
import { slotInfo } from './slots/slotInfo';
import { SlotStore } from './slots/slotStore';
import { WorkspaceFileTree } from './slots/workspaceFileTree';
import { LanguageStatus } from './status/languageStatus';
import { QueueHealthDocument } from './status/queueHealthDocument';
import { QueueStatusItem } from './status/queueStatusItem';

/** Wires the parts of the extension. The background process starts with the first encounter file or command. */
export function activate(context: ExtensionContext): ExtensionApi {
  const log = window.createOutputChannel('Encounter Lab', { log: true });
  const reporter = new Reporter(log, new Messages(window), l10n.t);
  const settings = new SettingsReader(reporter);
  const storage = context.storageUri ?? context.globalStorageUri;
  const slotsFolder = Uri.joinPath(storage, 'simulations');

  const connection = new ServerConnection({
    serverModule: context.asAbsolutePath('dist/server.js'),
    log,
    reporter,
    initializationOptions: () => ({
      protocolVersion,
      // The journal needs a real disk: its safety rests on fsync.
      storagePath: storage.scheme === 'file' ? Uri.joinPath(storage, 'queue').fsPath : null,
      workspaceFolders: (workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString()),
      settings: settings.read().server,
    }),
  });
  const slots = new SlotStore(new WorkspaceFileTree(slotsFolder), () => Date.now());
  const freshness = new SourceFreshness();
  const replays = new ReplayDocuments(slots, connection);
  const rate = (slot: SlotName) => rateSlot(slots, connection, slot);
  const model = new PanelModel(slots, connection, freshness, reporter);
  const panel = new PanelManager(context.extensionUri, model, slots, replays, rate, reporter);
  const notifications = new RunNotifications(settings, reporter);
  const runs = new SimulationRuns({ connection, slots, panel, model, notifications, settings, reporter });
  const unread = new UnreadRuns({ connection, slots, panel, runs, reporter });
  const health = new QueueHealthDocument(connection);

  slots.onDidFindProblem((problem) => {
    model.setNotice(problem);
    reporter.tell(problem);
  });
  void slots.load();
  const start = () => reporter.run(l10n.t('Starting the background process'), () => connection.start());
  /** One that is not there reads the settings when it starts. */
  const configure = (queue: QueueSettings) => {
    if (connection.health === 'stopped' || connection.health === 'failed') return;
    reporter.run(l10n.t('Applying the settings of the queue'), async () => {
      const reply = await connection.request(configureQueue, { ...queue });
      if (!reply.ok) reporter.tell(reply.error.message);
    });
  };
  const restart = () => {
    if (connection.health === 'stopped') return;
    reporter.run(l10n.t('Restarting the background process'), () => connection.restart());
  };
  if (workspace.textDocuments.some((document) => document.languageId === languageId)) start();

  context.subscriptions.push(
    log,
    connection,
    slots,
    freshness,
    model,
    panel,
    notifications,
    new AlertNotifications(connection, reporter),
    runs,
    unread,
    health,
    panel.register(),
    replays.register(),
    new ContextKeys(connection, slots),
    new QueueStatusItem(connection),
    new LanguageStatus(connection),
    registerCommands({ connection, slots, panel, model, runs, unread, health, reporter }),
    settings.onDidChangeQueueSettings(configure),
    settings.onDidChangeBestiaryFolders(restart),
    workspace.onDidChangeWorkspaceFolders(restart),
    workspace.onDidOpenTextDocument((document) => {
      if (document.languageId === languageId) start();
    }),
  );
  return {
    serverProcessId: () => connection.processId,
    queue: () => connection.queue,
    slots: async () => {
      await slots.load();
      return { A: slotInfo(slots.slots.A), B: slotInfo(slots.slots.B) };
    },
    shownPage: () => panel.shownPage,
    slotsFolder,
  };
}
