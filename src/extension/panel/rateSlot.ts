import type { SimulatedRatings } from '../../shared/model/results';
import type { SlotName } from '../../shared/model/slots';
import { rateMonsters } from '../../shared/protocol/lsp';
import type { ServerConnection } from '../client/serverConnection';
import type { SlotStore } from '../slots/slotStore';

/** The challenge ratings that the monsters of a slot show in fights. Null when the slot is empty or they cannot be had. */
export async function rateSlot(
  slots: SlotStore,
  connection: ServerConnection,
  slot: SlotName,
): Promise<SimulatedRatings | null> {
  const content = slots.slots[slot];
  if (!content) return null;
  const reply = await connection.request(rateMonsters, { scenario: content.result.scenario });
  return reply.ok ? reply.value : null;
}
