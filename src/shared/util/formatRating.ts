/** A challenge rating as it is printed: "1/4", "13". */
export function formatRating(rating: number): string {
  return rating > 0 && rating < 1 ? `1/${Math.round(1 / rating)}` : String(rating);
}
