import type { PanelStore } from '../store';

/** What went wrong, above everything else: one line for each thing. */
export function Notices({ store }: { readonly store: PanelStore }) {
  const notices = [
    store.problem.value,
    store.snapshot.value?.notice ?? null,
    ...store.failed.value.map(({ title, state }) => `${title} could not be simulated: ${state.reason}`),
  ].filter((notice) => notice !== null);
  return (
    <>
      {notices.map((notice) => (
        <p class="notice" key={notice}>
          <strong>Attention:</strong> {notice}
        </p>
      ))}
    </>
  );
}
