import {
  DidChangeWatchedFilesNotification,
  LSPErrorCodes,
  MessageType,
  ResponseError,
  ShowMessageNotification,
  TextDocuments,
  TextDocumentSyncKind,
  type Connection,
  type InitializeParams,
  type InitializeResult,
} from 'vscode-languageserver/node';
import { TextDocument } from 'vscode-languageserver-textdocument';
import { ScenarioService } from '../../scenario/scenarioService';
import type { InitializationOptions } from '../../shared/protocol/lsp';
import { createSimulationService } from '../createSimulationService.node';
import type { SimulationService } from '../simulationService';
import { DiagnosticsFeature } from './diagnosticsFeature';
import { parseOptions } from './parseOptions';
import { ProtocolConnection } from './protocolConnection';
import { registerQueueFeature } from './queueFeature';
import { registerRunFeature } from './runFeature';
import { ClientFiles } from './clientFiles';

const capabilities: InitializeResult['capabilities'] = {
  textDocumentSync: { openClose: true, change: TextDocumentSyncKind.Incremental },
  diagnosticProvider: { identifier: 'encounter', interFileDependencies: true, workspaceDiagnostics: false },
};

/** Encounter files and what they use. */
const watchedFiles = '**/*.{yaml,yml,md,json}';

/**
 * Answers the handshake, and with its options puts the server together. The queue starts when the client says that it
 * is ready to hear of it.
 *
 * @param workerFile path of the built worker
 */
export function startServer(connection: Connection, workerFile: string): void {
  connection.onInitialize((params) => {
    const options = parseOptions(params.initializationOptions);
    if (!options.ok) return new ResponseError(LSPErrorCodes.RequestFailed, options.error, { retry: false });
    wire(connection, params, options.value, workerFile);
    return { capabilities, serverInfo: { name: 'Encounter Lab' } };
  });
}

function wire(
  connection: Connection,
  { capabilities: { workspace } }: InitializeParams,
  { storagePath, workspaceFolders, settings }: InitializationOptions,
  workerFile: string,
): void {
  const protocol = new ProtocolConnection(connection);
  const documents = new TextDocuments(TextDocument);
  const files = new ClientFiles(documents, protocol);
  const scenarios = new ScenarioService(files, { workspaceFolders, bestiaryFolders: settings.bestiaryFolders });
  const service = new Promise<SimulationService>((resolve, reject) => {
    connection.onInitialized(() => {
      if (workspace?.didChangeWatchedFiles?.dynamicRegistration) {
        void connection.client.register(DidChangeWatchedFilesNotification.type, {
          watchers: [{ globPattern: watchedFiles }],
        });
      }
      const warn = (message: string) => {
        connection.console.warn(message);
        void connection.sendNotification(ShowMessageNotification.type, { type: MessageType.Warning, message });
      };
      createSimulationService({ workerFile, settings: settings.queue, storagePath, warn }).then(resolve, reject);
    });
  });

  new DiagnosticsFeature({
    connection,
    protocol,
    documents,
    scenarios,
    canRefresh: workspace?.diagnostics?.refreshSupport ?? false,
  });
  registerQueueFeature(protocol, service);
  registerRunFeature({ connection, protocol, files, scenarios, service });
  documents.listen(connection);
  let queue: SimulationService | null = null;
  void service.then((started) => (queue = started));
  connection.onShutdown(async () => {
    await queue?.shutDown();
  });
}
