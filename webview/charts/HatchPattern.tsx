/** Diagonal lines, for what must be told from a plain area without its colour. */
export function HatchPattern({ id, class: name }: { readonly id: string; readonly class: string }) {
  return (
    <pattern id={id} width="5" height="5" patternUnits="userSpaceOnUse" patternTransform="rotate(45)">
      <line class={name} x1="1" x2="1" y1="0" y2="5" />
    </pattern>
  );
}
