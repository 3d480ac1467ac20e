import type { Clock } from '../../src/server/clock';
import type { Disposable } from '../../src/shared/util/disposable';

/** Time that passes when it is told to. */
export class FakeClock implements Clock {
  private readonly timers = new Set<{ readonly at: number; readonly call: () => void }>();

  constructor(private time = 1_000_000) {}

  /** Timers that have not come due. */
  get waiting(): number {
    return this.timers.size;
  }

  now(): number {
    return this.time;
  }

  after(ms: number, call: () => void): Disposable {
    const timer = { at: this.time + ms, call };
    this.timers.add(timer);
    return { dispose: () => void this.timers.delete(timer) };
  }

  /** Lets time pass, calling what falls due in order. What follows from it asynchronously has not happened yet. */
  advance(ms: number): void {
    const until = this.time + ms;
    for (;;) {
      const [next] = [...this.timers].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at);
      if (!next) break;
      this.timers.delete(next);
      this.time = Math.max(this.time, next.at);
      next.call();
    }
    this.time = until;
  }

  /** The machine slept: what is due is called now, once. A negative `ms` sets the clock back, as should never happen. */
  jump(ms: number): void {
    this.time += ms;
    const due = [...this.timers].filter(({ at }) => at <= this.time).sort((a, b) => a.at - b.at);
    for (const timer of due) {
      if (this.timers.delete(timer)) timer.call();
    }
  }
}
