import type { StopSignal } from '../../../shared/protocol/worker';

/** Time a worker fights on before it looks for messages, which takes about a millisecond. */
const turnMs = 25;

/** Hears in a worker whether its task was told to stop. */
export class StopListener {
  private isTold = false;
  private lastTurn = performance.now();

  constructor(private readonly signal: StopSignal) {
    if (!(signal instanceof Int32Array)) signal.onmessage = () => (this.isTold = true);
  }

  /** Whether the task is to stop. Messages can only come while this is awaited. */
  async isStopped(): Promise<boolean> {
    if (this.signal instanceof Int32Array) return Atomics.load(this.signal, 0) !== 0;
    if (performance.now() - this.lastTurn >= turnMs) {
      await new Promise((resolve) => setTimeout(resolve));
      this.lastTurn = performance.now();
    }
    return this.isTold;
  }
}
