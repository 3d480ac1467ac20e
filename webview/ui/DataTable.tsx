import type { ComponentChildren } from 'preact';
import { useLayoutEffect, useRef, useState } from 'preact/hooks';

export interface Column {
  readonly title: string;
  /** Numbers stand at the right edge, one under the other. */
  readonly isNumber?: boolean;
  /** Words among the numbers, which may go over several lines where there is little room. */
  readonly isWordy?: boolean;
}

export interface Row {
  readonly key: string;
  /** One for each column; the first names the row. */
  readonly cells: readonly ComponentChildren[];
}

interface DataTableProps {
  readonly label: string;
  readonly columns: readonly Column[];
  readonly rows: readonly Row[];
}

/** A table that scrolls within its own frame when it does not fit; then the frame can be reached by keyboard. */
export function DataTable({ label, columns, rows }: DataTableProps) {
  const frame = useRef<HTMLDivElement>(null);
  const [overflows, setOverflows] = useState(false);
  useLayoutEffect(() => {
    const measured = frame.current;
    if (!measured) return;
    const observer = new ResizeObserver(() =>
      setOverflows(measured.scrollWidth > measured.clientWidth || measured.scrollHeight > measured.clientHeight),
    );
    observer.observe(measured);
    return () => observer.disconnect();
  }, []);
  const alignment = (index: number) => {
    const column = columns[index];
    if (!column?.isNumber) return undefined;
    return column.isWordy ? 'number wordy' : 'number';
  };

  return (
    <div ref={frame} class="table-frame" {...(overflows ? { role: 'region', 'aria-label': label, tabIndex: 0 } : {})}>
      <table aria-label={label}>
        <thead>
          <tr>
            {columns.map(({ title }, index) => (
              <th key={title} scope="col" class={alignment(index)}>
                {title}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {rows.map(({ key, cells }) => (
            <tr key={key}>
              {cells.map((cell, index) =>
                index === 0 ? (
                  <th key={index} scope="row">
                    {cell}
                  </th>
                ) : (
                  <td key={index} class={alignment(index)}>
                    {cell}
                  </td>
                ),
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  );
}
