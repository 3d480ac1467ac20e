import type { Disposable } from '../shared/util/disposable';

/** Time, so that tests can make it stand still. */
export interface Clock {
  /** Milliseconds since 1970; never goes back while the process lives. */
  now(): number;
  /** Calls once after `ms` milliseconds, unless disposed before. */
  after(ms: number, call: () => void): Disposable;
}

/** The time of the machine. Counted from the start of the process, so that setting the machine's clock does no harm. */
export const systemClock: Clock = {
  now: () => performance.timeOrigin + performance.now(),
  after(ms, call) {
    const timer = setTimeout(call, ms);
    return { dispose: () => clearTimeout(timer) };
  },
};
