/** A column of a table: numbers stand right, words left. */
export interface TableColumn {
  readonly title: string;
  readonly align: 'left' | 'right';
}

/** The rows under their titles, aligned with spaces. Every row has as many cells as there are columns. */
export function formatTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const lines = [columns.map(({ title }) => title), ...rows];
  const widths = columns.map((_, column) => Math.max(...lines.map((cells) => widthOf(cells[column]!))));
  return lines
    .map((cells) =>
      cells
        .map((cell, column) => {
          const padding = ' '.repeat(widths[column]! - widthOf(cell));
          return columns[column]!.align === 'left' ? cell + padding : padding + cell;
        })
        .join('  ')
        .trimEnd(),
    )
    .join('\n');
}

const letters = new Intl.Segmenter();

/** In letters as read, not in UTF-16 units. */
function widthOf(text: string): number {
  return [...letters.segment(text)].length;
}
