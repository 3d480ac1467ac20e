import type { ChangedLines } from '../../shared/protocol/webview';

/** Above this product of line counts only whole lines that the other text lacks are told: a table would take too long. */
const maxCells = 250_000;

/** More changes than that nobody reads, and each is an element of the page. */
const maxLines = 200;

/** A line may be as long as the file: only its beginning is told, in characters. */
const maxLineLength = 300;

/**
 * The lines in which two texts differ, in order: those only in `before` with `-`, those only in `after` with `+`.
 * By longest common subsequence (Hunt and McIlroy's problem, solved by the plain table).
 */
export function changedLines(before: string, after: string): ChangedLines {
  if (before === after) return { lines: [], more: 0 };
  const a = before.split(/\r?\n/);
  const b = after.split(/\r?\n/);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  const changes = diff(a.slice(start, a.length - end), b.slice(start, b.length - end));
  return { lines: changes.slice(0, maxLines).map(shortened), more: Math.max(0, changes.length - maxLines) };
}

function diff(a: readonly string[], b: readonly string[]): string[] {
  if (a.length * b.length > maxCells) {
    return [...linesOnlyIn(a, b).map((line) => `-${line}`), ...linesOnlyIn(b, a).map((line) => `+${line}`)];
  }
  const width = b.length + 1;
  // Length of the longest common subsequence of a from row i and b from column j.
  const common = new Uint16Array((a.length + 1) * width);
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j]
          ? common[(i + 1) * width + j + 1]! + 1
          : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  const lines: string[] = [];
  let i = 0;
  let j = 0;
  while (i < a.length || j < b.length) {
    if (i < a.length && j < b.length && a[i] === b[j]) {
      i++;
      j++;
    } else if (j === b.length || (i < a.length && common[(i + 1) * width + j]! >= common[i * width + j + 1]!)) {
      lines.push(`-${a[i++]}`);
    } else {
      lines.push(`+${b[j++]}`);
    }
  }
  return lines;
}

/** The lines that another text has less often, or not at all. */
function linesOnlyIn(lines: readonly string[], other: readonly string[]): string[] {
  const left = new Map<string, number>();
  for (const line of other) left.set(line, (left.get(line) ?? 0) + 1);
  return lines.filter((line) => {
    const count = left.get(line) ?? 0;
    left.set(line, count - 1);
    return count <= 0;
  });
}

function shortened(line: string): string {
  return line.length > maxLineLength ? `${line.slice(0, maxLineLength)}…` : line;
}
