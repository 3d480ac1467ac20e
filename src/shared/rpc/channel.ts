import * as v from 'valibot';
import type { DeepReadonly } from '../util/deepReadonly';
import { type Disposable, DisposableStore } from '../util/disposable';

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

/** What an end implements. Requests may look at `signal`, which fires when the caller gave up. */
export type Handlers<A extends Api> = {
  [M in RequestsOf<A>]: (params: Params<A, M>, signal: AbortSignalLike) => Promise<Reply<A, M>> | Reply<A, M>;
} & { [M in NotificationsOf<A>]: (params: Params<A, M>) => void };

/** The part of `AbortSignal` that exists wherever this runs. */
export interface AbortSignalLike {
  readonly aborted: boolean;
}

/** What an end calls on the other. */
export interface Remote<A extends Api> extends Disposable {
  request<M extends RequestsOf<A>>(method: M, params: Params<A, M>): Promise<Reply<A, M>> & { cancel(): void };
  notify<M extends NotificationsOf<A>>(method: M, params: Params<A, M>): void;
}

const messageSchema = v.variant('kind', [
  v.object({ kind: v.literal('request'), id: v.number(), method: v.string(), params: v.unknown() }),
  v.object({ kind: v.literal('notify'), method: v.string(), params: v.unknown() }),
  v.object({ kind: v.literal('cancel'), id: v.number() }),
  v.object({ kind: v.literal('reply'), id: v.number(), value: v.unknown() }),
  v.object({ kind: v.literal('error'), id: v.number(), message: v.string() }),
]);
type Message = v.InferOutput<typeof messageSchema>;

/**
 * Answers the calls that arrive on `pipe`. What is malformed or unknown is answered with an error where it can be and
 * reported; it never throws.
 */
export function serve<A extends Api>(
  api: A,
  handlers: Handlers<A>,
  pipe: MessagePipe,
  report: (problem: string) => void,
): Disposable {
  const running = new Map<number, { aborted: boolean }>();
  const send = (message: Message) => pipe.post(message);
  const lookUp = handlers as unknown as Record<string, (params: unknown, signal: AbortSignalLike) => unknown>;

  const accept = (method: string, params: unknown) => {
    const declared = Object.hasOwn(api, method) ? api[method] : undefined;
    if (!declared) return { problem: `Unknown method "${method}"` } as const;
    const parsed = v.safeParse(declared.params, params);
    if (!parsed.success) return { problem: `"${method}": ${v.summarize(parsed.issues)}` } as const;
    return { handle: lookUp[method]!, params: parsed.output } as const;
  };

  const answer = async (id: number, method: string, params: unknown) => {
    const call = accept(method, params);
    if (call.problem !== undefined) return send({ kind: 'error', id, message: call.problem });
    const signal = { aborted: false };
    running.set(id, signal);
    try {
      send({ kind: 'reply', id, value: await call.handle(call.params, signal) });
    } catch (error) {
      report(`${method}: ${error instanceof Error ? (error.stack ?? error.message) : String(error)}`);
      send({ kind: 'error', id, message: error instanceof Error ? error.message : String(error) });
    } finally {
      running.delete(id);
    }
  };

  return pipe.onMessage((raw) => {
    const parsed = v.safeParse(messageSchema, raw);
    if (!parsed.success) return;
    const message = parsed.output;
    if (message.kind === 'request') void answer(message.id, message.method, message.params);
    else if (message.kind === 'cancel') {
      const signal = running.get(message.id);
      if (signal) signal.aborted = true;
    } else if (message.kind === 'notify') {
      const call = accept(message.method, message.params);
      if (call.problem !== undefined) report(call.problem);
      else call.handle(call.params, { aborted: false });
    }
  });
}

/** The calling end. Replies are checked with the API's schemas; a rejected promise carries the other end's message. */
export function connect<A extends Api>(api: A, pipe: MessagePipe): Remote<A> {
  const waiting = new Map<
    number,
    { method: string; resolve: (value: never) => void; reject: (error: Error) => void }
  >();
  const store = new DisposableStore();
  let lastId = 0;

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
      pipe.post({ kind: 'request', id, method: String(method), params } satisfies Message);
      return Object.assign(reply, {
        cancel: () => {
          const entry = waiting.get(id);
          if (!entry) return;
          waiting.delete(id);
          pipe.post({ kind: 'cancel', id } satisfies Message);
          entry.reject(new Error('Cancelled'));
        },
      });
    },
    notify(method, params) {
      pipe.post({ kind: 'notify', method: String(method), params } satisfies Message);
    },
    dispose: () => store.dispose(),
  };
}
