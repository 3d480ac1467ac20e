import type { ResultKey } from '../../shared/model/results';
import type { PanelPage } from '../../shared/protocol/webview';
import type { SlotStore } from '../slots/slotStore';

/** Which page of the panel a command is about. Each waits until what is on disk has been read. */
export const choosePage = {
  /** The newest result; the comparison while that is shown. */
  async newest(slots: SlotStore, shown: PanelPage): Promise<PanelPage> {
    await slots.load();
    return shown === 'compare' && slots.slots.B ? 'compare' : slots.newestName;
  },

  /** The comparison; null when there are not two results. */
  async comparison(slots: SlotStore): Promise<PanelPage | null> {
    await slots.load();
    return slots.slots.B ? 'compare' : null;
  },

  /** The slot that is not shown; slot A from the comparison, and while there is one result. */
  async other(slots: SlotStore, shown: PanelPage): Promise<PanelPage> {
    await slots.load();
    return shown === 'A' && slots.slots.B ? 'B' : 'A';
  },

  /** The slot with the result of a key; null when newer ones have taken its place. */
  async resultOf(slots: SlotStore, key: ResultKey): Promise<PanelPage | null> {
    await slots.load();
    return slots.find(key);
  },
} as const;
