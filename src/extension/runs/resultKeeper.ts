import { l10n } from 'vscode';
import type { Result, ResultKey } from '../../shared/model/results';
import type { SlotName } from '../../shared/model/slots';
import { acknowledgeRun, runStoreFailed } from '../../shared/protocol/lsp';
import type { ServerConnection } from '../client/serverConnection';
import type { RunNotifications } from '../notifications/runNotifications';
import type { PanelModel } from '../panel/panelModel';
import type { SlotStore } from '../slots/slotStore';
import type { StoreFault } from '../slots/storeFault';

export interface ResultKeeperParts {
  readonly connection: ServerConnection;
  readonly slots: SlotStore;
  readonly model: PanelModel;
  readonly notifications: RunNotifications;
}

/**
 * Puts results into slots, and tells the background process what became of them: it repeats a result until it is
 * acknowledged, and says when to try again what may work later.
 */
export class ResultKeeper {
  /** By request: the results that are in memory only. */
  private readonly unsaved = new Map<string, ResultKey>();

  constructor(private readonly parts: ResultKeeperParts) {}

  /**
   * @param runs as the server encoded them.
   * @param show called with the slot it is in, also when that could not be saved.
   */
  async keep(requestId: string, result: Result, runs: Uint8Array, show: (slot: SlotName) => void): Promise<void> {
    const isKnown = this.unsaved.has(requestId);
    const fault = await this.parts.slots.store(result, runs);
    const slot = this.parts.slots.find(result.key);
    if (slot) show(slot);
    if (fault && !isKnown) this.offerRetry(requestId, fault);
    await this.settle(requestId, result.key, fault);
  }

  /** The result is kept nowhere on purpose. */
  async drop(requestId: string): Promise<void> {
    await this.parts.connection.notify(acknowledgeRun, { requestId, slot: null });
  }

  /** Tries once more, quietly: the message about it is still there. */
  async keepAgain(requestId: string): Promise<void> {
    const key = this.unsaved.get(requestId);
    if (!key) return this.drop(requestId);
    await this.settle(requestId, key, await this.parts.slots.saveAgain());
  }

  private async settle(requestId: string, key: ResultKey, fault: StoreFault | null): Promise<void> {
    const { connection, model, slots } = this.parts;
    if (fault) {
      this.unsaved.set(requestId, key);
      model.setNotice(l10n.t('The newest result is in memory only. It could not be saved: {0}', fault.message));
      await connection.notify(runStoreFailed, { requestId, ...fault });
      return;
    }
    this.unsaved.delete(requestId);
    model.setNotice(null);
    await connection.notify(acknowledgeRun, { requestId, slot: slots.find(key) });
  }

  private offerRetry(requestId: string, { message }: StoreFault): void {
    this.parts.notifications.unsaved(message, async () => {
      const key = this.unsaved.get(requestId);
      if (!key) return;
      const fault = await this.parts.slots.saveAgain();
      await this.settle(requestId, key, fault);
      if (fault) this.offerRetry(requestId, fault);
    });
  }
}
