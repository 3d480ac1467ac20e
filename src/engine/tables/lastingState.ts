/**
 * Lasting effects in the fight that is being fought. A creature bears up to `perCreature` of them, oldest first, in
 * entries `creature * perCreature + index`. What they come to together is kept ready and worked out anew only when one
 * begins or ends.
 */
const rows = 512;
export const perCreature = 16;

export const lastingCount = new Int32Array(rows);
/** Row of `lastingTable.ts`. */
export const bornRow = new Int32Array(rows * perCreature);
export const bornSource = new Int32Array(rows * perCreature);
/** Conditions it brings to this bearer: without those it is immune to. */
export const bornConditions = new Int32Array(rows * perCreature);
export const bornTurns = new Int32Array(rows * perCreature);
export const bornUses = new Int32Array(rows * perCreature);
/** 1: lasts as long as its source concentrates. */
export const isBornOfConcentration = new Int32Array(rows * perCreature);

/** Bits of `affectedBits.ts`; 0: nothing lasting concerns the creature. */
export const affected = new Int32Array(rows);
/** A bit per condition it has, by its effects; who is down at 0 hit points is unconscious beside that. */
export const conditionBits = new Int32Array(rows);
/** Mode bits of its attacks, and of melee and ranged attacks against it. */
export const ownAttackMode = new Int32Array(rows);
export const meleeMode = new Int32Array(rows);
export const rangedMode = new Int32Array(rows);
export const checkMode = new Int32Array(rows);
/** Added to its armor class, taken from its every d20. */
export const armorChange = new Int32Array(rows);
export const rollPenalty = new Int32Array(rows);
/** Two bits of mode per ability; a bit per ability whose saves fail outright. */
export const saveModes = new Int32Array(rows);
export const failedSaves = new Int32Array(rows);
/** Damage types, beside those it has by nature. */
export const resistAdded = new Int32Array(rows);
export const immuneAdded = new Int32Array(rows);
export const vulnerableAdded = new Int32Array(rows);
/** Attack rolls added to its attack action. */
export const attacksAdded = new Int32Array(rows);
/** Feet per round. */
export const speed = new Int32Array(rows);

/** Levels. */
export const exhaustion = new Int32Array(rows);
/** Effects in the fight that it brought. */
export const broughtCount = new Int32Array(rows);
/** Of these, those whose time is counted in its turns. */
export const timedCount = new Int32Array(rows);
/** Row of the action it concentrates on, plus 1; 0: none. And how many effects that keeps up. */
export const concentratingOn = new Int32Array(rows);
export const concentrationCount = new Int32Array(rows);
/** What it has done since the end of its last turn to keep effects up: bits of `lastingCodes.ts`. */
export const upkeep = new Int32Array(rows);
/** Saving throws that damage has asked of it. */
export const damageSaves = new Int32Array(rows);
