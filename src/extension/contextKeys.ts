import { type Disposable, commands } from 'vscode';
import { DisposableStore } from '../shared/util/disposable';
import type { ServerConnection } from './client/serverConnection';
import type { ContextKey } from './identifiers';
import type { SlotStore } from './slots/slotStore';

/** Keeps the context keys of the manifest's `when` clauses up to date. */
export class ContextKeys implements Disposable {
  private readonly store = new DisposableStore();
  private readonly values = new Map<ContextKey, boolean>();

  constructor(connection: ServerConnection, slots: SlotStore) {
    this.store.add(
      connection.onDidChangeQueue((queue) => {
        this.set('encounterLab.isBusy', queue !== null && queue.running + queue.waiting > 0);
        this.set('encounterLab.hasQueue', queue !== null && queue.jobs.length > 0);
      }),
    );
    this.store.add(connection.onDidChangeHealth((health) => this.set('encounterLab.isStarted', health !== 'stopped')));
    this.store.add(slots.onDidChange(() => this.set('encounterLab.hasTwoSlots', slots.slots.B !== null)));
  }

  dispose(): void {
    this.store.dispose();
  }

  private set(key: ContextKey, value: boolean): void {
    if (this.values.get(key) === value) return;
    this.values.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
