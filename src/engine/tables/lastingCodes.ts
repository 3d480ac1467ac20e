/** Values of the tables `ongoingAt`, `endsAt` and `endSaveAt`: the start or end of a turn, or when damage is taken. */
export const never = 0;
export const atStart = 1;
export const atEnd = 2;
export const atDamage = 3;

/** Values of the table `endsOf`: whose turns count. */
export const ofSource = 0;
export const ofBearer = 1;

/** Bits of the tables `keptUpBy` and `upkeep`, in the order of `upkeeps`; and: the bonus action went to something else. */
export const byAttack = 1;
export const byDamage = 2;
export const bySave = 4;
export const byBonusAction = 8;
export const spentBonusAction = 16;

/** The row of lying prone, which every scenario has. */
export const proneRow = 0;
