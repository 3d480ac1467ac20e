import type { PanelPage } from '../../src/shared/protocol/webview';
import type { PanelStore } from '../store';
import { Tabs } from '../ui/Tabs';
import { ComparePage } from './ComparePage';
import { EmptyState } from './EmptyState';
import { Notices } from './Notices';
import { ProgressList } from './ProgressList';
import { SlotPage } from './SlotPage';

const pages: readonly { readonly id: PanelPage; readonly title: string }[] = [
  { id: 'A', title: 'Slot A' },
  { id: 'B', title: 'Slot B' },
  { id: 'compare', title: 'Compare' },
];

/** The whole panel. */
export function App({ store }: { readonly store: PanelStore }) {
  return (
    <main>
      <Notices store={store} />
      <ProgressList store={store} />
      <Contents store={store} />
      <div class="visually-hidden" role="status" aria-live="polite">
        {store.announcement.value}
      </div>
    </main>
  );
}

function Contents({ store }: { readonly store: PanelStore }) {
  const results = store.results.value;
  if (!results) return null;
  const { slots } = results;
  if (!slots.A && !slots.B) return <EmptyState />;
  const page = store.page.value;
  return (
    <Tabs label="Results" tabs={pages} active={page} onSelect={(id) => store.show(id)}>
      {page === 'compare' ? (
        <ComparePage results={results} />
      ) : (
        <SlotPage name={page} view={slots[page]} store={store} />
      )}
    </Tabs>
  );
}
