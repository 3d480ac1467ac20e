import type { ComponentChildren } from 'preact';
import { useId, useState } from 'preact/hooks';
import { type Column, DataTable, type Row } from '../ui/DataTable';
import { useWidth } from './useWidth';

interface ChartFigureProps {
  readonly name: string;
  /** What the picture shows, in a sentence. */
  readonly summary: string;
  /** The marks one can step through with the arrow keys or the mouse. */
  readonly marks: {
    /** What they are: "Round". */
    readonly label: string;
    readonly count: number;
    /** The numbers at a mark, in words. */
    readonly text: (mark: number) => string;
    /** The mark nearest to a place in the picture, in pixels from its left edge. */
    readonly nearest: (x: number, width: number) => number;
  };
  /** The numbers of the picture. */
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
  /** Draws the picture; `mark` is the one pointed at. */
  readonly draw: (width: number, mark: number | null) => ComponentChildren;
}

/** A picture with its name, what it says in words, its marks one by one, and its numbers as a table. */
export function ChartFigure({ name, summary, marks, columns, rows, draw }: ChartFigureProps) {
  const id = useId();
  const [plot, width] = useWidth<HTMLDivElement>();
  const [mark, setMark] = useState<number | null>(null);
  const last = marks.count - 1;
  const shown = mark === null ? null : Math.min(mark, last);

  const step = (event: KeyboardEvent) => {
    const moves: Record<string, number> = {
      ArrowRight: (shown ?? -1) + 1,
      ArrowUp: (shown ?? -1) + 1,
      ArrowLeft: (shown ?? 1) - 1,
      ArrowDown: (shown ?? 1) - 1,
      Home: 0,
      End: last,
    };
    const next = moves[event.key];
    if (next === undefined) return;
    event.preventDefault();
    setMark(Math.min(last, Math.max(0, next)));
  };
  const point = (event: PointerEvent & { readonly currentTarget: HTMLElement }) => {
    if (width === null) return;
    const x = event.clientX - event.currentTarget.getBoundingClientRect().left;
    setMark(Math.min(last, Math.max(0, marks.nearest(x, width))));
  };

  return (
    <figure class="chart" aria-labelledby={`${id}-name`}>
      <figcaption>
        <h2 id={`${id}-name`}>{name}</h2>
        <p id={`${id}-summary`}>{summary}</p>
      </figcaption>
      <div
        ref={plot}
        class="plot"
        role="slider"
        tabIndex={0}
        aria-label={`${name}: ${marks.label}`}
        aria-describedby={`${id}-summary`}
        aria-valuemin={0}
        aria-valuemax={last}
        aria-valuenow={shown ?? 0}
        aria-valuetext={marks.text(shown ?? 0)}
        onKeyDown={step}
        onFocus={() => setMark((current) => current ?? 0)}
        onBlur={() => setMark(null)}
        onPointerMove={point}
        onPointerLeave={() => setMark(null)}
      >
        {width === null ? null : draw(width, shown)}
      </div>
      <p class="reading" aria-hidden="true">
        {shown === null ? '\u00a0' : marks.text(shown)}
      </p>
      <details>
        <summary>{name} as a table</summary>
        <DataTable label={name} columns={columns} rows={rows} />
      </details>
    </figure>
  );
}
