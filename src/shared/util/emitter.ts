import type { Disposable } from './disposable';

/** Subscribes to an event; disposing the result ends the subscription. */
export type Event<T> = (listener: (value: T) => void) => Disposable;

/** The sending end of an {@link Event}. Listeners are called in the order of subscription. */
export class Emitter<T> implements Disposable {
  private readonly listeners = new Set<{ call: (value: T) => void }>();

  readonly event: Event<T> = (listener) => {
    const entry = { call: listener };
    this.listeners.add(entry);
    return { dispose: () => void this.listeners.delete(entry) };
  };

  fire(value: T): void {
    for (const entry of [...this.listeners]) entry.call(value);
  }

  dispose(): void {
    this.listeners.clear();
  }
}
