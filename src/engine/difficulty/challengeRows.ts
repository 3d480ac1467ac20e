/**
 * What a monster of each challenge rating has on average, by the method of the 2014 guide for game masters: hit points,
 * armor class, damage a round, attack bonus and save DC. Numbers only.
 */
export interface ChallengeRow {
  readonly rating: number;
  /** Highest of the band; the next row's begins above it. */
  readonly hitPoints: number;
  readonly armorClass: number;
  readonly damage: number;
  readonly attackBonus: number;
  readonly saveDc: number;
}

export const challengeRatings: readonly number[] = [
  ...[0, 0.125, 0.25, 0.5],
  ...Array.from({ length: 30 }, (_, index) => index + 1),
];

const lowHitPoints = [6, 35, 49, 70];
const lowDamage = [1, 3, 5, 8];

export const challengeRows: readonly ChallengeRow[] = challengeRatings.map((rating, index) => ({
  rating,
  hitPoints: lowHitPoints[index] ?? (rating < 20 ? 70 + 15 * rating : 400 + 45 * (rating - 20)),
  armorClass: stepped(rating, 13, [4, 5, 8, 10, 13, 17]),
  damage: lowDamage[index] ?? (rating < 20 ? 8 + 6 * rating : 140 + 18 * (rating - 20)),
  attackBonus: stepped(rating, 3, [3, 4, 5, 8, 11, 16, 17, 21, 24, 27, 30]),
  saveDc: stepped(rating, 13, [4, 5, 8, 11, 13, 17, 21, 24, 27, 30]),
}));

/** One more from each of the ratings on. */
function stepped(rating: number, lowest: number, from: readonly number[]): number {
  return lowest + from.filter((step) => rating >= step).length;
}
