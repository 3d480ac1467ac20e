import type { SlotName } from '../../src/shared/model/slots';

export function EmptySlot({ name }: { readonly name: SlotName }) {
  return (
    <section class="empty">
      <h1>Slot {name} is empty</h1>
      <p>
        Change an encounter file, or open another one, and run <strong>Encounter Lab: Simulate Encounter</strong>: the
        next result is kept here.
      </p>
    </section>
  );
}
