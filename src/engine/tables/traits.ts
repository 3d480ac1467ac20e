/** Bits of the table `traits`: a turn asks one word whether anything but the action is due. */
export const hasRecharge = 1;
export const hasBonusAction = 2;
export const hasFreeAction = 4;
export const hasLegendaryActions = 8;
export const hasSurprise = 16;
export const hasOncePerTurn = 32;
/** Casts spells of which a turn allows only so many. */
export const hasSlotSpells = 64;
export const hasPackTactics = 1 << 7;
export const hasMagicResistance = 1 << 8;
export const hasEvasion = 1 << 9;
/** Turns every failed save into a success as long as it can, whatever is at stake. */
export const resistsAlways = 1 << 10;
export const hasReactions = 1 << 11;
/** Acts by a priority list. */
export const hasPriorities = 1 << 12;
/** Has something that goes with its hits, or that gives it more actions in a turn. */
export const hasStrikes = 1 << 13;
export const hasSurges = 1 << 14;
export const hasRegeneration = 1 << 15;
export const hasMorale = 1 << 16;
/** Distances are kept. */
export const hasZones = 1 << 22;
/** Fights in melee, and goes up to its foes. */
export const closesIn = 1 << 23;
export const bypassesFront = 1 << 24;
export const breaksThrough = 1 << 25;
/** Leaves a foe's reach without being attacked for it. */
export const fliesBy = 1 << 26;

/** Bits of the table `actionBits`: what is out of the ordinary about an action, asked of one word. */
export const needsSneak = 1;
export const doesOnMiss = 2;
export const cleaves = 4;
export const isMagicalAction = 8;
/** Failing its save costs the target its turns or much of its defence. */
export const takesControl = 16;
export const hasRiders = 32;
/** Puts lasting effects on who fails its save, or on allies. */
export const putsEffects = 64;
/** Its effects last as long as its user concentrates. */
export const concentrates = 128;
/** A legendary action that may be taken once between the creature's turns. */
export const isOnceLegendary = 256;
/** Some effect of the scenario spares its bearer the power's damage. */
export const isSparable = 512;

/** Bits of the table `status`. A creature that is neither up nor down is dead, or has fled. */
export const upBit = 1;
/** At 0 hit points and alive. */
export const downBit = 2;
/** Down, and rolls no death saves. */
export const stableBit = 4;
export const frontBit = 8;
/** Not yet chosen as a target of the area that is being placed. */
export const freeBit = 16;
/** Neither up nor down, and not dead: it left the fight (R18). */
export const fledBit = 32;
/** Can be attacked with the attack or power that is being aimed. */
export const reachedBit = 1 << 16;

/** Above the damage types in `actionTypes` and `sensitive`: types that must not be lumped together. */
export const mixedTypes = 1 << 28;
/** In every action's types; in `sensitive` only while events are recorded, which want the types. */
export const tracedTypes = 1 << 29;

/** Values of the table `actionKind`. */
export const attackKind = 0;
export const saveKind = 1;
export const healKind = 2;
export const multiattackKind = 3;
export const boonKind = 4;
export const guardKind = 5;
export const basicKind = 8;

/** Values of the table `basicWhat`, of an action of the basic kind. */
export const stabilises = 0;
export const flees = 1;
export const disengages = 2;
export const dashes = 3;

/** Values of the table `whomItHelps`: anybody of its own side, itself alone, anybody but itself. */
export const helpsAllies = 0;
export const helpsSelf = 1;
export const helpsOthers = 2;

/** Bits of the tables `reactionBits` and `readyReactions`: what a creature's reactions answer. */
export const guardsArmor = 1;
export const guardsDamage = 2;
export const answersMiss = 4;
export const answersDamage = 8;
export const answersLeaving = 16;
export const answersFall = 32;
/** Spares itself the damage of a power. */
export const guardsPower = 64;
export const strikeKind = 6;
export const surgeKind = 7;

/** Bits of the table `barredBy`, and of entry 2 of `clock`: what may be forbidden for the rest of the turn. */
export const slotSpell = 1;
export const magicAction = 2;

/** In the table `saveAbility`: nothing avoids the power. */
export const noSave = -1;

/** Values of the table `healingPolicy`. */
export const healNever = 0;
export const healOnDown = 1;
export const healBelowHalf = 2;

/** Values of the table `limitKind`. A pool is a shared stock; `pointLimit` takes as many points of it as are wanted. */
export const noLimit = 0;
export const ownUses = 1;
export const poolLimit = 2;
export const slotLimit = 3;
export const pointLimit = 4;

/** Uses of what has no limit. */
export const atWill = 1 << 30;

/** Values of the table `dayStep` below the numbers of fights. */
export const shortRest = -1;
export const longRest = -2;
