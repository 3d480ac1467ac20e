import { MessageChannel, type MessagePort } from 'node:worker_threads';
import * as v from 'valibot';
import { afterEach, describe, expect, it, vi } from 'vitest';
import { connect, type Handlers, type MessagePipe, serve } from '../../../../src/shared/rpc/channel';

const api = {
  double: { params: v.object({ value: v.number() }), reply: v.number() },
  nothing: { params: v.undefined(), reply: v.undefined() },
  wait: { params: v.object({}), reply: v.string() },
  unsendable: { params: v.object({}), reply: v.unknown() },
  told: { params: v.object({ text: v.string() }) },
};

const ports: MessagePort[] = [];
afterEach(() => {
  for (const port of ports.splice(0)) port.close();
});

function pipeOf(port: MessagePort): MessagePipe {
  return {
    post: (message) => port.postMessage(message),
    onMessage: (listener) => {
      port.on('message', listener);
      return { dispose: () => void port.off('message', listener) };
    },
  };
}

function open(overrides: Partial<Handlers<typeof api>> = {}) {
  const { port1, port2 } = new MessageChannel();
  ports.push(port1, port2);
  const problems: string[] = [];
  const told: string[] = [];
  const handlers: Handlers<typeof api> = {
    double: ({ value }) => value * 2,
    nothing: () => undefined,
    wait: () => new Promise<string>(() => {}),
    unsendable: () => () => 'a function',
    told: ({ text }) => void told.push(text),
    ...overrides,
  };
  const server = serve(api, handlers, pipeOf(port1), (problem) => problems.push(problem));
  const remote = connect(api, pipeOf(port2));
  return { remote, server, problems, told, clientPort: port2, serverPort: port1 };
}

/** What the other end says to a message that `connect` would not send. */
function nextMessage(port: MessagePort): Promise<unknown> {
  return new Promise((resolve) => port.once('message', resolve));
}

describe('a request', () => {
  it('is answered', async () => {
    const { remote } = open();
    await expect(remote.request('double', { value: 21 })).resolves.toBe(42);
  });

  it('is answered by its own answer when many are under way', async () => {
    const { remote } = open({
      double: async ({ value }) => {
        await new Promise((resolve) => setTimeout(resolve, 20 - value));
        return value * 2;
      },
    });
    const answers = await Promise.all([1, 5, 19, 12].map((value) => remote.request('double', { value })));
    expect(answers).toEqual([2, 10, 38, 24]);
  });

  it('may ask nothing and be told nothing, over JSON too', async () => {
    const { port1, port2 } = new MessageChannel();
    ports.push(port1, port2);
    const overJson = (port: MessagePort): MessagePipe => ({
      ...pipeOf(port),
      post: (message) => port.postMessage(JSON.parse(JSON.stringify(message))),
    });
    const answered = vi.fn(() => undefined);
    const only = { nothing: api.nothing };
    serve(only, { nothing: answered }, overJson(port1), () => {});
    await expect(connect(only, overJson(port2)).request('nothing', undefined)).resolves.toBeUndefined();
    expect(answered).toHaveBeenCalledOnce();
  });

  it('is refused with the message of what the handler threw, which is reported with its place', async () => {
    const { remote, problems } = open({
      double: () => {
        throw new RangeError('too much');
      },
    });
    await expect(remote.request('double', { value: 1 })).rejects.toThrow('too much');
    expect(problems).toEqual([expect.stringMatching(/^double: RangeError: too much\n\s+at /)]);
  });

  it('with parameters of another shape is refused', async () => {
    const { remote } = open();
    await expect(remote.request('double', { value: 'many' as unknown as number })).rejects.toThrow(
      /Parameters of "double": .*Expected number/,
    );
  });

  it('with an answer of another shape fails at the caller', async () => {
    const { remote } = open({ double: () => 'many' as unknown as number });
    await expect(remote.request('double', { value: 1 })).rejects.toThrow(/Answer to "double": .*Expected number/);
  });

  it.each(['missing', 'toString', '__proto__', 'told'])('for "%s" is refused as unknown', async (method) => {
    const { clientPort } = open();
    const answer = nextMessage(clientPort);
    clientPort.postMessage({ kind: 'request', id: 99, method, params: {} });
    expect(await answer).toEqual({ kind: 'error', id: 99, message: `Unknown request "${method}"` });
  });

  it('whose answer cannot be sent is refused', async () => {
    const { remote } = open();
    await expect(remote.request('unsendable', {})).rejects.toThrow(/could not be cloned/);
  });

  it('that cannot be sent is refused, not thrown', async () => {
    const { remote } = open();
    const request = remote.request('double', { value: (() => 1) as unknown as number });
    await expect(request).rejects.toThrow(/"double" cannot be sent: .*could not be cloned/);
  });

  it('still waiting when the connection closes fails, and so does a later one', async () => {
    const { remote } = open();
    const waiting = remote.request('wait', {});
    remote.dispose();
    await expect(waiting).rejects.toThrow('The connection was closed');
    await expect(remote.request('double', { value: 1 })).rejects.toThrow('The connection was closed');
  });
});

describe('a notification', () => {
  it('arrives', async () => {
    const { remote, told } = open();
    remote.notify('told', { text: 'news' });
    await vi.waitFor(() => expect(told).toEqual(['news']));
  });

  it('whose handler throws, or fails later, is reported and does no harm', async () => {
    const { remote, problems } = open({
      told: ({ text }) => {
        if (text === 'now') throw new Error(text);
        // To the compiler an async function passes for one that returns nothing.
        return Promise.reject(new Error(text)) as unknown as undefined;
      },
    });
    remote.notify('told', { text: 'now' });
    remote.notify('told', { text: 'then' });
    await vi.waitFor(() => expect(problems).toEqual([expect.stringContaining('now'), expect.stringContaining('then')]));
    await expect(remote.request('double', { value: 2 })).resolves.toBe(4);
  });

  it('of a request, of an unknown method, or with other parameters is reported', async () => {
    const { clientPort, problems, told } = open();
    clientPort.postMessage({ kind: 'notify', method: 'double', params: { value: 1 } });
    clientPort.postMessage({ kind: 'notify', method: 'missing', params: {} });
    clientPort.postMessage({ kind: 'notify', method: 'told', params: { text: 3 } });
    await vi.waitFor(() =>
      expect(problems).toEqual([
        expect.stringContaining('Unknown notification "double"'),
        expect.stringContaining('Unknown notification "missing"'),
        expect.stringContaining('Parameters of "told"'),
      ]),
    );
    expect(told).toEqual([]);
  });
});

describe('the pipe', () => {
  it.each([null, 'text', 42, [], {}, { kind: 'unknown' }, { kind: 'request', id: 'one', method: 'double' }])(
    'survives %j, which is reported',
    async (message) => {
      const { remote, clientPort, problems } = open();
      clientPort.postMessage(message);
      await expect(remote.request('double', { value: 3 })).resolves.toBe(6);
      expect(problems).toEqual([expect.stringContaining('A message that is none')]);
    },
  );

  it('carries both directions', async () => {
    const { remote, serverPort, clientPort } = open();
    const other = { ask: { params: v.object({}), reply: v.string() } };
    serve(other, { ask: () => 'from the client' }, pipeOf(clientPort), () => {});
    const back = connect(other, pipeOf(serverPort));
    const both = await Promise.all([remote.request('double', { value: 1 }), back.request('ask', {})]);
    expect(both).toEqual([2, 'from the client']);
  });

  it('is let go of on disposal: nothing arrives any more, and nothing is answered', async () => {
    let finish = (_: string): void => {};
    const double = vi.fn(({ value }: { readonly value: number }) => value);
    const wait = vi.fn(() => new Promise<string>((resolve) => (finish = resolve)));
    const { remote, server, clientPort, serverPort } = open({ double, wait });
    remote.request('wait', {}).catch(() => {});
    await vi.waitFor(() => expect(wait).toHaveBeenCalledOnce());
    const answers: unknown[] = [];
    clientPort.on('message', (message) => answers.push(message));
    server.dispose();
    finish('late');
    const arrived = nextMessage(serverPort);
    clientPort.postMessage({ kind: 'request', id: 1, method: 'double', params: { value: 1 } });
    await arrived;
    await new Promise((resolve) => setTimeout(resolve, 20));
    expect(double).not.toHaveBeenCalled();
    expect(answers).toEqual([]);
  });

  it('passes over answers nobody waits for', async () => {
    const { remote, serverPort } = open();
    serverPort.postMessage({ kind: 'reply', id: 77, value: 1 });
    serverPort.postMessage({ kind: 'error', id: 78, message: 'late' });
    serverPort.postMessage('noise');
    await expect(remote.request('double', { value: 4 })).resolves.toBe(8);
  });
});
