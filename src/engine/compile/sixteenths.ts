/** Expected damage as the tables hold it: in sixteenths, small enough to be multiplied by 100 targets. */
export function sixteenths(value: number): number {
  return Math.min(10_000_000, Math.round(value * 16));
}
