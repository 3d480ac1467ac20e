import { type LogOutputChannel, l10n } from 'vscode';
import * as v from 'valibot';
import type { LanguageClient } from 'vscode-languageclient/node';
import type { QueueSnapshot } from '../../shared/model/queue';
import {
  type InitializationOptions,
  type NotificationMethod,
  type RequestMethod,
  type RunFinished,
  listFiles,
  queueDidChange,
  queueStatus,
  readFile,
  runDidFinish,
} from '../../shared/protocol/lsp';
import type { DeepReadonly } from '../../shared/util/deepReadonly';
import type { Disposable } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import type { Reporter } from '../reporter';
import { RestartPolicy } from './restartPolicy';
import { listWorkspaceFiles, readWorkspaceFile } from './workspaceFiles';

/** `stopped`: not needed yet, or ended by a restart asked for; `failed`: died too often, or cannot start. */
export type ServerHealth = 'stopped' | 'starting' | 'running' | 'failed';

export interface ServerConnectionOptions {
  readonly serverModule: string;
  readonly log: LogOutputChannel;
  readonly reporter: Reporter;
  readonly initializationOptions: () => InitializationOptions;
  /** Called when the server has died too often to be restarted unasked. */
  readonly onGivenUp: () => void;
}

const startTimeoutMs = 30_000;

/** By `State` of vscode-languageclient, which is loaded late and so not named here. */
const stopped = 1;
const healths: Readonly<Record<number, ServerHealth>> = { [stopped]: 'stopped', 2: 'running', 3: 'starting' };

/**
 * The background process: started by the first request, restarted when it dies. Requests and replies are typed by the
 * protocol (src/shared/protocol/lsp.ts) and what arrives is checked. Nothing is resubmitted after a death: the
 * server's journal does that.
 */
export class ServerConnection implements Disposable {
  private readonly finished = new Emitter<RunFinished>();
  private readonly queueChanged = new Emitter<QueueSnapshot>();
  private readonly healthChanged = new Emitter<ServerHealth>();
  private readonly restarts = new RestartPolicy(() => performance.now());
  private loading: Promise<LanguageClient> | undefined;
  private client: LanguageClient | undefined;
  private lastQueue: QueueSnapshot | null = null;
  private lastHealth: ServerHealth = 'stopped';
  private hasGivenUp = false;

  readonly onDidFinishRun = this.finished.event;
  readonly onDidChangeQueue = this.queueChanged.event;
  readonly onDidChangeHealth = this.healthChanged.event;

  constructor(private readonly options: ServerConnectionOptions) {}

  get health(): ServerHealth {
    return this.lastHealth;
  }

  /** The queue as last heard of; null before the server has started. */
  get queue(): QueueSnapshot | null {
    return this.lastQueue;
  }

  get processId(): number | undefined {
    return this.client?.serverProcess?.pid;
  }

  /** Resolves when the server answers. @throws when it cannot be started. */
  async start(): Promise<void> {
    await this.started();
  }

  /** Ends the server and starts it again; the queue goes on where it was. */
  async restart(): Promise<void> {
    this.restarts.reset();
    // One that is starting cannot be stopped before it has started, or failed to.
    if (this.client?.needsStop()) await this.client.start().catch(() => undefined);
    if (this.client?.needsStop()) await this.client.stop();
    await this.started();
  }

  /**
   * Sends a request, starting the server where needed. When the server dies under it, it is sent once more to the
   * next one: every request of ours may be repeated.
   *
   * @throws when the server cannot be started, or on a reply that breaks the protocol.
   */
  async request<Params extends v.GenericSchema, Reply extends v.GenericSchema>(
    method: RequestMethod<Params, Reply>,
    params: DeepReadonly<v.InferInput<Params>>,
  ): Promise<v.InferOutput<Reply>> {
    const send = async () => (await this.started()).sendRequest<unknown>(method.method, params);
    const { isConnectionLost } = await import('./createLanguageClient');
    const reply = await send().catch((error: unknown) => {
      if (isConnectionLost(error)) return send();
      throw error;
    });
    return parse(method.method, method.reply, reply);
  }

  async notify<Params extends v.GenericSchema>(
    method: NotificationMethod<Params>,
    params: DeepReadonly<v.InferInput<Params>>,
  ): Promise<void> {
    await (await this.started()).sendNotification(method.method, params);
  }

  dispose(): void {
    if (this.client) void this.client.dispose().catch(() => undefined);
    for (const emitter of [this.finished, this.queueChanged, this.healthChanged]) emitter.dispose();
  }

  private async started(): Promise<LanguageClient> {
    this.loading ??= this.load();
    const client = await this.loading;
    await withTimeout(client.start(), startTimeoutMs);
    return client;
  }

  private async load(): Promise<LanguageClient> {
    const { createLanguageClient } = await import('./createLanguageClient');
    const client = createLanguageClient({ ...this.options, mayRestart: () => this.mayRestart() });
    client.onDidChangeState(({ newState }) => this.acceptState(newState));
    client.onRequest(readFile.method, (params: unknown) =>
      readWorkspaceFile(parse(readFile.method, readFile.params, params)),
    );
    client.onRequest(listFiles.method, (params: unknown) =>
      listWorkspaceFiles(parse(listFiles.method, listFiles.params, params)),
    );
    this.receive(client, runDidFinish, (run) => this.finished.fire(run));
    this.receive(client, queueDidChange, (queue) => this.acceptQueue(queue));
    this.client = client;
    return client;
  }

  private receive<Params extends v.GenericSchema>(
    client: LanguageClient,
    method: NotificationMethod<Params>,
    accept: (params: v.InferOutput<Params>) => void,
  ): void {
    client.onNotification(method.method, (params: unknown) => {
      try {
        accept(parse(method.method, method.params, params));
      } catch (error) {
        this.options.reporter.report(l10n.t('Reading a message of the background process'), error);
      }
    });
  }

  private mayRestart(): boolean {
    const isAllowed = this.restarts.allowsRestart();
    this.options.log.warn(`The background process ended; ${isAllowed ? 'it is restarted' : 'it is not restarted'}.`);
    this.hasGivenUp = !isAllowed;
    if (!isAllowed) this.options.onGivenUp();
    return isAllowed;
  }

  private acceptState(newState: number): void {
    const health = this.hasGivenUp && newState === stopped ? 'failed' : (healths[newState] ?? 'failed');
    if (health === this.lastHealth) return;
    this.lastHealth = health;
    this.healthChanged.fire(health);
    // It speaks up only when the queue changes; what it found in its journal is asked for.
    if (health === 'running') {
      this.options.reporter.run(l10n.t('Reading the queue'), async () =>
        this.acceptQueue(await this.request(queueStatus, {})),
      );
    }
  }

  private acceptQueue(queue: QueueSnapshot): void {
    this.lastQueue = queue;
    this.queueChanged.fire(queue);
  }
}

function parse<Schema extends v.GenericSchema>(method: string, schema: Schema, value: unknown): v.InferOutput<Schema> {
  const parsed = v.safeParse(schema, value);
  if (parsed.success) return parsed.output;
  throw new Error(`Message "${method}": ${v.summarize(parsed.issues)}`);
}

async function withTimeout(start: Promise<void>, milliseconds: number): Promise<void> {
  let timer: NodeJS.Timeout | undefined;
  const timeout = new Promise<never>((_resolve, reject) => {
    timer = setTimeout(
      () => reject(new Error(l10n.t('The background process did not answer within {0} s', milliseconds / 1000))),
      milliseconds,
    );
  });
  try {
    await Promise.race([start, timeout]);
  } finally {
    clearTimeout(timer);
  }
}
