import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import * as v from 'valibot';
import {
  createMessageConnection,
  IPCMessageReader,
  IPCMessageWriter,
  StreamMessageReader,
  StreamMessageWriter,
  type MessageConnection,
} from 'vscode-languageserver/node';
import { defaultQueueSettings, type QueueSettings } from '../../src/shared/model/queueSettings';
import type { QueueSnapshot } from '../../src/shared/model/queue';
import {
  listFiles,
  protocolVersion,
  readFile,
  runDidFinish,
  submitRun,
  type FileContent,
  type InitializationOptions,
  type RunFinished,
} from '../../src/shared/protocol/lsp';
import { queueDidChange } from '../../src/shared/protocol/lspQueue';
import type { NotificationMethod, RequestMethod } from '../../src/shared/protocol/lspMessage';

export interface ServerOptions {
  readonly serverFile: string;
  readonly transport?: 'ipc' | 'stdio';
  readonly storagePath?: string | null;
  readonly workers?: number;
  readonly queue?: Partial<QueueSettings>;
  /** Files of the workspace `file:///campaign`, by path. */
  readonly files?: Readonly<Record<string, string>>;
  readonly initializationOptions?: unknown;
}

interface Diagnostic {
  readonly code: string;
  readonly message: string;
  readonly range: { readonly start: { readonly line: number; readonly character: number } };
}

export const workspace = 'file:///campaign';

/** The real background process and a small client of it, which does what the extension does. */
export class ServerProcess {
  readonly finished: RunFinished[] = [];
  readonly snapshots: QueueSnapshot[] = [];
  readonly messages: string[] = [];
  readonly log: string[] = [];
  refreshes = 0;
  private version = 0;

  private constructor(
    readonly process: ChildProcess,
    readonly connection: MessageConnection,
    readonly files: Record<string, string>,
  ) {
    connection.onNotification(runDidFinish.method, (params) => {
      this.finished.push(v.parse(runDidFinish.params, params));
    });
    connection.onNotification(queueDidChange.method, (params) => {
      this.snapshots.push(v.parse(queueDidChange.params, params));
    });
    connection.onNotification('window/showMessage', ({ message }: { message: string }) => {
      this.messages.push(message);
    });
    connection.onNotification('window/logMessage', ({ message }: { message: string }) => {
      this.log.push(message);
    });
    connection.onRequest('workspace/diagnostic/refresh', () => {
      this.refreshes++;
      return null;
    });
    connection.onRequest('client/registerCapability', () => null);
    connection.onRequest<FileContent, unknown>(readFile.method, (params: unknown) =>
      this.read(v.parse(readFile.params, params).uri),
    );
    connection.onRequest(listFiles.method, (params) => {
      const { folder, endings } = v.parse(listFiles.params, params);
      const paths = Object.keys(this.files).map((path) => `${workspace}/${path}`);
      return { uris: paths.filter((uri) => uri.startsWith(folder) && endings.some((ending) => uri.endsWith(ending))) };
    });
    connection.listen();
  }

  static async start(options: ServerOptions): Promise<ServerProcess> {
    const server = this.spawn(options);
    await server.initialize(options);
    await server.connection.sendNotification('initialized', {});
    return server;
  }

  /** The process before the handshake. */
  static spawn({ serverFile, transport = 'ipc', files = {} }: ServerOptions): ServerProcess {
    if (transport === 'ipc') {
      const process = fork(serverFile, ['--node-ipc'], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
      const connection = createMessageConnection(new IPCMessageReader(process), new IPCMessageWriter(process));
      return new ServerProcess(process, connection, { ...files });
    }
    const process = fork(serverFile, ['--stdio'], { stdio: ['pipe', 'pipe', 'inherit', 'ipc'] });
    const { stdin, stdout } = process;
    if (!stdin || !stdout) throw new Error('The process has no pipes');
    const connection = createMessageConnection(new StreamMessageReader(stdout), new StreamMessageWriter(stdin));
    return new ServerProcess(process, connection, { ...files });
  }

  initialize({ storagePath = null, workers = 1, queue = {}, initializationOptions }: ServerOptions): Promise<unknown> {
    const options: InitializationOptions = {
      protocolVersion,
      storagePath,
      workspaceFolders: [workspace],
      settings: { queue: { ...defaultQueueSettings, workers, ...queue }, bestiaryFolders: ['bestiary'] },
    };
    return this.connection.sendRequest('initialize', {
      processId: process.pid,
      rootUri: workspace,
      capabilities: {
        workspace: { diagnostics: { refreshSupport: true }, didChangeWatchedFiles: { dynamicRegistration: true } },
      },
      initializationOptions: initializationOptions ?? options,
    });
  }

  async request<Params extends v.GenericSchema, Reply extends v.GenericSchema>(
    { method, reply }: RequestMethod<Params, Reply>,
    params: v.InferInput<Params>,
  ): Promise<v.InferOutput<Reply>> {
    return v.parse(reply, await this.connection.sendRequest(method, params));
  }

  notify<Params extends v.GenericSchema>(
    { method }: NotificationMethod<Params>,
    params: v.InferInput<Params>,
  ): Promise<void> {
    return this.connection.sendNotification(method, params);
  }

  /** Opens a document in the editor; answers with its URI. */
  async open(path: string, text: string): Promise<string> {
    const uri = `${workspace}/${path}`;
    const textDocument = { uri, languageId: 'encounter', version: ++this.version, text };
    await this.connection.sendNotification('textDocument/didOpen', { textDocument });
    return uri;
  }

  async change(uri: string, contentChanges: readonly object[]): Promise<void> {
    const textDocument = { uri, version: ++this.version };
    await this.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges });
  }

  async diagnose(uri: string): Promise<readonly Diagnostic[]> {
    const report: { items: Diagnostic[] } = await this.connection.sendRequest('textDocument/diagnostic', {
      textDocument: { uri },
    });
    return report.items;
  }

  /** Asks for a simulation; answers with the id of the request. @throws when refused */
  async submit(uri: string, changes: Partial<v.InferInput<typeof submitRun.params>> = {}): Promise<string> {
    const submitted = await this.trySubmit(uri, changes);
    if (!submitted.ok) throw new Error(submitted.error.message);
    return submitted.value.requestId;
  }

  trySubmit(uri: string, changes: Partial<v.InferInput<typeof submitRun.params>> = {}) {
    const usual = { priority: 'critical' as const, runs: null, seed: null, allowDeduplication: true, known: [] };
    return this.request(submitRun, { uri, ...usual, ...changes });
  }

  /** The end of a request, now or when it comes. */
  async endOf(requestId: string): Promise<RunFinished['end']> {
    for (;;) {
      const known = this.finished.find((run) => run.requestId === requestId);
      if (known) return known.end;
      if (this.process.exitCode !== null) throw new Error('The background process has ended');
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }

  async shutdown(): Promise<void> {
    const ended = once(this.process, 'exit');
    await this.connection.sendRequest('shutdown');
    await this.connection.sendNotification('exit');
    await ended;
    this.connection.dispose();
  }

  /** As the system ends a process that has no say in it. */
  async kill(): Promise<void> {
    this.connection.dispose();
    if (this.process.exitCode !== null || this.process.signalCode !== null) return;
    const ended = once(this.process, 'exit');
    this.process.kill('SIGKILL');
    await ended;
  }

  private read(uri: string): FileContent {
    if (!uri.startsWith(`${workspace}/`)) return { kind: 'outside' };
    const text = this.files[uri.slice(workspace.length + 1)];
    return text === undefined ? { kind: 'not-found' } : { kind: 'text', text };
  }
}
