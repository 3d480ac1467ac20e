/**
 * Moves labels apart so that they do not cover each other, each staying as near to its mark as it can.
 *
 * @param wanted where each label would like to be, in pixels
 * @param gap least distance between two labels
 * @returns positions in the order given, within `min` to `max` as long as they all fit
 */
export function spreadLabels(wanted: readonly number[], gap: number, min: number, max: number): number[] {
  const order = wanted.map((_, index) => index).sort((a, b) => (wanted[a] ?? 0) - (wanted[b] ?? 0));
  const placed = new Array<number>(wanted.length).fill(min);
  let lowest = min;
  for (const index of order) {
    placed[index] = Math.max(lowest, wanted[index] ?? min);
    lowest = (placed[index] ?? min) + gap;
  }
  let highest = max;
  for (const index of order.reverse()) {
    placed[index] = Math.min(highest, placed[index] ?? max);
    highest = (placed[index] ?? max) - gap;
  }
  return placed;
}
