import type { StopPort, StopSignal } from '../../shared/protocol/worker';
import type { Disposable } from '../../shared/util/disposable';

/** Both ends of what tells one task to stop. */
export interface StopSender extends Disposable {
  /** For the worker. */
  readonly signal: StopSignal;
  /** What of the signal is to be transferred. */
  readonly transfer: object[];
  stop(): void;
}

/** By shared memory; by message in a browser that allows its pages none. */
export function createStopSignal(): StopSender {
  return typeof SharedArrayBuffer === 'undefined' ? stopByMessage() : stopByFlag();
}

function stopByFlag(): StopSender {
  const signal = new Int32Array(new SharedArrayBuffer(Int32Array.BYTES_PER_ELEMENT));
  return { signal, transfer: [], stop: () => void Atomics.store(signal, 0, 1), dispose: () => undefined };
}

function stopByMessage(): StopSender {
  const { port1, port2 } = new MessageChannel();
  // Node's types leave out what its ports share with those of browsers.
  const signal = port2 as unknown as StopPort;
  return { signal, transfer: [port2], stop: () => port1.postMessage('stop'), dispose: () => port1.close() };
}
