/** The adventuring day (R19): its steps, and what changes from fight to fight. A single fight is the one row there is. */
const fights = 32;
const units = 2048;

/** Per step: the number of the fight, or `shortRest` or `longRest`. None for a single fight. */
export const dayStep = new Int32Array(64);

/** Per fight: its monsters, and who rolls initiative in it. */
export const fightFrom = new Int32Array(fights);
export const fightTo = new Int32Array(fights);
export const fightUnitFrom = new Int32Array(fights);
export const fightUnitTo = new Int32Array(fights);
/** Index into `tieBreaks`. */
export const fightDistance = new Int32Array(fights);
export const fightTieBreak = new Int32Array(fights);
/** Per fight: 1 when the party is surprised. */
export const isPartySurprised = new Int32Array(fights);

/** Per unit, who rolls initiative together: a creature that rolls, and the members, rows of `unitMember`. */
export const unitLeader = new Int32Array(units);
export const unitFrom = new Int32Array(units);
export const unitTo = new Int32Array(units);
export const unitMember = new Int32Array(units);

/** Per creature: its `initiativeMode` when nobody surprises it. */
export const calmInitiativeMode = new Int32Array(512);

/** Per creature: its hit dice to spend at short rests. */
export const restDiceCount = new Int32Array(512);
export const restDiceSides = new Int32Array(512);
export const restDiceBonus = new Int32Array(512);
