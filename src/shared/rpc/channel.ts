import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';
import { type Disposable, DisposableStore } from '../util/disposable';
import { messageOf } from '../util/messageOf';

/** Any two-way pipe for structured-cloneable messages: a webview, a worker, a test. */
export interface MessagePipe {
  post(message: unknown): void;
  onMessage(listener: (message: unknown) => void): Disposable;
}

/** The methods one end answers: with a reply schema a request, without one a notification. */
export type Api = Readonly<Record<string, { readonly params: v.GenericSchema; readonly reply?: v.GenericSchema }>>;

type Params<A extends Api, M extends keyof A> = DeepReadonly<v.InferOutput<A[M]['params']>>;
type Reply<A extends Api, M extends keyof A> = A[M]['reply'] extends v.GenericSchema
  ? DeepReadonly<v.InferOutput<A[M]['reply']>>
  : never;

export type RequestsOf<A extends Api> = { [M in keyof A]: A[M]['reply'] extends v.GenericSchema ? M : never }[keyof A];
export type NotificationsOf<A extends Api> = Exclude<keyof A, RequestsOf<A>>;

/** What an end implements. */
export type Handlers<A extends Api> = {
  [M in RequestsOf<A>]: (params: Params<A, M>) => Promise<Reply<A, M>> | Reply<A, M>;
} & { [M in NotificationsOf<A>]: (params: Params<A, M>) => void };

/** What an end calls on the other. */
export interface Remote<A extends Api> extends Disposable {
  request<M extends RequestsOf<A>>(method: M, params: Params<A, M>): Promise<Reply<A, M>>;
  notify<M extends NotificationsOf<A>>(method: M, params: Params<A, M>): void;
}

// A pipe that carries JSON leaves out what is undefined, hence the optional values.
const messageSchema = v.variant('kind', [
  v.object({ kind: v.literal('request'), id: v.number(), method: v.string(), params: v.optional(v.unknown()) }),
  v.object({ kind: v.literal('notify'), method: v.string(), params: v.optional(v.unknown()) }),
  v.object({ kind: v.literal('reply'), id: v.number(), value: v.optional(v.unknown()) }),
  v.object({ kind: v.literal('error'), id: v.number(), message: v.string() }),
]);
type Message = v.InferOutput<typeof messageSchema>;

/**
 * Answers the calls that arrive on `pipe`. What is malformed or unknown, and what a handler throws, is reported and,
 * where someone waits, answered with an error; nothing is thrown into the pipe.
 */
export function serve<A extends Api>(
  api: A,
  handlers: Handlers<A>,
  pipe: MessagePipe,
  report: (problem: string) => void,
): Disposable {
  const lookUp = handlers as unknown as Record<string, (params: unknown) => unknown>;
  let isDisposed = false;

  /** The call, ready to be made. @throws when there is no such method of this kind, or the parameters are not its. */
  const prepare = (kind: 'request' | 'notify', method: string, params: unknown) => {
    const declared = Object.hasOwn(api, method) ? api[method] : undefined;
    if (!declared || (kind === 'request') !== (declared.reply !== undefined)) {
      throw new Error(`Unknown ${kind === 'request' ? 'request' : 'notification'} "${method}"`);
    }
    const parsed = v.safeParse(declared.params, params);
    if (!parsed.success) throw new Error(`Parameters of "${method}": ${v.summarize(parsed.issues)}`);
    return () => lookUp[method]!(parsed.output);
  };

  const answer = async (id: number, method: string, params: unknown) => {
    try {
      const value = await prepare('request', method, params)();
      if (!isDisposed) pipe.post({ kind: 'reply', id, value } satisfies Message);
    } catch (error) {
      report(`${method}: ${describe(error)}`);
      if (!isDisposed) pipe.post({ kind: 'error', id, message: messageOf(error) } satisfies Message);
    }
  };

  const accept = async (raw: unknown) => {
    const parsed = v.safeParse(messageSchema, raw);
    if (!parsed.success) throw new Error(`A message that is none: ${v.summarize(parsed.issues)}`);
    const message = parsed.output;
    if (message.kind === 'request') await answer(message.id, message.method, message.params);
    else if (message.kind === 'notify') await prepare('notify', message.method, message.params)();
  };

  const subscription = pipe.onMessage((raw) => {
    accept(raw).catch((error: unknown) => report(describe(error)));
  });
  return {
    dispose: () => {
      subscription.dispose();
      isDisposed = true;
    },
  };
}

/** The calling end. Replies are checked with the API's schemas; a rejected promise carries the other end's message. */
export function connect<A extends Api>(api: A, pipe: MessagePipe): Remote<A> {
  const waiting = new Map<
    number,
    { method: string; resolve: (value: never) => void; reject: (error: Error) => void }
  >();
  const store = new DisposableStore();
  let lastId = 0;
  let isClosed = false;

  store.add(
    pipe.onMessage((raw) => {
      const parsed = v.safeParse(messageSchema, raw);
      if (!parsed.success) return;
      const message = parsed.output;
      if (message.kind !== 'reply' && message.kind !== 'error') return;
      const entry = waiting.get(message.id);
      if (!entry) return;
      waiting.delete(message.id);
      if (message.kind === 'error') return entry.reject(new Error(message.message));
      const reply = v.safeParse(api[entry.method]!.reply!, message.value);
      if (reply.success) entry.resolve(reply.output as never);
      else entry.reject(new Error(`Answer to "${entry.method}": ${v.summarize(reply.issues)}`));
    }),
  );
  store.add({
    dispose: () => {
      isClosed = true;
      for (const entry of waiting.values()) entry.reject(new Error('The connection was closed'));
      waiting.clear();
    },
  });

  return {
    request(method, params) {
      const id = ++lastId;
      const reply = new Promise<never>((resolve, reject) => {
        waiting.set(id, { method: String(method), resolve, reject });
      });
      const giveUp = (reason: Error) => {
        waiting.get(id)?.reject(reason);
        waiting.delete(id);
      };
      if (isClosed) giveUp(new Error('The connection was closed'));
      else {
        try {
          pipe.post({ kind: 'request', id, method: String(method), params } satisfies Message);
        } catch (error) {
          giveUp(new Error(`"${String(method)}" cannot be sent: ${messageOf(error)}`, { cause: error }));
        }
      }
      return reply;
    },
    notify(method, params) {
      pipe.post({ kind: 'notify', method: String(method), params } satisfies Message);
    },
    dispose: () => store.dispose(),
  };
}

function describe(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}
