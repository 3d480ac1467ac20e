/** A column of a table: numbers stand right, words left. */
export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** The rows under their titles, aligned with spaces. Every row has as many cells as there are columns. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((cells) => [...cells[column]!].length)));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => {
          const padding = ' '.repeat(widths[column]! - [...cell].length);
          return columns[column]!.align === 'left' ? cell + padding : padding + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}
