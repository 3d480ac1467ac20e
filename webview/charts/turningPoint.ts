export interface TurningPoint {
  /** Position on the round axis; between `round - 1` and `round`. */
  readonly at: number;
  /** Hit points of both sides there. */
  readonly hp: number;
  /** The round during which the lines cross, 1 or more. */
  readonly round: number;
  /** Who is ahead afterwards. */
  readonly ahead: 'party' | 'monsters';
}

/**
 * Where the two lines cross for the last time, or null when one side is ahead all along.
 *
 * @param party hit points by round, index 0 being the start of the fight
 * @param monsters likewise
 */
export function turningPoint(party: readonly number[], monsters: readonly number[]): TurningPoint | null {
  let found: TurningPoint | null = null;
  let before: { index: number; lead: number } | null = null;
  for (let index = 0; index < Math.min(party.length, monsters.length); index++) {
    const lead = (party[index] ?? 0) - (monsters[index] ?? 0);
    if (lead === 0) continue;
    if (before && Math.sign(before.lead) !== Math.sign(lead)) {
      const part = before.lead / (before.lead - lead);
      const at = before.index + part * (index - before.index);
      found = { at, hp: valueAt(party, at), round: Math.max(1, Math.ceil(at)), ahead: lead > 0 ? 'party' : 'monsters' };
    }
    before = { index, lead };
  }
  return found;
}

function valueAt(values: readonly number[], at: number): number {
  const left = values[Math.floor(at)] ?? 0;
  const right = values[Math.ceil(at)] ?? left;
  return left + (right - left) * (at - Math.floor(at));
}
