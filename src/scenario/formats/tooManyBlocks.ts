const most = 1000;

/** What to say of a file that holds more stat blocks than are read of one; null when it does not. */
export function tooManyBlocks(count: number): string | null {
  return count <= most ? null : `it holds ${count} stat blocks; at most ${most} of a file are read.`;
}
