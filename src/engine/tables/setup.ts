/** Entries of the table `setup`. */
export const creatureCount = 0;
export const maxRounds = 1;
/** Index into `tieBreaks`. */
export const tieBreak = 2;
export const unitCount = 3;
export const limitedCount = 4;
export const legendaryCount = 5;
export const poolCount = 6;
export const lairCount = 7;
/** Lasting effects that are there when a fight begins. */
export const startEffectCount = 8;
export const auraCount = 15;
