/** Entries of the table `setup`. */
export const creatureCount = 0;
export const maxRounds = 1;
/** Index into `tieBreaks`. */
export const tieBreak = 2;
/** Rows of the units that roll initiative in the fight. */
export const unitsFrom = 3;
export const unitsTo = 16;
/** Creatures in the fight. */
export const fighterCount = 11;
export const limitedCount = 4;
export const legendaryCount = 5;
export const poolCount = 6;
export const lairCount = 7;
/** Lasting effects that are there when a fight begins. */
export const startEffectCount = 8;
export const auraCount = 15;
/** Steps of the adventuring day; 0: there is one fight. */
export const dayStepCount = 12;
/** 1: hit dice of a rest count their average. */
export const isRestAverage = 13;
/** 1: the rules of 2024. */
export const isRules2024 = 14;
/** Feet between the front ranks; 0: no distances are kept. */
export const startDistance = 9;
