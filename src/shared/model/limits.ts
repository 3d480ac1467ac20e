/** The largest values anything in a scenario may have. */
export const limits = {
  /** In one fight. */
  creatures: 100,
  /** In all fights of a day together. */
  dayCreatures: 400,
  dayFights: 12,
  diceCount: 100,
  diceSides: 1000,
  diceTerms: 10,
  flatBonus: 10_000,
  damageParts: 10,
  hitPoints: 100_000,
  armorClass: 100,
  modifier: 100,
  actions: 60,
  /** Of all creatures of a day together, spells counted once for each kind of slot; a single fight has no more. */
  dayActions: 16_000,
  attackRolls: 30,
  multiattackSteps: 20,
  targets: 100,
  uses: 1000,
  /** Lasting effects and riders of one action, auras and lasting effects of one creature. */
  effects: 10,
  /** Shared stocks of one creature, such as spell slots of each level. */
  pools: 20,
  priorityLines: 50,
  /** In the creature's own turns. */
  turns: 1000,
  runs: 10_000_000,
  rounds: 1000,
  seed: 0xffff_ffff,
  feet: 10_000,
  textLength: 500,
} as const;
