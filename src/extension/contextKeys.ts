import { type Disposable, commands } from 'vscode';
import type { QueueSnapshot } from '../shared/model/queue';
import { DisposableStore } from '../shared/util/disposable';
import type { ServerConnection } from './client/serverConnection';
import type { ContextKey } from './identifiers';
import type { SlotStore } from './slots/slotStore';
import { actsOf, hasEnded, isWaiting } from './status/jobActs';

/** Keeps the context keys of the manifest's `when` clauses up to date. */
export class ContextKeys implements Disposable {
  private readonly store = new DisposableStore();
  private readonly values = new Map<ContextKey, boolean>();

  constructor(connection: ServerConnection, slots: SlotStore) {
    this.store.add(connection.onDidChangeQueue((queue) => this.setQueue(queue)));
    this.store.add(connection.onDidChangeHealth((health) => this.set('encounterLab.isStarted', health !== 'stopped')));
    this.store.add(slots.onDidChange(() => this.set('encounterLab.hasTwoSlots', slots.slots.B !== null)));
  }

  dispose(): void {
    this.store.dispose();
  }

  private setQueue(queue: QueueSnapshot | null): void {
    const jobs = queue?.jobs ?? [];
    this.set('encounterLab.isBusy', queue !== null && queue.running + queue.waiting > 0);
    this.set('encounterLab.isPaused', queue?.isPaused ?? false);
    this.set('encounterLab.hasQueue', jobs.length > 0);
    this.set(
      'encounterLab.hasWaiting',
      jobs.some(({ state }) => isWaiting(state)),
    );
    this.set(
      'encounterLab.hasFailed',
      jobs.some((job) => actsOf(job).includes('retry')),
    );
    this.set(
      'encounterLab.hasEnded',
      jobs.some(({ state }) => hasEnded(state)),
    );
    this.set(
      'encounterLab.hasRemovable',
      jobs.some((job) => actsOf(job).includes('remove')),
    );
  }

  private set(key: ContextKey, value: boolean): void {
    if (this.values.get(key) === value) return;
    this.values.set(key, value);
    void commands.executeCommand('setContext', key, value);
  }
}
