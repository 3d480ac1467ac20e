/** Experience points of a monster by challenge rating ("Experience Points by Challenge Rating", SRD 5.1 and 5.2). */
export const experienceByChallenge: ReadonlyMap<number, number> = new Map([
  [0, 10],
  [0.125, 25],
  [0.25, 50],
  [0.5, 100],
  ...[
    200, 450, 700, 1100, 1800, 2300, 2900, 3900, 5000, 5900, 7200, 8400, 10000, 11500, 13000, 15000, 18000, 20000,
    22000, 25000, 33000, 41000, 50000, 62000, 75000, 90000, 105000, 120000, 135000, 155000,
  ].map((xp, index) => [index + 1, xp] as const),
]);

/** 2024, per character of level 1 to 20: budget of a Low, Moderate and High encounter (SRD 5.2, "Combat Encounters"). */
export const budgets2024 = {
  names: ['Low', 'Moderate', 'High'],
  byLevel: [
    [50, 75, 100],
    [100, 150, 200],
    [150, 225, 400],
    [250, 375, 500],
    [500, 750, 1100],
    [600, 1000, 1400],
    [750, 1300, 1700],
    [1000, 1700, 2100],
    [1300, 2000, 2600],
    [1600, 2300, 3100],
    [1900, 2900, 4100],
    [2200, 3700, 4700],
    [2600, 4200, 5400],
    [2900, 4900, 6200],
    [3300, 5400, 7800],
    [3800, 6100, 9800],
    [4500, 7200, 11700],
    [5000, 8700, 14200],
    [5500, 10700, 17200],
    [6400, 13200, 22000],
  ],
} as const;

/** 2014, per character of level 1 to 20: thresholds of an encounter (Basic Rules, "Building Combat Encounters"). */
export const thresholds2014 = {
  names: ['Easy', 'Medium', 'Hard', 'Deadly'],
  byLevel: [
    [25, 50, 75, 100],
    [50, 100, 150, 200],
    [75, 150, 225, 400],
    [125, 250, 375, 500],
    [250, 500, 750, 1100],
    [300, 600, 900, 1400],
    [350, 750, 1100, 1700],
    [450, 900, 1400, 2100],
    [550, 1100, 1600, 2400],
    [600, 1200, 1900, 2800],
    [800, 1600, 2400, 3600],
    [1000, 2000, 3000, 4500],
    [1100, 2200, 3400, 5100],
    [1250, 2500, 3800, 5700],
    [1400, 2800, 4300, 6400],
    [1600, 3200, 4800, 7200],
    [2000, 3900, 5900, 8800],
    [2100, 4200, 6300, 9500],
    [2400, 4900, 7300, 10900],
    [2800, 5700, 8500, 12700],
  ],
} as const;

/**
 * 2014: the monsters' experience points count this many times, from so many monsters on (Basic Rules, "Encounter
 * Multipliers"). The first and the last step are only reached by very large and very small parties.
 */
export const multipliers2014 = [
  { from: 0, multiplier: 0.5 },
  { from: 1, multiplier: 1 },
  { from: 2, multiplier: 1.5 },
  { from: 3, multiplier: 2 },
  { from: 7, multiplier: 2.5 },
  { from: 11, multiplier: 3 },
  { from: 15, multiplier: 4 },
  { from: Infinity, multiplier: 5 },
] as const;
