import type { LogOutputChannel } from 'vscode';
import {
  CloseAction,
  ConnectionError,
  ErrorAction,
  ErrorCodes,
  LanguageClient,
  MessageType,
  ResponseError,
  RevealOutputChannelOn,
  ShowMessageNotification,
  TransportKind,
} from 'vscode-languageclient/node';
import type { InitializationOptions } from '../../shared/protocol/lsp';
import { languageId } from '../identifiers';
import type { Reporter } from '../reporter';

export interface ServerClientOptions {
  /** File path of the server's bundle. */
  readonly serverModule: string;
  readonly log: LogOutputChannel;
  readonly reporter: Pick<Reporter, 'messages' | 'tell'>;
  readonly initializationOptions: () => InitializationOptions;
  /** Called when the connection ended unasked. Nothing is restarted here. */
  readonly onClosed: () => void;
}

type ServerProcess = NonNullable<LanguageClient['serverProcess']>;

/** How long a process that has agreed to end may take. */
const endTimeoutMs = 1_000;

/**
 * A language client for one life of the server's process. Loaded on first need: its library is most of what we load.
 */
export class ServerClient extends LanguageClient {
  constructor({ serverModule, log, reporter, initializationOptions, onClosed }: ServerClientOptions) {
    super(
      'encounterLab',
      'Encounter Lab',
      { module: serverModule, transport: TransportKind.ipc },
      {
        documentSelector: [{ language: languageId }],
        outputChannel: log,
        revealOutputChannelOn: RevealOutputChannelOn.Never,
        initializationOptions,
        initializationFailedHandler: () => false,
        errorHandler: {
          error: () => ({ action: ErrorAction.Continue, handled: true }),
          closed: () => {
            onClosed();
            return { action: CloseAction.DoNotRestart, handled: true };
          },
        },
      },
    );
    // The library would show it with links.
    this.onNotification(ShowMessageNotification.type, ({ type, message }) => {
      if (type === MessageType.Error) reporter.tell(message);
      else if (type === MessageType.Warning) void reporter.messages.warn(message);
      else void reporter.messages.inform(message);
    });
  }

  /** Rejects when the process ends before it has started, which the library tells only to the second who asks. */
  override async start(): Promise<void> {
    await Promise.all([super.start(), super.start()]);
  }

  /** Logs and never shows: what the user is told is told by those who asked. */
  override error(message: string, data?: unknown): void {
    super.error(message, data, false);
  }

  /** Ends the process: by asking when it runs, else or when it does not end in time by force. Never rejects. */
  override async stop(timeoutMs?: number): Promise<void> {
    const { serverProcess } = this;
    const hasAgreed =
      this.isRunning() &&
      (await super.stop(timeoutMs).then(
        () => true,
        () => false,
      ));
    if (serverProcess) await endProcess(serverProcess, hasAgreed ? endTimeoutMs : 0);
  }
}

/** True for a request that failed because the server went away under it, so that it may be sent again. */
export function isConnectionLost(error: unknown): boolean {
  return (
    error instanceof ConnectionError ||
    (error instanceof ResponseError &&
      (error.code === ErrorCodes.PendingResponseRejected || error.code === ErrorCodes.ConnectionInactive))
  );
}

async function endProcess(child: ServerProcess, timeoutMs: number): Promise<void> {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
  const timer = setTimeout(() => child.kill('SIGKILL'), timeoutMs);
  await new Promise((resolve) => child.once('exit', resolve));
  clearTimeout(timer);
}
