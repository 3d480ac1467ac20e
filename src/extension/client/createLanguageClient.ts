import type { LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ConnectionError,
  ErrorAction,
  ErrorCodes,
  LanguageClient,
  ResponseError,
  RevealOutputChannelOn,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../shared/protocol/lsp';
import { languageId } from '../identifiers';

export interface LanguageClientOptions {
  /** File path of the server's bundle. */
  readonly serverModule: string;
  readonly log: LogOutputChannel;
  /** Read at every start of the server. */
  readonly initializationOptions: () => InitializationOptions;
  /** Called when the server died unasked; true restarts it. */
  readonly mayRestart: () => boolean;
}

/** A language client for the server, not started. Loaded on first need: its library is most of what we load. */
export function createLanguageClient(options: LanguageClientOptions): LanguageClient {
  return new LanguageClient(
    'encounterLab',
    'Encounter Lab',
    { module: options.serverModule, transport: TransportKind.ipc },
    {
      documentSelector: [{ language: languageId }],
      outputChannel: options.log,
      revealOutputChannelOn: RevealOutputChannelOn.Never,
      initializationOptions: options.initializationOptions,
      initializationFailedHandler: () => false,
      errorHandler: {
        error: () => ({ action: ErrorAction.Continue, handled: true }),
        closed: () => ({
          action: options.mayRestart() ? CloseAction.Restart : CloseAction.DoNotRestart,
          handled: true,
        }),
      },
    },
  );
}

/** True for a request that failed because the server went away under it, so that it may be sent again. */
export function isConnectionLost(error: unknown): boolean {
  return (
    error instanceof ConnectionError ||
    (error instanceof ResponseError &&
      (error.code === ErrorCodes.PendingResponseRejected || error.code === ErrorCodes.ConnectionInactive))
  );
}
