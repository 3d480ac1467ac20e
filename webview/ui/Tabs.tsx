import type { ComponentChildren } from 'preact';

interface TabsProps<Id extends string> {
  /** Says what the tabs choose between. */
  readonly label: string;
  readonly tabs: readonly { readonly id: Id; readonly title: string }[];
  readonly active: Id;
  readonly onSelect: (id: Id) => void;
  /** The contents of the active tab. */
  readonly children: ComponentChildren;
}

/** Tabs with the arrow keys, Home and End, of which only the active one has contents. */
export function Tabs<Id extends string>({ label, tabs, active, onSelect, children }: TabsProps<Id>) {
  const select = (event: Event) => {
    const { detail } = event as CustomEvent<unknown>;
    // Whatever else changes inside the tabs sends an event of the same name upwards.
    if (event.target !== event.currentTarget || !(detail instanceof HTMLElement)) return;
    const chosen = tabs.find(({ id }) => tabId(id) === detail.id);
    if (chosen && chosen.id !== active) onSelect(chosen.id);
  };
  return (
    <vscode-panels class="tabs" activeid={tabId(active)} aria-label={label} onChange={select}>
      {tabs.map(({ id, title }) => (
        <vscode-panel-tab key={id} id={tabId(id)}>
          {title}
        </vscode-panel-tab>
      ))}
      {tabs.map(({ id }) => (
        <vscode-panel-view key={id} id={`view-${id}`}>
          {id === active ? children : null}
        </vscode-panel-view>
      ))}
    </vscode-panels>
  );
}

function tabId(id: string): string {
  return `tab-${id}`;
}
