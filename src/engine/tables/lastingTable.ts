/**
 * Lasting effects, riders and conditions as rows, read-only during fights. Equal effects share a row, so that copies of
 * a creature cost nothing. Modes are bits of `advantageBit` and `disadvantageBit`; pages never written cost no memory.
 */
const rows = 1 << 16;
const lists = 1 << 17;

/** Number of its name: of equal names only one counts at a time. */
export const lastingName = new Int32Array(rows);
/** A bit per condition, an index into `conditions`. */
export const lastingConditions = new Int32Array(rows);
/** Levels of exhaustion it adds. */
export const lastingExhaustion = new Int32Array(rows);
/** What it does beside its conditions, as bits of `affectedBits.ts`. */
export const lastingBits = new Int32Array(rows);

export const armorGain = new Int32Array(rows);
/** Of the bearer's attack rolls, of attack rolls against it. */
export const attackGain = new Int32Array(rows);
export const attackedGain = new Int32Array(rows);
/** 1: `attackedGain` is for attacks of the effect's source. */
export const isGainOfSource = new Int32Array(rows);
/** Row of the part rolled for each attack roll or saving throw, -1 for none, and 1 or -1. */
export const attackDice = new Int32Array(rows);
export const attackDiceSign = new Int32Array(rows);
export const saveDice = new Int32Array(rows);
export const saveDiceSign = new Int32Array(rows);
/** Two bits of mode per ability. */
export const saveGain = new Int32Array(rows);
/** Parts added to the bearer's hits, and to hits of the source against it. */
export const hitFrom = new Int32Array(rows);
export const hitTo = new Int32Array(rows);
export const takenFrom = new Int32Array(rows);
export const takenTo = new Int32Array(rows);
/** A bit per damage type. */
export const resistGain = new Int32Array(rows);
export const immuneGain = new Int32Array(rows);
export const vulnerableGain = new Int32Array(rows);
/** Feet, and a factor in halves. */
export const speedGain = new Int32Array(rows);
export const speedHalves = new Int32Array(rows);
export const attacksGain = new Int32Array(rows);

/** Number of the name of the powers that do its bearer no damage, as in `powerName`; 0: there are none. */
export const sparedName = new Int32Array(rows);
/** Parts of its damage, and when: a code of `lastingCodes.ts`. */
export const ongoingFrom = new Int32Array(rows);
export const ongoingTo = new Int32Array(rows);
export const ongoingAt = new Int32Array(rows);
/** When its time is up: at the start or end of the n-th next turn of its source (0) or bearer (1). */
export const endsAt = new Int32Array(rows);
export const endsOf = new Int32Array(rows);
export const endsAfter = new Int32Array(rows);
/** The saving throw that ends it. */
export const endSaveAt = new Int32Array(rows);
export const endSaveAbility = new Int32Array(rows);
export const endSaveDc = new Int32Array(rows);
/** 0: no way out by an action. */
export const escapeDc = new Int32Array(rows);
/** 1: bad enough to spend an action on. */
export const isWorthEscaping = new Int32Array(rows);
/** 0: any number. */
export const lastingUses = new Int32Array(rows);
export const endsWithDamage = new Int32Array(rows);
/** A bit per condition that ends it. */
export const endingConditions = new Int32Array(rows);
/** What keeps it up, bits of `lastingCodes.ts`; 0: it needs nothing. */
export const keptUpBy = new Int32Array(rows);
/** Its bonuses together, in sixteenths: of one name the most potent counts. */
export const potency = new Int32Array(rows);

/** Rows of effects: what an action, a rider or a creature puts on somebody. */
export const effectRow = new Int32Array(lists);
/** Per creature: on it when the fight begins. */
export const startLastingFrom = new Int32Array(512);
export const startLastingTo = new Int32Array(512);
export const startExhaustion = new Int32Array(512);
/** Per creature: conditions it cannot have. */
export const conditionImmunity = new Int32Array(512);
export const escapeBonus = new Int32Array(512);
/** Per creature: feet per round. */
export const baseSpeed = new Int32Array(512);

/** Riders of attacks. 1: only with a critical hit; 1: on the attacker itself. */
export const isRiderCritical = new Int32Array(lists);
export const isRiderOnSelf = new Int32Array(lists);
/** Index into `abilities`; `noSave` for what comes with the hit. */
export const riderSave = new Int32Array(lists);
export const riderDc = new Int32Array(lists);
export const isRiderHalved = new Int32Array(lists);
export const riderPartFrom = new Int32Array(lists);
export const riderPartTo = new Int32Array(lists);
export const riderEffectFrom = new Int32Array(lists);
export const riderEffectTo = new Int32Array(lists);
/** 1: failing its save costs a creature its turns or much of its defence. */
export const isRiderControl = new Int32Array(lists);
/** Feet. */
export const riderPush = new Int32Array(lists);

/** Per condition: modes of its own attacks, of melee and of ranged attacks against it. */
export const conditionAttacks = new Int32Array(32);
export const conditionMelee = new Int32Array(32);
export const conditionRanged = new Int32Array(32);
/** Two bits of mode per ability; a bit per ability whose saves fail outright; mode of its ability checks. */
export const conditionSaves = new Int32Array(32);
export const conditionFails = new Int32Array(32);
export const conditionChecks = new Int32Array(32);
/** Bits of `affectedBits.ts`. */
export const conditionEffects = new Int32Array(32);
/** Bits per damage type. */
export const conditionResists = new Int32Array(32);
export const conditionImmunes = new Int32Array(32);

/** Per level of exhaustion: mode of attacks and saves, mode of checks, what every d20 loses, feet, halves of speed. */
export const exhaustionMode = new Int32Array(32);
export const exhaustionChecks = new Int32Array(32);
export const exhaustionPenalty = new Int32Array(32);
export const exhaustionFeet = new Int32Array(32);
export const exhaustionHalves = new Int32Array(32);
/** 1: the hit point maximum is halved. */
export const exhaustionHalvesHp = new Int32Array(32);
/** Entry 0: the most a concentration save may ask for. */
export const concentrationLimit = new Int32Array(32);
