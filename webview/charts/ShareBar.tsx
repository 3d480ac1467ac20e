type ShareBarKind = 'party' | 'monsters' | 'wins' | 'party before' | 'wins before';

/** A filled part of a bar, beside the number it stands for. */
export function ShareBar({ share, kind }: { readonly share: number; readonly kind: ShareBarKind }) {
  const percent = Math.min(100, Math.max(0, share * 100));
  return (
    <span class={`share-bar ${kind}`} aria-hidden="true">
      <span style={{ width: `${percent}%` }} />
    </span>
  );
}
