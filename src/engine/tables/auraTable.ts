/** Auras of the creatures, a row each, in scenario order; read-only during fights. Sizes are the schema's limits. */
const rows = 1024;

export const auraBearer = new Int32Array(rows);
/** Row of the lasting effect that brings it, while its bearer has that; -1: it is always there. */
export const auraOrigin = new Int32Array(rows);
/** Side of those it affects. */
export const auraSide = new Int32Array(rows);
/** How many it takes in, and how many feet away from its bearer, where distances are kept. */
export const auraReach = new Int32Array(rows);
export const auraRadius = new Int32Array(rows);
/** 1: its bearer is the first of them. */
export const auraHoldsBearer = new Int32Array(rows);
/** Number of its name: of equal names only one counts at a time. */
export const auraName = new Int32Array(rows);
/** Row of `effectRow`: what changes for those in it; -1: nothing. */
export const auraChange = new Int32Array(rows);
/** When it acts: a code of `lastingCodes.ts`; `never` when it does no more than change something. */
export const auraAt = new Int32Array(rows);
export const auraPartFrom = new Int32Array(rows);
export const auraPartTo = new Int32Array(rows);
/** Index into `abilities`; `noSave`. */
export const auraSave = new Int32Array(rows);
export const auraDc = new Int32Array(rows);
export const isAuraHalved = new Int32Array(rows);
/** Row of `effectRow`: its name, and the conditions of who fails the save. */
export const auraEffect = new Int32Array(rows);
/** 1: that brings a condition. */
export const hasAuraConditions = new Int32Array(rows);
