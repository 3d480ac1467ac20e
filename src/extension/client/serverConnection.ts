import { type LogOutputChannel, l10n } from 'vscode';
import * as v from 'valibot';
import type { QueueSnapshot } from '../../shared/model/queue';
import {
  type InitializationOptions,
  type RunFinished,
  listFiles,
  readFile,
  runDidFinish,
  storeRunAgain,
} from '../../shared/protocol/lsp';
import { queueDidChange, queueStatus } from '../../shared/protocol/lspQueue';
import type { NotificationMethod, RequestMethod } from '../../shared/protocol/lspMessage';
import type { DeepReadonly } from '../../shared/util/deepReadonly';
import type { Disposable } from '../../shared/util/disposable';
import { Emitter } from '../../shared/util/emitter';
import type { Reporter } from '../reporter';
import { RestartPolicy } from './restartPolicy';
import type { ServerClient } from './serverClient';
import { listWorkspaceFiles, readWorkspaceFile } from './workspaceFiles';

/** `stopped`: not needed yet; `failed`: died too often, or cannot start. The next request tries again. */
export type ServerHealth = 'stopped' | 'starting' | 'running' | 'failed';

export interface ServerConnectionOptions {
  readonly serverModule: string;
  readonly log: LogOutputChannel;
  readonly reporter: Reporter;
  /** Read at every start of the server. */
  readonly initializationOptions: () => InitializationOptions;
}

const startTimeoutMs = 30_000;

/**
 * The background process: started by the first request, restarted when it dies. Requests and replies are typed by the
 * protocol (src/shared/protocol/lsp.ts) and what arrives is checked. Nothing is resubmitted here after a death: that is
 * for the server's journal, and for those who hear of the start.
 */
export class ServerConnection implements Disposable {
  private readonly finished = new Emitter<RunFinished>();
  private readonly storeDue = new Emitter<string>();
  private readonly queueChanged = new Emitter<QueueSnapshot | null>();
  private readonly healthChanged = new Emitter<ServerHealth>();
  private readonly queueFound = new Emitter<QueueSnapshot>();
  private readonly restarts = new RestartPolicy(() => performance.now());
  /** The client that runs, or will when it has started. */
  private current: Promise<ServerClient> | undefined;
  /** The same as soon as it exists, so that it can be ended before it has started. */
  private client: ServerClient | undefined;
  private lastQueue: QueueSnapshot | null = null;
  private lastHealth: ServerHealth = 'stopped';
  private isUnsavedTold = false;

  readonly onDidFinishRun = this.finished.event;
  /** The id of a request whose result could not be saved, and may be now. */
  readonly onShouldStoreAgain = this.storeDue.event;
  readonly onDidChangeQueue = this.queueChanged.event;
  readonly onDidChangeHealth = this.healthChanged.event;
  /** After every start: the queue as the new process has it. */
  readonly onDidStart = this.queueFound.event;

  constructor(private readonly options: ServerConnectionOptions) {}

  get health(): ServerHealth {
    return this.lastHealth;
  }

  /** The queue as last heard of; null before the server has started, and after it has failed. */
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

  /**
   * Ends the server, by force if need be, and starts it again; the queue goes on where it was. Requests wait for the
   * new one, and restarts for one another. @throws when it cannot be started.
   */
  async restart(): Promise<void> {
    const { current, client } = this;
    this.restarts.reset();
    this.client = undefined;
    void this.follow(this.replace(current, client));
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
    const { isConnectionLost } = await import('./serverClient');
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
    const { client } = this;
    this.client = undefined;
    void client?.dispose();
    const emitters = [this.finished, this.storeDue, this.queueChanged, this.healthChanged, this.queueFound];
    for (const emitter of emitters) emitter.dispose();
  }

  private async started(): Promise<ServerClient> {
    const current = this.current ?? this.follow(this.launch());
    try {
      return await current;
    } catch (error) {
      // A restart has put another in its place.
      if (this.current && this.current !== current) return this.started();
      throw error;
    }
  }

  /** Makes a launch the current one, and its outcome that of the connection. */
  private follow(launch: Promise<ServerClient>): Promise<ServerClient> {
    this.current = launch;
    this.acceptHealth('starting');
    launch.then(
      () => {
        if (this.current === launch) this.acceptStart();
      },
      () => {
        if (this.current !== launch) return;
        this.current = undefined;
        this.client = undefined;
        this.acceptHealth('failed');
        this.acceptQueue(null);
      },
    );
    return launch;
  }

  /** Starts a process, and another when it dies while it starts. */
  private async launch(): Promise<ServerClient> {
    const { ServerClient, isConnectionLost } = await import('./serverClient');
    for (;;) {
      const client: ServerClient = new ServerClient({ ...this.options, onClosed: () => this.acceptClosed(client) });
      this.listen(client);
      this.client = client;
      try {
        await withTimeout(client.start(), startTimeoutMs);
        return client;
      } catch (error) {
        const isEnded = this.client !== client;
        await client.dispose();
        if (isEnded || !isConnectionLost(error)) throw error;
        this.countDeath();
      }
    }
  }

  private async replace(current: Promise<ServerClient> | undefined, client: ServerClient | undefined) {
    // One that hangs in its start fails by this, and is not waited for.
    await client?.stop();
    await current?.then(
      (running) => running.dispose(),
      () => undefined,
    );
    return this.launch();
  }

  private async launchAgain(): Promise<ServerClient> {
    this.countDeath();
    return this.launch();
  }

  private acceptClosed(client: ServerClient): void {
    if (client !== this.client || !client.isRunning()) return;
    this.options.reporter.run(l10n.t('Restarting the background process'), () => this.follow(this.launchAgain()));
  }

  /** @throws when it was one too many. */
  private countDeath(): void {
    this.options.log.warn('The background process ended unasked.');
    if (this.restarts.allowsRestart()) return;
    throw new Error(l10n.t('The background process of Encounter Lab keeps ending and is not restarted.'));
  }

  private listen(client: ServerClient): void {
    client.onRequest(readFile.method, (params: unknown) =>
      readWorkspaceFile(parse(readFile.method, readFile.params, params)),
    );
    client.onRequest(listFiles.method, (params: unknown) =>
      listWorkspaceFiles(parse(listFiles.method, listFiles.params, params)),
    );
    this.receive(client, runDidFinish, (run) => this.finished.fire(run));
    this.receive(client, storeRunAgain, ({ requestId }) => this.storeDue.fire(requestId));
    this.receive(client, queueDidChange, (queue) => this.acceptQueue(queue));
  }

  private receive<Params extends v.GenericSchema>(
    client: ServerClient,
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

  /** It speaks up only when the queue changes; what it found in its journal is asked for. */
  private acceptStart(): void {
    this.acceptHealth('running');
    this.tellUnsaved();
    this.options.reporter.run(l10n.t('Reading the queue'), async () => {
      const queue = await this.request(queueStatus, {});
      this.acceptQueue(queue);
      this.queueFound.fire(queue);
    });
  }

  private tellUnsaved(): void {
    if (this.isUnsavedTold || this.options.initializationOptions().storagePath !== null) return;
    this.isUnsavedTold = true;
    const message = l10n.t(
      'The queue cannot be saved, as this workspace has no folder on a disk. Simulations work, but those that are not finished are lost when this window closes.',
    );
    this.options.log.warn(message);
    void this.options.reporter.messages.warn(message);
  }

  private acceptHealth(health: ServerHealth): void {
    if (health === this.lastHealth) return;
    this.lastHealth = health;
    this.healthChanged.fire(health);
  }

  private acceptQueue(queue: QueueSnapshot | null): void {
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
