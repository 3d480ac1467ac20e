/** Spell slots a long rest gives by spell level, of a full caster. SRD 5.1 and 5.2, class tables. */
export function fullCasterSlots(level: number): readonly [first: number, second: number, third: number] {
  const table = [
    [2, 0, 0],
    [3, 0, 0],
    [4, 2, 0],
    [4, 3, 0],
    [4, 3, 2],
  ] as const;
  return table[level - 1] ?? table[0];
}

/** Of paladins and rangers, who have none at level 1 in the 2014 rules. */
export function halfCasterSlots(level: number, ruleset: string): readonly [first: number, second: number] {
  const table = [
    [ruleset === '2014' ? 0 : 2, 0],
    [2, 0],
    [3, 0],
    [3, 0],
    [4, 2],
  ] as const;
  return table[level - 1] ?? table[0];
}
