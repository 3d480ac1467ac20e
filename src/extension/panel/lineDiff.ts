/** Above this product of line counts the texts are called different as a whole: the table would not fit in memory. */
const maxCells = 4_000_000;

/**
 * The lines in which two texts differ, in order: those only in `before` with `-`, those only in `after` with `+`.
 * By longest common subsequence (Hunt and McIlroy's problem, solved by the plain table).
 */
export function changedLines(before: string, after: string): string[] {
  if (before === after) return [];
  const a = before.split(/\r?\n/);
  const b = after.split(/\r?\n/);
  let start = 0;
  while (start < a.length && start < b.length && a[start] === b[start]) start++;
  let end = 0;
  while (end < a.length - start && end < b.length - start && a.at(-1 - end) === b.at(-1 - end)) end++;
  return diff(a.slice(start, a.length - end), b.slice(start, b.length - end));
}

function diff(a: readonly string[], b: readonly string[]): string[] {
  const width = b.length + 1;
  if (a.length * b.length > maxCells) return [...a.map((line) => `-${line}`), ...b.map((line) => `+${line}`)];
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
