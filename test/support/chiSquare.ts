/** Chi-square statistic of counts against equal expectation, as standard deviations from its mean (Wilson-Hilferty). */
export function chiSquareSigmas(counts: ArrayLike<number>): number {
  const cells = counts.length;
  let total = 0;
  for (let cell = 0; cell < cells; cell++) total += counts[cell]!;
  const expected = total / cells;
  let statistic = 0;
  for (let cell = 0; cell < cells; cell++) statistic += (counts[cell]! - expected) ** 2 / expected;
  const freedom = cells - 1;
  const spread = 2 / (9 * freedom);
  return (Math.cbrt(statistic / freedom) - (1 - spread)) / Math.sqrt(spread);
}
