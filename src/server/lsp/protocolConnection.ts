import * as v from 'valibot';
import { ErrorCodes, ResponseError, type Connection } from 'vscode-languageserver/node';
import type { NotificationMethod, RequestMethod } from '../../shared/protocol/lspMessage';
import type { DeepReadonly } from '../../shared/util/deepReadonly';

/**
 * The messages of our own protocol over the connection. Whatever arrives is checked; a handler that throws costs an
 * error answer and a line in the log, never the process.
 */
export class ProtocolConnection {
  constructor(private readonly connection: Connection) {}

  onRequest<Params extends v.GenericSchema, Reply extends v.GenericSchema>(
    { method, params }: RequestMethod<Params, Reply>,
    answer: (params: v.InferOutput<Params>) => Promise<DeepReadonly<v.InferInput<Reply>>>,
  ): void {
    this.connection.onRequest(method, (raw: unknown) => {
      const parsed = v.safeParse(params, raw);
      if (parsed.success) return this.guard(method, () => answer(parsed.output));
      return new ResponseError(ErrorCodes.InvalidParams, `${method} cannot be answered: ${v.summarize(parsed.issues)}`);
    });
  }

  onNotification<Params extends v.GenericSchema>(
    { method, params }: NotificationMethod<Params>,
    handle: (params: v.InferOutput<Params>) => Promise<void>,
  ): void {
    this.connection.onNotification(method, (raw: unknown) => {
      const parsed = v.safeParse(params, raw);
      if (!parsed.success) {
        this.connection.console.error(`${method} was ignored: ${v.summarize(parsed.issues)}`);
        return;
      }
      // The log has it already, and a notification has no answer.
      this.guard(method, () => handle(parsed.output)).catch(() => undefined);
    });
  }

  /** Asks the client. Rejects when it does not answer, or not as the protocol says. */
  async request<Params extends v.GenericSchema, Reply extends v.GenericSchema>(
    { method, reply }: RequestMethod<Params, Reply>,
    params: v.InferInput<Params>,
  ): Promise<v.InferOutput<Reply>> {
    const answer = v.safeParse(reply, await this.connection.sendRequest<unknown>(method, params));
    if (answer.success) return answer.output;
    throw new Error(`The answer to ${method} breaks the protocol: ${v.summarize(answer.issues)}`);
  }

  notify<Params extends v.GenericSchema>(
    { method }: NotificationMethod<Params>,
    params: DeepReadonly<v.InferInput<Params>>,
  ): void {
    // Nobody is left to be told when the connection is gone.
    this.connection.sendNotification(method, params).catch(() => undefined);
  }

  /** What `work` resolves to; when it fails, it rejects with an error answer, and the details go to the log. */
  async guard<Value>(what: string, work: () => Promise<Value>): Promise<Value> {
    try {
      return await work();
    } catch (error) {
      const details = error instanceof Error ? (error.stack ?? error.message) : String(error);
      this.connection.console.error(`${what} failed: ${details}`);
      throw new ResponseError(ErrorCodes.InternalError, 'The background process could not do this. The log says more.');
    }
  }
}
